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
        byte[] given = Births.codeHash(secrets, number, code);
        Boolean same = db.query(
                "select code_hash from matter_matter where number = ? and code_hash is not null",
                rows -> rows.next() && MessageDigest.isEqual(rows.getBytes(1), given),
                number);
        return Boolean.TRUE.equals(same) ? Optional.of(new Actor.Raiser(number)) : Optional.empty();
    }
}
