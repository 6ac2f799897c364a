package org.banshi.oversight;

import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** Takes a matter to do something about it, if the actor may know of it. */
@Component
final class Reach {
    private final Matters matters;
    private final Marks marks;

    Reach(Matters matters, Marks marks) {
        this.matters = matters;
        this.marks = marks;
    }

    /**
     * The matter, which nobody changes until the transaction ends.
     *
     * @throws Problem 404 if there is none or the actor may not know of it
     */
    Matter hold(String number, Actor.Staff staff) {
        if (!isKnown(number, staff)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return marks.hold(number).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
    }

    /** Of these numbers those of matters that somebody may know of. */
    Set<String> known(List<String> numbers, Actor.Staff staff) {
        return numbers.isEmpty() ? Set.of() : matters.titles(numbers, staff).keySet();
    }

    /** Whether somebody may know of a matter. */
    boolean isKnown(String number, Actor.Staff staff) {
        return matters.titles(List.of(number), staff).containsKey(number);
    }
}
