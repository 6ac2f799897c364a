package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Query;
import org.banshi.oversight.FoundOrders;
import org.banshi.oversight.OrderRuns;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Orders of supervision on everything that a filter of the list of matters shows. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Orders",
        description =
                "Orders of supervision on everything that a filter shows: first see what would be ordered, then order what was"
                        + " seen. An order itself is a matter of kind order.")
final class OrdersController {
    private static final String RUNS = "/api/v1/orders/runs/";
    private static final int MOST = 2000;
    private static final int LONGEST = 4000;
    private static final Set<String> FILTERS = Stream.concat(
                    Stream.of(Filters.Asked.class.getRecordComponents()).map(RecordComponent::getName),
                    Stream.of("lang"))
            .collect(Collectors.toUnmodifiableSet());

    private final FoundOrders found;
    private final Filters filters;
    private final Repeats repeats;
    private final JsonMapper json;

    OrdersController(FoundOrders found, Filters filters, Repeats repeats, JsonMapper json) {
        this.found = found;
        this.filters = filters;
        this.repeats = repeats;
        this.json = json;
    }

    @Schema(name = "OrderCandidate")
    record Candidate(String number, String title) {}

    @Schema(name = "OrderCandidates", description = "What would be ordered: exactly these are sent back as seen.")
    record Candidates(
            @Schema(description = "How many the list shows.") @Nullable
            Long total,

            @Schema(description = "Where it is not counted to the end: at least so many.") @Nullable
            Long totalAtLeast,

            @Schema(description = "How many of them are under an order already.")
            int ordered,

            @Schema(description = "Why nothing of it can be ordered, such as oversight.tooManyShown.") @Nullable
            String problem,

            List<Candidate> items) {}

    @Schema(name = "NewOrderOnFound")
    record Fields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(description = "What is asked of the units.", requiredMode = Schema.RequiredMode.REQUIRED)
            String demand,

            @Schema(description = "The day by which, such as 2026-03-31.", requiredMode = Schema.RequiredMode.REQUIRED)
            String ends,

            @Schema(
                    description = "The numbers that candidates told, in any order.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            List<String> seen) {}

    @Schema(name = "OrderRunBegun")
    record Begun(
            UUID run,

            @Schema(description = "How many matters it is on.")
            int matters,

            @Schema(description = "Where to follow it.") Map<String, String> links) {}

    @Schema(name = "OrderRunLine", description = "What came of a matter; neither order nor problem while it waits.")
    record Line(
            @Schema(description = "Absent where the caller may not know of it.") @Nullable
            String number,

            @Nullable String title,

            @Schema(description = "Number of the order that it is under.") @Nullable
            String order,

            @Schema(description = "Why it was not ordered.") @Nullable
            String problem,

            @Schema(description = "The same in words.") @Nullable
            String why) {}

    @Schema(name = "OrderRun")
    record Run(UUID run, boolean finished, String ends, long ordered, long refused, long waiting, List<Line> items) {}

    @GetMapping("/candidates")
    @Operation(
            summary = "What an order on all that a filter shows would be on",
            description =
                    "Nothing is ordered. The filters are those of GET /api/v1/matters; with q the best are found as"
                            + " there. At most 500 at once. 403 not a supervisor, 422 unknown filters.")
    Candidates candidates(
            @ParameterObject Filters.Asked asked,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        OrderRuns.Shown shown = shown(asked, staff, request);
        String problem = shown.refusal().map(Problem.FieldError::code).orElse(null);
        boolean atLeast = shown.shown().atLeast();
        return new Candidates(
                atLeast ? null : shown.shown().value(),
                atLeast ? shown.shown().value() : null,
                shown.ordered(),
                problem,
                problem != null
                        ? List.of()
                        : shown.numbers().stream()
                                .map(number ->
                                        new Candidate(number, shown.titles().getOrDefault(number, "")))
                                .toList());
    }

    @PostMapping
    @Operation(
            summary = "Order all that a filter shows",
            description =
                    "The same filters as for candidates, and what these told as seen: where the list shows others by now,"
                            + " the answer tells what came and what is gone, and nothing is ordered. Each unit gets one order for its"
                            + " matters. 403 not a supervisor, 422 field errors.")
    @ApiResponse(
            responseCode = "202",
            description = "Begun; each matter has its turn, and the run tells what came of it",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same key, filters and body came within 24 hours: the same answer again",
            content = @Content(schema = @Schema(implementation = Begun.class)))
    ResponseEntity<String> order(
            @ParameterObject Filters.Asked asked,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Fields.class)))
                    @RequestBody
                    Map<String, Object> fields,
            @Parameter(description = "Makes the call safe to repeat: 1 to 255 visible ASCII characters.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        require(staff, request);
        OrderRuns.Typed typed = typed(fields);
        String call = json.writeValueAsString(List.of("orders", asked, new TreeMap<>(fields)));
        Repeats.Outcome outcome = repeats.once(staff, key, call, () -> {
            OrderRuns.Shown shown = shown(asked, staff, request);
            UUID run = found.begin(typed, shown, staff);
            return new Begun(run, shown.numbers().size(), Map.of("self", RUNS + run));
        });
        UUID run = UUID.fromString(json.readTree(outcome.body()).path("run").asString());
        if (!outcome.again()) {
            found.goOn(run);
        }
        return ResponseEntity.status(outcome.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(RUNS + run))
                .contentType(MediaType.APPLICATION_JSON)
                .body(outcome.body());
    }

    private static OrderRuns.Typed typed(Map<String, Object> fields) {
        Body body = new Body(fields);
        OrderRuns.Typed typed = new OrderRuns.Typed(
                UUID.randomUUID().toString(),
                body.text("title", LONGEST),
                body.text("demand", LONGEST),
                body.text("ends", LONGEST),
                String.join(" ", body.texts("seen", MOST)));
        body.finish();
        return typed;
    }

    @GetMapping("/runs/{run}")
    @Operation(
            summary = "How far an order on all that a filter shows is",
            description = "Whichever list it was, the board's too. 403 not a supervisor, 404 no such run.")
    Run run(@PathVariable UUID run, @Parameter(hidden = true) Actor.Staff staff, HttpServletRequest request) {
        FoundOrders.Told told = found.told(run, staff, Language.of(request));
        long ordered =
                told.lines().stream().filter(line -> line.order() != null).count();
        long refused =
                told.lines().stream().filter(line -> line.problem() != null).count();
        return new Run(
                told.run(),
                told.finished(),
                told.ends().toString(),
                ordered,
                refused,
                told.lines().size() - ordered - refused,
                told.lines().stream()
                        .map(line -> new Line(line.number(), line.title(), line.order(), line.problem(), line.why()))
                        .toList());
    }

    private OrderRuns.Shown shown(Filters.Asked asked, Actor.Staff staff, HttpServletRequest request) {
        require(staff, request);
        Query query = filters.query(asked);
        return found.shown(query, query.q() != null, staff);
    }

    /** A filter that is misspelt would find everything: here it is refused. */
    private static void require(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Permissions.require(staff, Permission.OVERSEE);
        Set<String> unknown = new HashSet<>(request.getParameterMap().keySet());
        unknown.removeAll(FILTERS);
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown.stream()
                    .sorted()
                    .map(name -> Problem.FieldError.of(name, "unknownField"))
                    .toList());
        }
    }
}
