package org.banshi.matter;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two ways in which staff may look behind a matter: its raiser's identity, and the earlier matters of a caller. Each
 * read needs a reason and is logged, and the raiser can see it (R-S10). There is no list or count of people.
 */
@Service
public class Callers {
    private static final int MOST = 20;

    private final Ledger ledger;
    private final Matters matters;
    private final Identities identities;
    private final Kinds kinds;
    private final Looks looks;
    private final JdbcTemplate db;

    Callers(Ledger ledger, Matters matters, Identities identities, Kinds kinds, Looks looks, JdbcTemplate db) {
        this.ledger = ledger;
        this.matters = matters;
        this.identities = identities;
        this.kinds = kinds;
        this.looks = looks;
        this.db = db;
    }

    /**
     * Shows who raised a matter, once, to somebody whose lifecycle allows the action {@code reveal}.
     *
     * @param reason why it must be known
     * @throws Problem as {@link Ledger#perform}
     */
    @Transactional
    public NewMatter.Identity reveal(String number, String reason, Actor.Staff actor) {
        Done done = ledger.perform(number, "reveal", java.util.Map.of("reason", reason), actor, null);
        looks.record(actor, number, "identity", reason);
        return identities.open(done.id()).orElse(NewMatter.Identity.NONE);
    }

    /**
     * The matters raised from a phone number, newest first, at most twenty, for somebody who has that caller on the line.
     *
     * @param phone the number
     * @param call the call's id, which is the reason
     */
    @Transactional
    public List<Matter> of(String phone, String call, Actor.Staff actor) {
        boolean may = kinds.all().stream()
                .anyMatch(kind -> kind.wordReaders().stream().anyMatch(actor::has));
        if (!may) {
            throw Problem.forbidden("notYours", "history");
        }
        if (call.isBlank()) {
            throw Problem.invalid("call", "required");
        }
        List<Matter> found = identities.mattersOf(phone, MOST).stream()
                .flatMap(id -> db.query("select m.* from matter_matter m where id = ?", Matter::read, id).stream())
                .filter(matter -> matters.isReadable(matter, actor))
                .toList();
        found.forEach(matter -> looks.record(actor, matter.number(), "history", call));
        return found;
    }
}
