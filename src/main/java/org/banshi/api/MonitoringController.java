package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.monitor.Findings;
import org.banshi.monitor.Monitoring;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What appointed monitors see and find. */
@RestController("monitoringApi")
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Monitoring",
        description =
                "Appointed monitors see masked matters of their area, never a number, a person or a word of the raiser, and"
                        + " write findings; these are matters that the unit answers by their actions. Whoever oversees reads all findings.")
final class MonitoringController {
    private static final int MOST = 200;
    private static final int LONGEST = 4000;

    private final Findings findings;
    private final Monitoring monitoring;
    private final Times times;

    MonitoringController(Findings findings, Monitoring monitoring, Times times) {
        this.findings = findings;
        this.monitoring = monitoring;
        this.times = times;
    }

    @Schema(name = "MaskedMatter", description = "What anybody might know of it.")
    record Masked(
            String handle,
            String kind,
            @Nullable String category,
            @Nullable String street,
            String state,
            @Nullable String unit,
            OffsetDateTime raisedAt,
            @Nullable OffsetDateTime due,
            boolean late,
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime closedAt,
            boolean written) {}

    @Schema(name = "MaskedMatters")
    record Page(List<Masked> items, @Nullable String next) {}

    @Schema(name = "MaskedAct")
    record Act(String action, OffsetDateTime at) {}

    @Schema(name = "FindingLine")
    record Line(String action, OffsetDateTime at, String words) {}

    @Schema(name = "OwnFinding")
    record Own(String number, String state, OffsetDateTime at, List<Line> lines) {}

    @Schema(name = "MaskedMatterRead")
    record Looked(Masked matter, List<Act> acts, List<Own> findings) {}

    @Schema(name = "Finding")
    record Found(
            String number,
            String about,
            String state,
            OffsetDateTime at,
            String monitor,
            @Nullable String unit,
            @Nullable String category) {}

    @Schema(name = "Findings")
    record All(List<Found> items) {}

    @Schema(name = "NewFinding")
    record Fields(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String text) {}

    @Schema(name = "FindingJudged")
    record Judged(
            @Schema(description = "To say that it will not do, and to take it back.") @Nullable
            String reason) {}

    @GetMapping("/findings")
    @Operation(summary = "The newest findings of all monitors", description = "For supervisors and leaders.")
    All all(@Parameter(hidden = true) Actor.Staff staff) {
        return new All(findings.newest(staff).stream()
                .map(each -> new Found(
                        each.number(),
                        each.about(),
                        each.state(),
                        times.need(each.at()),
                        each.by(),
                        each.unit(),
                        each.category()))
                .toList());
    }

    @GetMapping("/monitoring")
    @Operation(summary = "What is in the monitor's sight, the newest first")
    Page list(
            @Parameter(description = "open, late; all where absent.") @RequestParam(required = false) @Nullable
                    String show,
            @Parameter(description = "What next said.") @RequestParam(required = false) @Nullable Long after,
            @Parameter(description = "How many, 1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(hidden = true) Actor.Staff staff) {
        if (show != null && !List.of("open", "late").contains(show)) {
            throw Problem.invalid("show", "notAChoice");
        }
        if (size < 1) {
            throw Problem.invalid("size", "outOfRange", 1, MOST);
        }
        var page = findings.inSight("open".equals(show), "late".equals(show), after, Math.min(size, MOST), staff)
                .map(this::masked);
        return new Page(page.items(), page.next());
    }

    @GetMapping("/monitoring/{handle}")
    @Operation(summary = "One of them", description = "Leaves a line about who looked, which the raiser can read.")
    Looked look(@PathVariable String handle, @Parameter(hidden = true) Actor.Staff staff) {
        Findings.Looked looked = findings.look(handle, staff);
        return new Looked(
                masked(looked.matter()),
                looked.acts().stream()
                        .map(act -> new Act(act.action(), times.need(act.at())))
                        .toList(),
                looked.findings().stream()
                        .map(own -> new Own(
                                own.number(),
                                own.state(),
                                times.need(own.at()),
                                own.lines().stream()
                                        .map(line -> new Line(line.action(), times.need(line.at()), line.words()))
                                        .toList()))
                        .toList());
    }

    @PostMapping("/monitoring/{handle}/findings")
    @Operation(
            summary = "Write a finding",
            description =
                    "404 not in sight, 409 no unit has it yet or an own finding runs, 422 the words hold something personal.")
    ResponseEntity<Looked> write(
            @PathVariable String handle,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Fields.class)))
                    @RequestBody
                    Map<String, Object> fields,
            @Parameter(hidden = true) Actor.Staff staff) {
        Body body = new Body(fields);
        String text = body.text("text", LONGEST);
        body.finish();
        monitoring.write(handle, text, staff);
        return ResponseEntity.status(HttpStatus.CREATED).body(look(handle, staff));
    }

    @PostMapping("/monitoring/findings/{number}/{action:suffices|insufficient|withdraw}")
    @Operation(
            summary = "Say whether the answer will do, or take the own finding back",
            description = "404 no own finding of that number, 409 not in this state, 422 without a reason.")
    ResponseEntity<Void> judge(
            @PathVariable String number,
            @PathVariable String action,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Judged.class)))
                    @RequestBody(required = false)
                    @Nullable
                    Map<String, Object> fields,
            @Parameter(hidden = true) Actor.Staff staff) {
        Body body = new Body(fields == null ? Map.of() : fields);
        String reason = body.text("reason", LONGEST);
        body.finish();
        monitoring.perform(number, action, reason, staff);
        return ResponseEntity.noContent().build();
    }

    private Masked masked(Findings.Masked one) {
        return new Masked(
                one.handle(),
                one.kind(),
                one.category(),
                one.street(),
                one.state(),
                one.unit(),
                times.need(one.raisedAt()),
                times.of(one.due()),
                one.late(),
                times.of(one.answeredAt()),
                times.of(one.closedAt()),
                one.written());
    }
}
