package org.banshi.desk;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Merges several matters into one, all or none: what was looked at together is done together. */
@Service
class Merging {
    static final String MERGE = "merge";
    static final String UNMERGE = "unmerge";

    private final Ledger ledger;
    private final Matters matters;

    Merging(Ledger ledger, Matters matters) {
        this.ledger = ledger;
        this.matters = matters;
    }

    /**
     * A matter as it was looked at.
     *
     * @param number which
     * @param version its version then
     */
    record Seen(String number, int version) {}

    /**
     * Merges.
     *
     * @throws Problem as {@link Ledger#perform}; 409 also when the main one has changed meanwhile
     */
    @Transactional
    void merge(Seen main, List<Seen> others, String reason, Actor.Staff staff) {
        Matter held = matters.hold(main.number()).orElseThrow(() -> Problem.notFound("noSuchMatter", main.number()));
        if (held.version() != main.version()) {
            throw Problem.conflict("stale", held.version());
        }
        Map<String, String> form = Map.of("main", main.number(), "reason", reason);
        others.forEach(other -> ledger.perform(other.number(), MERGE, form, staff, other.version()));
    }

    /**
     * Takes one out again.
     *
     * @throws Problem as {@link Ledger#perform}
     */
    @Transactional
    void undo(Seen merged, Actor.Staff staff) {
        ledger.perform(merged.number(), UNMERGE, Map.of(), staff, merged.version());
    }
}
