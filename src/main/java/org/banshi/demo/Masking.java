package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.program.WorkList;
import org.banshi.promised.Promised;
import org.springframework.stereotype.Component;

/** The words of the year's promises: masked by the list office, released by the supervisor; two of each list still wait. */
@Component
final class Masking {
    private static final Duration BEFORE_NOW = Duration.ofMinutes(40);
    private static final int MOST = 900;

    private final Promised promised;

    Masking(Promised promised) {
        this.promised = promised;
    }

    /** All of it, shortly before now. */
    List<Happening> happenings(Instant now, Cast cast) {
        return List.of(new Happening(now.minus(BEFORE_NOW), "words", () -> {
            Actor.Staff office = cast.login("office");
            Actor.Staff supervisor = cast.login("supervisor");
            for (WorkList list : promised.lists(office)) {
                List<Promised.Typed> waiting = promised.waiting(list.code(), MOST, office);
                promised.propose(
                        list.code(), butOne(waiting).stream().map(Masking::read).toList(), office);
                promised.release(list.code(), butOne(promised.proposed(list.code(), MOST, supervisor)), supervisor);
            }
        }));
    }

    private static <T> List<T> butOne(List<T> all) {
        return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }

    /** Somebody read it: what it says of health or hardship is not about one person. */
    private static Promised.Typed read(Promised.Typed typed) {
        return new Promised.Typed(typed.nr(), typed.print(), typed.words(), true);
    }
}
