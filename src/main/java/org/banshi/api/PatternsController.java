package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.pattern.Pattern;
import org.banshi.pattern.Patterns;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Patterns that are worth a look, each with its numbers and the list behind it. */
@RestController
@RequestMapping(path = "/api/v1/patterns", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Patterns",
        description =
                "What in the words of raisers and in answers looks made. Hints, no verdicts: each may have an honest"
                        + " reason. For supervisors and leaders who neither handle nor call back.")
final class PatternsController {
    private static final int PAGE = 200;

    private final Patterns patterns;
    private final Times times;

    PatternsController(Patterns patterns, Times times) {
        this.patterns = patterns;
        this.times = times;
    }

    /** How many of how many. */
    @Schema(name = "PatternParts")
    record Parts(BigDecimal numerator, long denominator) {}

    /** A pattern; without unit where it goes across units, without list where that would be one of a person. */
    @Schema(name = "Pattern")
    record Shown(
            String sort,
            @Nullable String unit,
            Parts seen,
            @Nullable Parts usual,
            @Nullable Long oneIn,
            @Nullable Long different,
            @Nullable String href) {}

    /** Those of a month. */
    @Schema(name = "Patterns")
    record All(String month, String from, String until, int ruleVersion, List<Shown> patterns) {}

    /** A request behind a pattern; without number, class and day where the caller may not know of it. */
    @Schema(name = "PatternRequest")
    record Request(
            @Nullable String number,
            @Nullable String unit,
            @Nullable String category,
            @Nullable OffsetDateTime closedAt) {}

    /** Requests behind a pattern, the newest first. */
    @Schema(name = "PatternRequests")
    record Requests(List<Request> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "What in a month is worth a look")
    All all(
            @Parameter(description = "Month of account, such as 2026-03; the one before this one where absent.")
                    @Nullable
                    String month,
            @Parameter(hidden = true) Actor.Staff staff) {
        Patterns.Month found = patterns.of(month(month), staff);
        return new All(
                found.month().toString(),
                found.from().toString(),
                found.until().toString(),
                found.rule().version(),
                found.patterns().stream()
                        .map(each -> shown(each, found.month()))
                        .toList());
    }

    private static Shown shown(Pattern pattern, YearMonth month) {
        boolean compared = pattern.usual().denominator() > 0;
        return new Shown(
                pattern.sort().code(),
                pattern.unit(),
                new Parts(pattern.seen().numerator(), pattern.seen().denominator()),
                compared
                        ? new Parts(pattern.usual().numerator(), pattern.usual().denominator())
                        : null,
                compared ? pattern.oneIn() : null,
                pattern.more() == 0 ? null : pattern.more(),
                pattern.sort().isListed() ? "/api/v1/patterns/" + pattern.key() + "/requests?month=" + month : null);
    }

    @GetMapping("/{key}/requests")
    @Operation(summary = "The requests behind a pattern", description = "The newest first, 200 at a time.")
    Requests requests(
            @PathVariable String key,
            @Parameter(description = "The month in which the pattern was seen.") @Nullable String month,
            @Parameter(description = "What next said.") @Nullable Long after,
            @Parameter(hidden = true) Actor.Staff staff) {
        var slice = patterns.open(month(month), key, after, PAGE, staff)
                .requests()
                .map(each -> new Request(each.number(), each.unit(), each.category(), times.of(each.closedAt())));
        return new Requests(slice.items(), slice.next());
    }

    private YearMonth month(@Nullable String written) {
        try {
            return written == null ? patterns.month().minusMonths(1) : YearMonth.parse(written);
        } catch (DateTimeException _) {
            throw Problem.invalid("month", "rates.month");
        }
    }
}
