package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.rates.Asked;
import org.banshi.rates.Figure;
import org.banshi.rates.Rate;
import org.banshi.rates.Rates;
import org.banshi.rates.Standing;
import org.banshi.rates.Waits;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rates, each with its parts and the list behind it. */
@RestController
@RequestMapping(path = "/api/v1/rates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Rates",
        description =
                "How units do. Each figure has numerator, denominator, version of its definition, cut-off and the list"
                        + " behind it. A handler sees the own unit and those below it.")
final class RatesController {
    private static final int PAGE = 200;
    private static final int MOST_MONTHS = 24;

    private final Rates rates;
    private final Waits waits;
    private final Times times;

    RatesController(Rates rates, Waits waits, Times times) {
        this.rates = rates;
        this.waits = waits;
        this.times = times;
    }

    /** What is asked for. */
    record Period(
            @Parameter(description = "First month of account, such as 2026-03; the month before this one where absent.")
            @Nullable
            String from,

            @Parameter(description = "Last month of account; the first where absent.") @Nullable
            String until,

            @Parameter(description = "unit, category or region; unit where absent.") @Nullable
            String by,

            @Parameter(description = "Only this rate, by its code; all where absent.") @Nullable
            String rule) {}

    /** A figure: never a percentage alone. */
    record Shown(
            BigDecimal numerator,
            long denominator,
            @Nullable BigDecimal percent,

            @Parameter(description = "False where neither more nor less is better: nobody is to be put in order by it.")
            boolean ranked,

            String href,

            @Parameter(description = "Without what was left out of appraisal (R-K04); absent where nothing was.")
            @Nullable
            After after) {}

    /** A figure without what was left out of appraisal. */
    record After(
            BigDecimal numerator,
            long denominator,
            @Nullable BigDecimal percent) {
        static After of(Figure figure) {
            return new After(
                    figure.numerator(), figure.denominator(), figure.percent().orElse(null));
        }
    }

    /** A line of the table; the key is absent for everything. */
    record Line(@Nullable String key, Map<String, Shown> rates, long unreachable, long silent) {}

    /** The rates of a period. */
    record All(
            String from, String until, String by, int ruleVersion, OffsetDateTime cutOff, Line all, List<Line> lines) {}

    /** A request behind a figure; without number and days where the caller may not know of it. */
    record Request(
            @Nullable String number,
            @Nullable String unit,
            @Nullable String category,
            @Nullable OffsetDateTime raisedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime closedAt,
            BigDecimal weight) {}

    /** Requests behind a figure, the newest first. */
    record Requests(List<Request> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "All rates of a period")
    All all(Period period, @Parameter(hidden = true) Actor.Staff staff) {
        Asked asked = asked(period, staff);
        Standing standing = rates.standing(asked);
        if (period.rule() != null && standing.rule().value().find(period.rule()).isEmpty()) {
            throw Problem.invalid("rule", "rates.noRate", period.rule());
        }
        String query = "?from=" + from(period) + "&until=" + until(period) + "&by="
                + asked.by().code();
        return new All(
                asked.from().toString(),
                asked.until().toString(),
                asked.by().code(),
                standing.rule().version(),
                times.need(standing.cutOff()),
                line(null, standing.all(), standing, query, period.rule()),
                standing.lines().stream()
                        .map(line -> line(line.key(), line, standing, query + "&line=" + line.key(), period.rule()))
                        .toList());
    }

    private static Line line(
            @Nullable String key, Standing.Line line, Standing standing, String query, @Nullable String only) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        for (Rate rate : standing.rule().value().rates()) {
            if (only != null && !only.equals(rate.code())) {
                continue;
            }
            Figure figure = line.figure(rate.code());
            shown.put(
                    rate.code(),
                    new Shown(
                            figure.numerator(),
                            figure.denominator(),
                            figure.percent().orElse(null),
                            rate.ranks(),
                            "/api/v1/rates/" + rate.code() + "/requests" + query,
                            line.after(rate.code()).map(After::of).orElse(null)));
        }
        return new Line(key, shown, line.unreachable(), line.silent());
    }

    /** How long requests took, in hours for signing, in days of 24 hours else. */
    record Took(long of, BigDecimal median, BigDecimal ninetieth, boolean few, String href) {}

    /** A line; the key is absent for everything. */
    record WaitLine(@Nullable String key, Map<String, Took> waits) {}

    /** How long requests took that ended in a period. */
    record WaitTable(String from, String until, String by, OffsetDateTime cutOff, WaitLine all, List<WaitLine> lines) {}

    @GetMapping("/waits")
    @Operation(
            summary = "How long requests took that ended in a period",
            description =
                    "Median and ninetieth percentile: sign in hours, answer and end in days of 24 hours. few: too few to"
                            + " compare. href: each request that it is made of.")
    WaitTable waits(Period period, @Parameter(hidden = true) Actor.Staff staff) {
        Waits.Table table = waits.table(asked(period, staff));
        String query = "?from=" + from(period) + "&until=" + until(period) + "&by="
                + table.asked().by().code();
        return new WaitTable(
                table.asked().from().toString(),
                table.asked().until().toString(),
                table.asked().by().code(),
                times.need(table.cutOff()),
                new WaitLine(null, took(table.all(), table.smallest(), query)),
                table.lines().stream()
                        .map(line ->
                                new WaitLine(line.key(), took(line, table.smallest(), query + "&line=" + line.key())))
                        .toList());
    }

    private static Map<String, Took> took(Waits.Line line, int smallest, String query) {
        Map<String, Took> all = new LinkedHashMap<>();
        line.took()
                .forEach((wait, took) -> all.put(
                        wait.code(),
                        new Took(
                                took.of(),
                                took.median(),
                                took.ninth(),
                                took.of() < smallest,
                                "/desk/rates/waits/requests" + query + "&wait=" + wait.code())));
        return all;
    }

    @GetMapping("/{rate}/requests")
    @Operation(summary = "The requests behind a rate", description = "The newest first, 200 at a time.")
    Requests requests(
            @PathVariable String rate,
            Period period,
            @Parameter(description = "counted, rest, excluded or all; all where absent.") @Nullable String part,
            @Parameter(description = "Key of the line; everything where absent.") @Nullable String line,
            @Parameter(description = "What next said.") @Nullable Long after,
            @Parameter(hidden = true) Actor.Staff staff) {
        Rates.Part which = Stream.of(Rates.Part.values())
                .filter(each -> each.name().equalsIgnoreCase(part == null ? "all" : part))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("part", "notAChoice"));
        var slice = rates.behind(asked(period, staff), rate, which, line, after, PAGE, staff)
                .map(each -> new Request(
                        each.number(),
                        each.unit(),
                        each.category(),
                        times.of(each.raisedAt()),
                        times.of(each.dueAt()),
                        times.of(each.closedAt()),
                        each.weight()));
        return new Requests(slice.items(), slice.next());
    }

    private Asked asked(Period period, Actor.Staff staff) {
        YearMonth from = from(period);
        YearMonth until = until(period);
        if (until.isBefore(from) || from.plusMonths(MOST_MONTHS).isBefore(until)) {
            throw Problem.invalid("until", "rates.months", MOST_MONTHS);
        }
        Asked.By by = Stream.of(Asked.By.values())
                .filter(each -> each.code().equals(period.by() == null ? "unit" : period.by()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("by", "notAChoice"));
        return rates.asked(from, until, by, staff);
    }

    private YearMonth from(Period period) {
        return period.from() == null ? rates.month().minusMonths(1) : month("from", period.from());
    }

    private YearMonth until(Period period) {
        return period.until() == null ? from(period) : month("until", period.until());
    }

    private static YearMonth month(String field, String written) {
        try {
            return YearMonth.parse(written);
        } catch (DateTimeException _) {
            throw Problem.invalid(field, "rates.month");
        }
    }
}
