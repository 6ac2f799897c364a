package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.oversight.Charges;
import org.banshi.oversight.Stands;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Matters in a leader's charge. */
@RestController("chargesApi")
@RequestMapping(path = "/api/v1/charges", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Charges",
        description =
                "Matters in a leader's charge: taken by the leader, or given by a supervisor or another leader; ended by"
                        + " who has it with what came of it. Nobody is given charge of what that leader may not know of.")
final class ChargesController {
    private static final int LONGEST = 4000;

    private final Charges charges;
    private final Stands stands;
    private final Times times;

    ChargesController(Charges charges, Stands stands, Times times) {
        this.charges = charges;
        this.stands = stands;
        this.times = times;
    }

    @Schema(name = "Charge")
    record Shown(
            String number,
            String kind,
            String state,
            @Nullable String unit,
            @Nullable OffsetDateTime due,
            boolean open,
            String light,
            String leader,
            @Nullable String assignedBy,
            OffsetDateTime since,
            @Nullable OffsetDateTime until) {}

    @Schema(name = "ChargeLeader", description = "Who can be given charge.")
    record Leader(long staff, String name) {}

    @Schema(name = "Charges")
    record All(List<Shown> charges, List<Leader> leaders) {}

    @Schema(name = "ChargeDeed")
    record Fields(
            @Schema(description = "To take, give and hand over: what is to come of it.") @Nullable
            String words,

            @Schema(description = "To give and hand over: staff number of the leader.") @Nullable
            Integer leader,

            @Schema(description = "To hand over: why.") @Nullable
            String reason,

            @Schema(description = "To end: what came of it.") @Nullable
            String record) {}

    @GetMapping
    @Operation(
            summary = "What is in charge",
            description = "Of a leader the own ones, with those that ended; of who oversees what holds of all leaders.")
    All all(@Parameter(hidden = true) Actor.Staff staff) {
        List<Shown> shown = charges.of(staff).stream()
                .map(each -> new Shown(
                        each.number(),
                        each.kind(),
                        each.state(),
                        each.unit(),
                        times.of(each.due()),
                        each.open(),
                        each.light().code(),
                        each.by(),
                        each.assignedBy(),
                        times.need(each.at()),
                        times.of(each.endedAt())))
                .toList();
        return new All(
                shown,
                charges.leaders().stream()
                        .map(each -> new Leader(each.staff(), each.name()))
                        .toList());
    }

    @PostMapping("/{number}/{deed:take|give|hand-over|end}")
    @Operation(
            summary = "Take charge of a matter, give it, hand it over, end it",
            description =
                    "take: words; give: leader, words; hand-over: leader, reason, words; end: record. 403 not yours, 404"
                            + " unknown, 409 it has ended or is in somebody's charge, 422 field errors.")
    All act(
            @PathVariable String number,
            @PathVariable String deed,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Fields.class)))
                    @RequestBody
                    Map<String, Object> fields,
            @Parameter(hidden = true) Actor.Staff staff) {
        Body body = new Body(fields);
        Runnable act = switch (deed) {
            case "take" -> {
                String words = body.text("words", LONGEST);
                yield () -> stands.takeCharge(number, words, staff);
            }
            case "give" -> {
                String leader = leader(body);
                String words = body.text("words", LONGEST);
                yield () -> charges.assign(number, leader, words, staff);
            }
            case "hand-over" -> {
                String leader = leader(body);
                String reason = body.text("reason", LONGEST);
                String words = body.text("words", LONGEST);
                yield () -> charges.handOver(number, leader, reason, words, staff);
            }
            default -> {
                String record = body.text("record", LONGEST);
                yield () -> stands.endCharge(number, record, staff);
            }
        };
        body.finish();
        act.run();
        return all(staff);
    }

    private static @Nullable String leader(Body body) {
        return Objects.toString(body.integer("leader", 1, Integer.MAX_VALUE), null);
    }
}
