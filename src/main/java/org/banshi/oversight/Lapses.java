package org.banshi.oversight;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Ends what was asked of the tier above once the matter is with another unit, or is over: else it would stay with people
 * who answer to a unit that has nothing to tell anybody.
 *
 * <p>In a sweep and not in the act that moved the matter: a raised matter is locked before the one it is about, never after.
 */
@Service
class Lapses {
    private static final Logger LOG = LoggerFactory.getLogger(Lapses.class);

    /** What holds for a raised matter {@code r} about the matter {@code m}; in state back the unit that asked still says whether it helped. */
    static final String MOOT = """
            (m.unit is distinct from r.asked_by
              or m.outcome is not null and (select own.state from matter_row own where own.id = r.matter) <> 'back')""";

    private static final int AT_ONCE = 200;

    private final Ledger ledger;
    private final JdbcClient db;

    Lapses(Ledger ledger, JdbcClient db) {
        this.ledger = ledger;
        this.db = db;
    }

    /** Ends each that nobody needs any more and that has no part open; returns how many. */
    int sweep() {
        List<String> moot = db.sql("""
                        select own.number from oversight_raising r join matter_row m on m.id = r.about
                        join matter_row own on own.id = r.matter
                        where r.open and\s""" + MOOT + " and not " + RaisingSteps.OPEN_PARTS.formatted("r.matter")
                        + " order by r.matter limit " + AT_ONCE)
                .query(String.class)
                .list();
        int lapsed = 0;
        for (String number : moot) {
            try {
                ledger.perform(number, "lapse", Map.of(), new Actor.House(), null);
                lapsed++;
            } catch (Problem meanwhile) {
                LOG.atInfo().addKeyValue("problem", meanwhile.code()).log("a raised matter did not lapse");
            }
        }
        return lapsed;
    }
}
