package org.banshi.rates;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the pages of rates together, as far as the reader may see. */
@Component
final class RateSight {
    private static final int MOST_MONTHS = 24;
    private static final int PAGE = 50;

    private final Rates rates;
    private final RateNames names;
    private final Messages messages;
    private final CityClock clock;

    RateSight(Rates rates, RateNames names, Messages messages, CityClock clock) {
        this.rates = rates;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    RatesPage page(RatesController.Wanted wanted, Actor.Staff staff, Language language) {
        RatesPage.Span span = span(wanted);
        Asked asked = asked(span, staff);
        Standing standing = rates.standing(asked);
        RateRule rule = standing.rule().value();
        List<RatesPage.Row> rows = new ArrayList<>(standing.lines().stream()
                .map(line -> row(rule, line, names.line(asked.by(), line.key(), language)))
                .toList());
        rows.sort(order(rule, wanted.sort()));
        return new RatesPage(
                filters(span, wanted.sort(), rule, asked, language),
                span,
                standing.rule().version(),
                rule.rates().stream().map(rate -> names.column(rate, language)).toList(),
                rule.composites().stream()
                        .map(composite -> names.column(composite, rule, language))
                        .toList(),
                rule.smallest(),
                rows,
                row(rule, standing.all(), messages.text(language, "rates.all")),
                standing.cutOff(),
                asked.units() != null,
                asked.until().isBefore(clock.today()) && Permissions.has(staff, Permission.RATES_PUBLISH),
                null,
                FormErrors.NONE);
    }

    /** The same months and lines, with nobody left out. */
    Asked everything(RatesController.Wanted wanted) {
        RatesPage.Span span = span(wanted);
        return rates.months(span.from(), span.until(), span.by());
    }

    RateRequestsPage requests(
            RatesController.Wanted wanted, RatesController.Opened opened, Actor.Staff staff, Language language) {
        RatesPage.Span span = span(wanted);
        Asked asked = asked(span, staff);
        String code = opened.rate() == null ? "" : opened.rate();
        Rate rate =
                rates.rule(asked.until()).value().find(code).orElseThrow(() -> Problem.notFound("rates.noRate", code));
        Rates.Part part = Stream.of(Rates.Part.values())
                .filter(each -> each.name().equalsIgnoreCase(opened.part()))
                .findFirst()
                .orElse(Rates.Part.ALL);
        return new RateRequestsPage(
                span,
                names.column(rate, language),
                part,
                opened.line(),
                opened.line() == null
                        ? messages.text(language, "rates.all")
                        : names.line(asked.by(), opened.line(), language),
                rates.behind(asked, code, part, opened.line(), opened.after(), PAGE, staff)
                        .map(each -> new RateRequestsPage.Row(
                                each.number(),
                                names.line(Asked.By.UNIT, each.unit() == null ? "" : each.unit(), language),
                                each.category() == null ? null : names.category(each.category()),
                                each.raisedAt(),
                                each.dueAt(),
                                each.closedAt(),
                                each.weight(),
                                part != Rates.Part.EXCLUDED
                                        && staff.has(Role.HANDLER)
                                        && each.leads()
                                        && staff.unit() != null
                                        && staff.unit().equals(each.unit()))));
    }

    private Asked asked(RatesPage.Span span, Actor.Staff staff) {
        return rates.asked(span.from(), span.until(), span.by(), staff);
    }

    /** The month before this one, as long as nothing else is asked for: the one that is over. */
    RatesPage.Span span(RatesController.Wanted wanted) {
        YearMonth now = rates.month();
        YearMonth until = month(wanted.until())
                .filter(month -> !month.isAfter(now))
                .or(() -> month(wanted.from()).filter(month -> !month.isAfter(now)))
                .orElse(now.minusMonths(1));
        YearMonth from = month(wanted.from())
                .filter(month -> !month.isAfter(until) && month.isAfter(until.minusMonths(MOST_MONTHS)))
                .orElse(until);
        Asked days = rates.months(from, until, by(wanted.by()));
        return new RatesPage.Span(from, until, days.from(), days.until(), days.by());
    }

    private static Asked.By by(@Nullable String asked) {
        return Stream.of(Asked.By.values())
                .filter(each -> each.code().equals(asked))
                .findFirst()
                .orElse(Asked.By.UNIT);
    }

    private static Optional<YearMonth> month(@Nullable String written) {
        try {
            return Optional.ofNullable(written).map(YearMonth::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static RatesPage.Row row(RateRule rule, Standing.Line line, String name) {
        return new RatesPage.Row(
                line.key(),
                name,
                rule.rates().stream().map(rate -> line.figure(rate.code())).toList(),
                after(rule, line),
                rule.composites().stream()
                        .map(composite -> line.compositeAfter(composite).orElse(null))
                        .toList(),
                rule.composites().stream()
                        .map(composite -> line.composite(composite).orElse(null))
                        .toList(),
                line.unreachable(),
                line.silent());
    }

    /** Each rate without what was left out of appraisal; absent where nothing was. */
    static List<@Nullable Figure> after(RateRule rule, Standing.Line line) {
        return rule.rates().stream()
                .map(rate -> line.after(rate.code()).orElse(null))
                .toList();
    }

    /** By name; or by a rate that ranks, the highest first, and those with too few to compare behind all others. */
    private static Comparator<RatesPage.Row> order(RateRule rule, @Nullable String sort) {
        Comparator<RatesPage.Row> byName = Comparator.comparing(RatesPage.Row::name);
        int at = IntStream.range(0, rule.rates().size())
                .filter(i -> rule.rates().get(i).ranks())
                .filter(i -> rule.rates().get(i).code().equals(sort))
                .findFirst()
                .orElse(-1);
        if (at < 0) {
            return byName;
        }
        Comparator<RatesPage.Row> enough =
                Comparator.comparing(row -> row.figures().get(at).denominator() < rule.smallest());
        Comparator<RatesPage.Row> highest = Comparator.comparing(
                row -> row.figures().get(at).percent().orElse(BigDecimal.ONE.negate()), Comparator.reverseOrder());
        return enough.thenComparing(highest).thenComparing(byName);
    }

    private List<Field> filters(
            RatesPage.Span span, @Nullable String sort, RateRule rule, Asked asked, Language language) {
        YearMonth now = rates.month();
        List<Field.Option> months = IntStream.range(0, MOST_MONTHS)
                .mapToObj(now::minusMonths)
                .map(month -> new Field.Option(
                        month.toString(),
                        messages.text(
                                language,
                                "web.month",
                                Integer.toString(month.getYear()),
                                Integer.toString(month.getMonthValue()))))
                .toList();
        return List.of(
                Field.select("from", messages.text(language, "rates.from"), months)
                        .value(span.from().toString())
                        .required(),
                Field.select("until", messages.text(language, "rates.until"), months)
                        .value(span.until().toString())
                        .required(),
                Field.select(
                                "by",
                                messages.text(language, "rates.by"),
                                Stream.of(Asked.By.values())
                                        .map(each -> new Field.Option(
                                                each.code(), messages.text(language, "rates.by." + each.code())))
                                        .toList())
                        .value(asked.by().code().toLowerCase(Locale.ROOT))
                        .required(),
                Field.select(
                                "sort",
                                messages.text(language, "rates.sort"),
                                rule.rates().stream()
                                        .filter(Rate::ranks)
                                        .map(rate -> new Field.Option(rate.code(), rate.name(language)))
                                        .toList())
                        .value(sort));
    }
}
