package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.oversight.Meetings;
import org.banshi.oversight.Minutes;
import org.banshi.oversight.NewMeeting;
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

/** Meetings, instructions and emergency calls with their minutes. */
@RestController
@RequestMapping(path = "/api/v1/meetings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Meetings",
        description =
                "Minutes of meetings, instant instructions, emergency calls: each item opens an order for one unit or"
                        + " follows a matter. Supervisors and leaders issue them; a unit reads those of meetings at which it was, and of"
                        + " them the items that it may know of. What is issued is never changed; corrections are added.")
final class MeetingsController {
    private static final int MOST = 200;
    private static final int LONGEST = 4000;
    private static final Pattern ITEM = Pattern.compile("item(\\d+)(Number|Title|Demand|Unit|Ends)");

    private final Meetings meetings;
    private final Minutes minutes;
    private final Times times;

    MeetingsController(Meetings meetings, Minutes minutes, Times times) {
        this.meetings = meetings;
        this.minutes = minutes;
        this.times = times;
    }

    @Schema(name = "Meeting", description = "Without the number of items for who does not see all of them.")
    record Shown(
            long id,
            String form,
            String title,
            OffsetDateTime heldAt,
            @Nullable String place,
            String ledBy,
            @Nullable Long follows,
            List<String> present,
            @Nullable Integer items,
            OffsetDateTime issuedAt,
            String by) {}

    @Schema(name = "MeetingItem", description = "What was asked for, and how its matter stands now.")
    record Item(
            @Nullable Integer nr,
            String number,
            boolean opened,
            @Nullable String title,
            String said,
            String kind,
            String state,
            @Nullable String unit,
            @Nullable OffsetDateTime due,
            boolean open,
            String light,
            @Nullable OffsetDateTime sentAt,
            @Nullable OffsetDateTime receivedAt,
            @Nullable String answer) {}

    @Schema(name = "MeetingCorrection")
    record Correction(@Nullable Integer item, String words, OffsetDateTime at, String by) {}

    @Schema(
            name = "MeetingRead",
            description = "Before: what is open from the meetings before, and was not spoken of at this one.")
    record Read(Shown meeting, List<Item> items, List<Item> before, List<Correction> corrections) {}

    @Schema(name = "Meetings")
    record Page(List<Shown> items, @Nullable String next) {}

    @Schema(
            name = "NewMeetingItem",
            description = "Either number, and demand for what was said of it; or the other four.")
    record ItemFields(
            @Nullable String number,
            @Nullable String title,
            @Nullable String demand,

            @Schema(description = "Code of the unit that is to do it.") @Nullable
            String unit,

            @Schema(description = "The day by which, such as 2026-03-31.") @Nullable
            String ends) {}

    @Schema(name = "NewMeeting")
    record Fields(
            @Schema(
                    description = "meeting where absent; an instruction has one item and is given now.",
                    allowableValues = {"meeting", "instruction", "emergency"})
            @Nullable
            String form,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(description = "In the city's time, such as 2026-03-02T09:00.") @Nullable
            String heldAt,

            @Nullable String place,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String ledBy,

            @Schema(description = "Codes of the units that took part.") @Nullable
            List<String> present,

            @Schema(description = "The meeting that it goes on with.") @Nullable
            Integer follows,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<ItemFields> items) {}

    @Schema(name = "NewMeetingCorrection")
    record CorrectionFields(
            @Schema(description = "Number of the item; absent for when, where and who.") @Nullable
            Integer item,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String text) {}

    @GetMapping
    @Operation(summary = "Meetings that the caller may read, the newest first")
    Page list(
            @Parameter(description = "What next said.") @RequestParam(required = false) @Nullable Long after,
            @Parameter(description = "How many, 1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(hidden = true) Actor.Staff staff) {
        if (size < 1) {
            throw Problem.invalid("size", "outOfRange", 1, MOST);
        }
        var page = minutes.list(after, Math.min(size, MOST), staff).map(this::shown);
        return new Page(page.items(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "The minutes of a meeting")
    Read read(@PathVariable long id, @Parameter(hidden = true) Actor.Staff staff) {
        Minutes.Read read = minutes.read(id, staff);
        return new Read(
                shown(read.meeting()),
                read.items().stream().map(this::item).toList(),
                read.before().stream().map(this::item).toList(),
                read.corrections().stream()
                        .map(each -> new Correction(each.item(), each.words(), times.need(each.at()), each.by()))
                        .toList());
    }

    @PostMapping
    @Operation(
            summary = "Issue minutes",
            description =
                    "All of them or nothing; they are not changed afterwards. 403 neither supervisor nor leader, 422 field"
                            + " errors, those of an item as items[0].title.")
    ResponseEntity<Read> issue(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Fields.class)))
                    @RequestBody
                    Map<String, Object> body,
            @Parameter(description = "Makes the call safe to repeat: 1 to 100 visible ASCII characters.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Parameter(hidden = true) Actor.Staff staff) {
        if (key != null && !key.matches("[!-~]{1,100}")) {
            throw Problem.invalid("Idempotency-Key", "wrongType");
        }
        NewMeeting typed = typed(new Body(body), key == null ? UUID.randomUUID().toString() : "api/" + key);
        long id;
        try {
            id = meetings.issue(typed, staff);
        } catch (Problem refused) {
            throw inItems(refused);
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/meetings/" + id))
                .body(read(id, staff));
    }

    private static NewMeeting typed(Body body, String key) {
        String form = body.oneOf("form", List.of("meeting", "instruction", "emergency"));
        Integer follows = body.integer("follows", 1, Integer.MAX_VALUE);
        NewMeeting typed = new NewMeeting(
                key,
                form,
                body.text("title", LONGEST),
                body.text("heldAt", LONGEST),
                body.text("place", LONGEST),
                body.text("ledBy", LONGEST),
                body.texts("present", MOST),
                follows == null ? null : follows.toString(),
                body.objects(
                        "items",
                        MOST,
                        item -> new NewMeeting.Item(
                                item.text("number", LONGEST),
                                item.text("title", LONGEST),
                                item.text("demand", LONGEST),
                                item.text("unit", LONGEST),
                                item.text("ends", LONGEST))));
        body.finish();
        return typed;
    }

    /** Names fields of items as they came. */
    private static Problem inItems(Problem refused) {
        if (refused.errors().isEmpty()) {
            return refused;
        }
        List<Problem.FieldError> errors = new ArrayList<>();
        for (Problem.FieldError error : refused.errors()) {
            Matcher item = ITEM.matcher(error.field());
            errors.add(
                    item.matches()
                            ? new Problem.FieldError(
                                    "items[" + (Integer.parseInt(item.group(1)) - 1) + "]."
                                            + item.group(2).toLowerCase(java.util.Locale.ROOT),
                                    error.code(),
                                    error.args())
                            : error);
        }
        return Problem.invalid(errors);
    }

    @PostMapping("/{id}/corrections")
    @Operation(
            summary = "Add a correction to minutes",
            description = "What was issued stays as it is. 403 neither supervisor nor leader, 404 no such meeting.")
    ResponseEntity<Read> correct(
            @PathVariable long id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CorrectionFields.class)))
                    @RequestBody
                    Map<String, Object> fields,
            @Parameter(hidden = true) Actor.Staff staff) {
        Body body = new Body(fields);
        Integer item = body.integer("item", 1, MOST);
        String text = body.text("text", LONGEST);
        body.finish();
        meetings.correct(id, Objects.toString(item, null), text, staff);
        return ResponseEntity.status(HttpStatus.CREATED).body(read(id, staff));
    }

    private Shown shown(Minutes.Meeting one) {
        return new Shown(
                one.id(),
                one.form(),
                one.title(),
                times.need(one.heldAt()),
                one.place(),
                one.ledBy(),
                one.follows(),
                one.present(),
                one.items(),
                times.need(one.issuedAt()),
                one.by());
    }

    private Item item(Minutes.Item one) {
        return new Item(
                one.nr(),
                one.number(),
                one.opened(),
                one.title(),
                one.said(),
                one.kind(),
                one.state(),
                one.unit(),
                times.of(one.due()),
                one.open(),
                one.light(),
                times.of(one.sentAt()),
                times.of(one.receivedAt()),
                one.answer());
    }
}
