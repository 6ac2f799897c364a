package org.banshi.pattern;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rates.Asked;
import org.banshi.rates.Figure;
import org.banshi.rates.Rates;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Works out what in a month of account is worth a look. Nothing of it is kept. */
@Service
public class Patterns {
    private static final int KEY_BYTES = 12;

    private final PatternRows rows;
    private final Rates rates;
    private final Matters matters;
    private final Units units;
    private final Rules rules;
    private final Secrets secrets;
    private final CityClock clock;

    Patterns(
            PatternRows rows,
            Rates rates,
            Matters matters,
            Units units,
            Rules rules,
            Secrets secrets,
            CityClock clock) {
        this.rows = rows;
        this.rates = rates;
        this.matters = matters;
        this.units = units;
        this.rules = rules;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A month of account.
     *
     * @param rule the rule by which is looked
     * @param patterns what is worth a look, by sort and unit
     */
    public record Month(
            YearMonth month, LocalDate from, LocalDate until, Versioned<PatternRule> rule, List<Pattern> patterns) {}

    /** A request behind a pattern; without number, class and day where the reader may not know of it. */
    public record Behind(
            long id,
            @Nullable String number,
            @Nullable String unit,
            @Nullable String category,
            @Nullable Instant closedAt) {}

    /** A pattern with a page of its list. */
    public record Opened(Pattern pattern, PatternRule rule, Slice<Behind> requests) {}

    /** A pattern and what its list is found by, which nobody is told. */
    record Found(Pattern pattern, String what, List<Long> matters) {}

    /** The month of account that is running. */
    public YearMonth month() {
        return rates.month();
    }

    /**
     * What is worth a look in a month.
     *
     * @throws Problem 403 for whoever handles, calls back, or belongs to a unit that handles
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Month of(YearMonth month, Actor.Staff reader) {
        require(reader);
        Asked asked = asked(month, reader);
        Versioned<PatternRule> rule = rules.current(PatternRule.RULE);
        return new Month(
                month,
                asked.from(),
                asked.until(),
                rule,
                found(month, reader, rule.value()).stream().map(Found::pattern).toList());
    }

    /**
     * The requests behind one of them, the newest first.
     *
     * @param key of the pattern
     * @param after the last of the page before
     * @throws Problem 404 for what is not shown, or has no list
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Opened open(YearMonth month, String key, @Nullable Long after, int size, Actor.Staff reader) {
        require(reader);
        PatternRule rule = rules.current(PatternRule.RULE).value();
        Found found = found(month, reader, rule).stream()
                .filter(each -> each.pattern().key().equals(key)
                        && each.pattern().sort().isListed())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("pattern.none"));
        List<PatternRows.Behind> all = rows.behind(found, span(month, reader, rule), rule, after, size + 1);
        Set<String> known = matters.titles(
                        all.stream().map(PatternRows.Behind::number).toList(), reader)
                .keySet();
        return new Opened(
                found.pattern(),
                rule,
                Slice.of(all, size, each -> Long.toString(each.id()))
                        .map(each -> known.contains(each.number())
                                ? new Behind(each.id(), each.number(), each.unit(), each.category(), each.closedAt())
                                : new Behind(each.id(), null, each.unit(), null, null)));
    }

    /** Whose work it is about does not look: neither who calls back nor who handles. */
    private void require(Actor.Staff reader) {
        Permissions.require(reader, Permission.PATTERNS_READ);
        boolean handles = reader.unit() != null
                && units.find(reader.unit()).map(Unit::kind).orElse(Unit.Kind.HANDLING) == Unit.Kind.HANDLING;
        if (handles || reader.has(Role.HANDLER) || reader.has(Role.CALLER)) {
            throw Problem.forbidden("pattern.own");
        }
    }

    private Asked asked(YearMonth month, Actor.Staff reader) {
        return rates.asked(month, month, Asked.By.UNIT, reader);
    }

    private PatternRows.Span span(YearMonth month, Actor.Staff reader, PatternRule rule) {
        Asked asked = asked(month, reader);
        return new PatternRows.Span(
                start(asked.from().minusMonths(rule.months())),
                start(asked.from()),
                start(asked.until().plusDays(1)));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private List<Found> found(YearMonth month, Actor.Staff reader, PatternRule rule) {
        PatternRows.Span span = span(month, reader, rule);
        Weighing weighing = new Weighing(rule);
        List<Weighing.Counted> own = rows.atOnce(span, rule);
        List<Found> found = new ArrayList<>();
        add(found, month, Pattern.Sort.ONE_HAND, weighing.allSatisfied(rows.hands(span)));
        add(
                found,
                month,
                Pattern.Sort.LAST_MOMENT,
                weighing.againstBefore(
                        rows.lastMoment(span, rule), rows.lastMomentBefore(span, rule), rule.fewest() / 2));
        add(found, month, Pattern.Sort.AT_ONCE, weighing.againstOthers(own, rule.many()));
        add(
                found,
                month,
                Pattern.Sort.SAME_WORDS,
                weighing.againstOthers(rows.sameWords(span, rule), rule.fewest() / 2));
        Duration time = Duration.ofMinutes(rule.withinMinutes());
        rows.browsers(span, rule).forEach((mark, words) -> {
            List<Sittings.Word> sitting = Sittings.most(words, time, true);
            if (Sittings.raisers(sitting) >= rule.many()) {
                found.add(sat(month, Pattern.Sort.ONE_BROWSER, mark, sitting, own));
            }
        });
        rows.telephones(span, rule).forEach((line, words) -> {
            List<Sittings.Word> sitting = Sittings.most(words, time, false);
            if (sitting.size() >= rule.telephone()) {
                found.add(sat(month, Pattern.Sort.ONE_TELEPHONE, line, sitting, own));
            }
        });
        found.sort(Comparator.comparing((Found each) -> each.pattern().sort())
                .thenComparing(each -> String.valueOf(each.pattern().unit()))
                .thenComparing(each -> each.pattern().key()));
        return found;
    }

    private void add(List<Found> found, YearMonth month, Pattern.Sort sort, List<Weighing.Odd> odd) {
        for (Weighing.Odd each : odd) {
            Weighing.Counted counted = each.counted();
            found.add(new Found(
                    new Pattern(
                            key(month, sort, counted.unit() + "/" + counted.what()),
                            sort,
                            counted.unit(),
                            new Figure(BigDecimal.valueOf(counted.seen()), counted.of()),
                            each.usual(),
                            each.oneIn(),
                            counted.more()),
                    counted.what(),
                    List.of()));
        }
    }

    /** Of the words that raisers of these units gave themselves in the month. */
    private Found sat(
            YearMonth month, Pattern.Sort sort, String what, List<Sittings.Word> sitting, List<Weighing.Counted> own) {
        String unit = Sittings.unit(sitting);
        long of = own.stream()
                .filter(each -> unit == null || unit.equals(each.unit()))
                .mapToLong(Weighing.Counted::of)
                .sum();
        return new Found(
                new Pattern(
                        key(month, sort, what),
                        sort,
                        unit,
                        new Figure(BigDecimal.valueOf(sitting.size()), of),
                        Figure.NONE,
                        0,
                        Sittings.raisers(sitting)),
                what,
                sitting.stream().map(Sittings.Word::matter).toList());
    }

    /** Names a pattern without telling whose hand, browser or text it is. */
    private String key(YearMonth month, Pattern.Sort sort, String what) {
        return HexFormat.of().formatHex(secrets.keyedHash("pattern", month + "/" + sort + "/" + what), 0, KEY_BYTES);
    }
}
