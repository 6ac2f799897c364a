package org.banshi.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.calendar.CityClock;
import org.banshi.rule.RuleEffect.Standing;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a change of a rule would do to what is there: the rooms' own code is asked, with the change supposed. */
@Service
public final class Effects {
    /** How many things are looked at, so that an answer comes within a second or two. */
    static final int MOST = 5_000;

    private static final int SOME = 20;

    private final Rules rules;
    private final CityClock clock;
    private final ObjectProvider<RuleEffect> effects;
    private final TransactionTemplate reading;

    Effects(Rules rules, CityClock clock, ObjectProvider<RuleEffect> effects, PlatformTransactionManager transactions) {
        this.rules = rules;
        this.clock = clock;
        this.effects = effects;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        // Both looks see the same things.
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What would be otherwise.
     *
     * @param name what is decided, as {@link RuleEffect#name()}
     * @param looked how many things were looked at
     * @param all how many there are
     * @param changed of how many of those looked at something else would be decided
     * @param groups from what to what how many change, the most first
     * @param some of them, at most 20
     */
    public record Shift(String name, long looked, long all, long changed, List<Group> groups, List<One> some) {}

    /** So many go from one to another; times are told one by one only, and then there are no groups. */
    public record Group(@Nullable Object before, @Nullable Object after, long many) {}

    /** One thing. */
    public record One(
            String number,
            @Nullable Object before,
            @Nullable Object after) {}

    /**
     * What publishing a value that somebody typed as JSON would change, were it to hold from now on; nothing is stored.
     *
     * @return empty if no room can tell, which is not the same as no change
     * @throws Problem 404 for an unknown rule, 422 with field {@code value} for JSON that is not such a value
     */
    public List<Shift> ofJson(String rule, String json) {
        return ofTyped(rules.key(rule), json);
    }

    private <T> List<Shift> ofTyped(RuleKey<T> key, String json) {
        return of(key, rules.parse(key, json));
    }

    /** What publishing a value would change, were it to hold from now on; nothing is stored. Empty if no room can tell. */
    public <T> List<Shift> of(RuleKey<T> key, T value) {
        Instant now = clock.instant();
        return effects.stream()
                .filter(effect -> effect.rule().equals(key))
                .map(effect -> Objects.requireNonNull(reading.execute(_ -> {
                    Standing before = effect.looking().at(now, MOST);
                    Standing after =
                            rules.supposing(key, value, () -> effect.looking().at(now, MOST));
                    return shift(effect.name(), before, after);
                })))
                .toList();
    }

    private static Shift shift(String name, Standing before, Standing after) {
        List<One> changed = new ArrayList<>();
        before.values().forEach((number, was) -> {
            Object will = after.values().get(number);
            if (!Objects.equals(was, will)) {
                changed.add(new One(number, was, will));
            }
        });
        Map<Group, Long> counts = new LinkedHashMap<>();
        changed.stream()
                .filter(one -> !(one.before() instanceof Instant) && !(one.after() instanceof Instant))
                .forEach(one -> counts.merge(new Group(one.before(), one.after(), 0), 1L, Long::sum));
        List<Group> groups = counts.entrySet().stream()
                .map(entry -> new Group(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
                .sorted(Comparator.comparingLong(Group::many).reversed())
                .limit(SOME)
                .toList();
        return new Shift(
                name,
                before.values().size(),
                before.all(),
                changed.size(),
                groups,
                changed.stream().limit(SOME).toList());
    }
}
