package org.banshi.matter;

import java.security.MessageDigest;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Secrets;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Proves the raiser by the receipt's code. */
@Service
public final class Proofs {
    private final JdbcTemplate db;
    private final Secrets secrets;

    Proofs(JdbcTemplate db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** The raiser of a matter, if number and code belong together. */
    public Optional<Actor.Raiser> prove(String number, String code) {
        byte[] expected = db.query(
                "select code_hash from matter_matter where number = ?",
                rows -> rows.next() ? rows.getBytes(1) : null,
                number);
        byte[] given = Births.codeHash(secrets, number, code);
        return expected != null && MessageDigest.isEqual(expected, given)
                ? Optional.of(new Actor.Raiser(number))
                : Optional.empty();
    }
}
