package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Receipt;
import org.banshi.matter.Tries;
import org.banshi.proposal.Call;
import org.banshi.proposal.Calls;
import org.banshi.proposal.Counts;
import org.banshi.proposal.EntryRows;
import org.banshi.proposal.Submission;
import org.banshi.proposal.Submissions;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Open calls for topics, for residents who put something forward and staff who read it. */
@RestController("callsApi")
@RequestMapping(path = "/api/v1/calls", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Calls",
        description = "Open calls for topics. What was put forward is followed as a request is: by number and code.")
final class CallsController {
    private final Calls calls;
    private final Submissions submissions;
    private final EntryRows entries;
    private final Repeats repeats;
    private final Tries tries;
    private final Times times;
    private final Labels labels;
    private final CityClock clock;
    private final JsonMapper json;

    @SuppressWarnings("checkstyle:ParameterNumber") // reads, takes and repeats
    CallsController(
            Calls calls,
            Submissions submissions,
            EntryRows entries,
            Repeats repeats,
            Tries tries,
            Times times,
            Labels labels,
            CityClock clock,
            JsonMapper json) {
        this.calls = calls;
        this.submissions = submissions;
        this.entries = entries;
        this.repeats = repeats;
        this.tries = tries;
        this.times = times;
        this.labels = labels;
        this.clock = clock;
        this.json = json;
    }

    @Schema(name = "Call", description = "An open call; open tells whether something may be put forward today.")
    record Shown(
            long id,
            String title,
            String text,
            String office,
            String state,
            boolean open,
            LocalDate from,
            LocalDate until,
            LocalDate answerBy,
            String criteria,
            @Nullable String summary,
            Counts counts) {}

    @Schema(name = "Calls")
    record All(List<Shown> items) {}

    @Schema(name = "Proposal", description = "total is absent until the caller has scored it, or it is answered.")
    record Entry(
            String number,
            String title,
            String state,
            String stateName,
            OffsetDateTime raisedAt,
            @Nullable OffsetDateTime due,
            int scorers,
            boolean scoredByMe,
            @Nullable BigDecimal total,
            int merged) {}

    @Schema(name = "Proposals")
    record Entries(List<Entry> items) {}

    @Schema(name = "NewProposal")
    private record Form(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = Submission.MOST_TEXT)
            String text,

            @Schema(maxLength = Submission.MOST_TITLE) @Nullable
            String title,

            @Schema(description = "Code of a region.") @Nullable
            String region,

            @Schema(maxLength = Submission.MOST_ADDRESS) @Nullable
            String address,

            @Schema(description = "Kept apart and encrypted.", maxLength = Submission.MOST_NAME) @Nullable
            String name,

            @Schema(description = "Kept apart and encrypted.") @Nullable
            String phone,

            @Schema(description = "Whether it may be handed on as an ordinary request.") @Nullable
            Boolean consent) {}

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "List the calls, the newest first")
    All all() {
        return new All(calls.all().stream().map(this::shown).toList());
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(summary = "Read a call", description = "With what became of all that was put forward.")
    Shown one(@PathVariable long id) {
        return shown(calls.require(id));
    }

    @PostMapping("/{id}/submissions")
    @SecurityRequirements
    @Operation(
            summary = "Put something forward",
            description = "409 before the first day and after the last one. Callers are limited in number per hour.")
    @ApiResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = org.banshi.api.Shown.Receipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same key and body came within 24 hours: the same answer again",
            content = @Content(schema = @Schema(implementation = org.banshi.api.Shown.Receipt.class)))
    ResponseEntity<String> submit(
            @PathVariable long id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Form.class)))
                    @RequestBody
                    Map<String, Object> fields,
            @Parameter(description = "Makes the call safe to repeat: 1 to 255 visible ASCII characters.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            HttpServletRequest request) {
        Actor anyone = new Actor.Anyone();
        Submission typed = read(fields);
        String all = id + json.writeValueAsString(new TreeMap<>(fields));
        Repeats.Outcome outcome = repeats.once(anyone, key, all, () -> {
            submissions.check(id, typed);
            tries.countRaise(request.getRemoteAddr());
            return receipt(submissions.submit(id, typed, anyone));
        });
        return ResponseEntity.status(outcome.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/requests/" + outcome.number()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(outcome.body());
    }

    private static Submission read(Map<String, Object> fields) {
        Body body = new Body(fields);
        Submission typed = new Submission(
                "",
                body.need("text", Submission.MOST_TEXT),
                given(body.text("title", Submission.MOST_TITLE)),
                given(body.text("region", Submission.MOST_TITLE)),
                given(body.text("address", Submission.MOST_ADDRESS)),
                given(body.text("name", Submission.MOST_NAME)),
                given(body.text("phone", Submission.MOST_NAME)),
                body.yes("consent") ? "true" : "");
        body.finish();
        return typed;
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @GetMapping("/{id}/submissions")
    @Operation(
            summary = "Read what was put forward",
            description =
                    "For those who score. Points of others are told only after the own; who put it forward never is.")
    Entries entries(
            @PathVariable long id,
            @Parameter(description = "received, gathered, selected, handedOn, notTaken, withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        calls.require(id);
        if (state != null && !EntryRows.STATES.contains(state)) {
            throw Problem.invalid("state", "notAChoice");
        }
        Language language = Language.of(request);
        return new Entries(entries.of(id, state, staff).stream()
                .map(entry -> new Entry(
                        entry.number(),
                        entry.title(),
                        entry.state(),
                        labels.state(language, "proposal", entry.state()),
                        Objects.requireNonNull(times.of(entry.raisedAt())),
                        times.of(entry.due()),
                        entry.scorers(),
                        entry.mine(),
                        entry.total(),
                        entry.with()))
                .toList());
    }

    private org.banshi.api.Shown.Receipt receipt(Receipt receipt) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", "/api/v1/requests/" + receipt.number() + "?code=" + receipt.code());
        return new org.banshi.api.Shown.Receipt(receipt.number(), receipt.code(), times.of(receipt.due()), links);
    }

    private Shown shown(Call call) {
        return new Shown(
                call.id(),
                call.title(),
                call.text(),
                call.office().name(),
                call.state().code(),
                call.isTaking(clock.today()),
                call.from(),
                call.until(),
                call.answerBy(),
                call.criteria(),
                call.summary(),
                calls.counts(call.id()));
    }
}
