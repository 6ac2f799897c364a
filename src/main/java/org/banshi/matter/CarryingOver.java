package org.banshi.matter;

import org.banshi.access.Actor;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises another matter for whoever raised a first one. Who that is goes from seal to seal inside the engine: nobody is
 * shown it, so nobody looked.
 */
@Service
public class CarryingOver {
    private final Ledger ledger;
    private final MatterRows rows;
    private final Identities identities;

    CarryingOver(Ledger ledger, MatterRows rows, Identities identities) {
        this.ledger = ledger;
        this.rows = rows;
        this.identities = identities;
    }

    /**
     * Puts a new matter on the ledger whose raiser is that of another one; what it says of its raiser is not read.
     *
     * @param number the other one; whoever calls has seen to the raiser's consent
     * @throws Problem 404 if there is none
     */
    @Transactional
    public Receipt raise(String number, NewMatter wanted, Actor actor) {
        Matter first = rows.find(number)
                .orElseThrow(() -> Problem.notFound("noSuchMatter", number))
                .matter();
        return ledger.raise(
                new NewMatter(
                        wanted.kind(),
                        wanted.type(),
                        wanted.grade(),
                        wanted.category(),
                        wanted.words(),
                        wanted.place(),
                        wanted.origin(),
                        identities.open(first.id()).orElse(NewMatter.Identity.NONE),
                        wanted.confidential(),
                        wanted.own()),
                actor);
    }
}
