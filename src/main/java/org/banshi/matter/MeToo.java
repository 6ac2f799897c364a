package org.banshi.matter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.springframework.stereotype.Service;

/**
 * What others in the same street or at the same place have raised already, for somebody who is about to raise the same.
 * Nobody learns more of it than of any other public matter (R-S11): category, street, age and state. Where the street is
 * not told, or the matter is to be kept secret, nothing is offered, so that words alone find nothing out.
 */
@Service
public final class MeToo {
    private static final int MOST = 3;
    /** Of those alike so many are looked at, since not all of them may be shown. */
    private static final int LOOKED_AT = 20;
    /** Less is another matter: what a stranger could try out with a word or two is not shown. */
    private static final double LEAST = 0.25;

    private final Alike alike;
    private final Published published;
    private final Kinds kinds;
    private final CityClock clock;

    MeToo(Alike alike, Published published, Kinds kinds, CityClock clock) {
        this.alike = alike;
        this.published = published;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * One that may be the same.
     *
     * @param entry as much as anybody may know of it
     * @param samePlace whether it is of the same address, or within 150 m
     * @param sameCategory whether it is of the same category
     * @param days how many days ago it was raised
     */
    public record Candidate(Published.Entry entry, boolean samePlace, boolean sameCategory, long days) {}

    /** Open matters that may be the same, the likest first; three at most. */
    public List<Candidate> to(NewMatter wanted) {
        boolean secret = kinds.require(wanted.kind()).isShielded(wanted.type(), wanted.confidential());
        return secret ? List.of() : to(alike.asked(Draft.of(wanted)));
    }

    /** Those that may be the same as one that was raised, but itself. */
    public List<Candidate> to(Matter matter) {
        boolean secret = kinds.require(matter.kind()).isShielded(matter.type(), matter.confidential());
        return secret ? List.of() : to(alike.asked(matter.number()));
    }

    private List<Candidate> to(Alike.Asked asked) {
        Conditions open =
                Conditions.open().and("m.outcome is null and m.main_id is null and not " + Conditions.SHIELDED);
        List<Alike.Near> found = alike.find(asked, open, LOOKED_AT).stream()
                .filter(near -> near.samePlace() || near.sameStreet())
                .filter(near -> near.words() >= LEAST)
                .toList();
        Map<Long, Published.Entry> entries =
                published.byId(found.stream().mapToLong(Alike.Near::id).toArray());
        return found.stream()
                .flatMap(near -> Stream.ofNullable(entries.get(near.id()))
                        .map(entry -> new Candidate(
                                entry,
                                near.samePlace(),
                                near.sameCategory(),
                                Duration.between(entry.raisedAt(), clock.instant())
                                        .toDays())))
                .limit(MOST)
                .toList();
    }

    /**
     * The number inside the house of a public matter, for whoever says that the own one is the same; it goes on the
     * ledger and is not told.
     */
    public Optional<String> number(String handle) {
        return published.number(handle);
    }
}
