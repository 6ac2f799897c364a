package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.listed.ListedCases;
import org.banshi.listed.ListedNotice;
import org.banshi.listed.ListedObjection;
import org.banshi.listed.Objections;
import org.banshi.listed.PublicListed;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Listed cases: for everybody what is told of them, for the desk how far that is and what was said against it. */
@RestController("listedApi")
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Listed cases",
        description =
                "What is hard to solve is listed. Public are class, street, unit, days and a masked reason: no number, no"
                        + " person, no word of whoever raised it.")
final class ListedController {
    private final PublicListed published;
    private final ListedCases cases;
    private final Objections objections;
    private final Times times;

    ListedController(PublicListed published, ListedCases cases, Objections objections, Times times) {
        this.published = published;
        this.cases = cases;
        this.objections = objections;
        this.times = times;
    }

    /** A case for everybody. */
    @Schema(name = "ListedCase")
    record Shown(
            long id,
            @Nullable String category,
            @Nullable String street,
            @Nullable String unit,
            @Nullable String listedBy,
            OffsetDateTime listedAt,
            LocalDate until,
            String words,
            @Nullable OffsetDateTime offAt,
            @Nullable String how,
            @Nullable String offWords,
            OffsetDateTime releasedAt,
            OffsetDateTime updatedAt,
            String href) {}

    /** All that are public, and how many are away because somebody objected. */
    @Schema(name = "ListedCases")
    record All(List<Shown> items, int away) {}

    /** What was decided on an objection. */
    @Schema(name = "ListedAnswer")
    record Answer(String part, OffsetDateTime objectedAt, OffsetDateTime decidedAt, boolean withdrawn, String words) {}

    /** One case, or that it is away: state is public, objected or withdrawn. */
    @Schema(name = "ListedCaseState")
    record One(
            long id,
            String state,
            @Nullable OffsetDateTime since,
            @Nullable Shown told,
            List<Answer> answers) {}

    /** A case as the desk lists it. */
    @Schema(name = "Listing")
    record Listing(
            String number,
            int nr,
            @Nullable String unit,
            OffsetDateTime listedAt,
            LocalDate until,
            @Nullable OffsetDateTime offAt,
            @Nullable String how,
            @Nullable String state,
            @Nullable String offState,
            boolean objected,
            String href) {}

    /** What is told of a case, or shall be. */
    @Schema(name = "ListingNotice")
    record Notice(
            long id,
            String part,
            String state,
            String words,
            String proposedBy,
            OffsetDateTime proposedAt,
            @Nullable String releasedBy,
            @Nullable OffsetDateTime releasedAt,
            @Nullable String why) {}

    /** An objection. */
    @Schema(name = "ListingObjection")
    record Objection(
            long id,
            long notice,
            OffsetDateTime at,
            String objector,
            String ground,
            String words,
            @Nullable OffsetDateTime decidedAt,
            @Nullable String decidedBy,
            @Nullable Boolean withdrawn,
            @Nullable String answer) {}

    /** One case for the desk. */
    @Schema(name = "ListingCase")
    record Told(Listing listing, List<Notice> notices, List<Objection> objections) {}

    /** Cases for the desk. */
    @Schema(name = "Listings")
    record Listings(List<Listing> items) {}

    @GetMapping("/listed")
    @SecurityRequirements
    @Operation(
            summary = "Listed cases for everybody",
            description =
                    "What is on the list first, 1,000 at most. Not to be kept: an objection takes a case away at once.")
    All all(HttpServletResponse response) {
        fresh(response);
        return new All(published.all().stream().map(this::shown).toList(), published.away());
    }

    @GetMapping("/listed/{id:[0-9]{1,18}}")
    @SecurityRequirements
    @Operation(summary = "One listed case, or what is left of it", description = "404 for what was never public.")
    One one(@PathVariable long id, HttpServletResponse response) {
        fresh(response);
        List<Answer> answers = published.answers(id).stream()
                .map(each -> new Answer(
                        each.part().code(),
                        times.need(each.objectedAt()),
                        times.need(each.at()),
                        each.withdrawn(),
                        each.words()))
                .toList();
        Shown told = published.find(id).map(this::shown).orElse(null);
        if (told != null) {
            return new One(id, "public", told.releasedAt(), told, answers);
        }
        PublicListed.Gone gone = published.gone(id).orElseThrow(() -> Problem.notFound("listed.none"));
        return new One(id, gone.state(), times.need(gone.at()), null, answers);
    }

    private Shown shown(PublicListed.Entry told) {
        return new Shown(
                told.id(),
                told.category(),
                told.street(),
                told.unit(),
                told.listedBy(),
                times.need(told.listedAt()),
                told.until(),
                told.words(),
                times.of(told.offAt()),
                told.how(),
                told.offWords(),
                times.need(told.releasedAt()),
                times.need(told.updatedAt()),
                "/listed/" + told.id());
    }

    @GetMapping("/listings")
    @Operation(
            summary = "Listed cases for the desk",
            description = "With how far what is told of them is; for supervisors and reviewers, what they may know of.")
    Listings listings(@Parameter(hidden = true) Actor.Staff staff) {
        return new Listings(cases.all(staff).stream().map(this::listing).toList());
    }

    @GetMapping("/listings/{number}/{nr:[0-9]{1,6}}")
    @Operation(
            summary = "One listing, all that was told of it, and what was said against it",
            description = "404 for none, or what the caller may not know of.")
    Told listing(@PathVariable String number, @PathVariable int nr, @Parameter(hidden = true) Actor.Staff staff) {
        ListedNotice.Case of = cases.require(number, nr, staff);
        return new Told(
                listing(of),
                cases.told(of).stream().map(this::notice).toList(),
                objections.of(of, staff).stream().map(this::objection).toList());
    }

    private Listing listing(ListedNotice.Case of) {
        return new Listing(
                of.number(),
                of.nr(),
                of.unit(),
                times.need(of.at()),
                of.until(),
                times.of(of.offAt()),
                of.how(),
                of.state() == null ? null : of.state().code(),
                of.offState() == null ? null : of.offState().code(),
                of.objected(),
                "/api/v1/listings/" + of.number() + "/" + of.nr());
    }

    private Notice notice(ListedNotice told) {
        return new Notice(
                told.id(),
                told.part().code(),
                told.state().code(),
                told.words(),
                told.proposer(),
                times.need(told.proposedAt()),
                told.releaser(),
                times.of(told.releasedAt()),
                told.why());
    }

    private Objection objection(ListedObjection said) {
        return new Objection(
                said.id(),
                said.notice(),
                times.need(said.at()),
                said.objector(),
                said.ground(),
                said.words(),
                times.of(said.decidedAt()),
                said.decider(),
                said.withdrawn(),
                said.answer());
    }

    private static void fresh(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
