package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.program.ItemFilter;
import org.banshi.program.ItemRows;
import org.banshi.program.Light;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.web.Count;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of promised work, for staff and machines. */
@RestController
@RequestMapping(path = "/api/v1/lists", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Lists", description = "Lists of promised work: each caller sees and puts what its role and unit may.")
final class ListsController {
    private static final int MOST = 200;

    private final Lists lists;
    private final ItemRows rows;
    private final Putting putting;
    private final ListShowing showing;
    private final Units units;

    ListsController(Lists lists, ItemRows rows, Putting putting, ListShowing showing, Units units) {
        this.lists = lists;
        this.rows = rows;
        this.putting = putting;
        this.showing = showing;
        this.units = units;
    }

    /** What of a list is asked for. */
    record Asked(
            @Parameter(description = "Words in the title, or a number.") @Nullable
            String q,

            @Nullable String state,

            @Parameter(description = "Code or name of the unit that leads.") @Nullable
            String unit,

            @Nullable String aspect,

            @Parameter(description = "Goal of its tree, with all below it; - for what serves none.") @Nullable
            String goal,

            @Parameter(description = "done, green, yellow, red, none") @Nullable
            String light,

            @Parameter(description = "nr, due, progress") @Nullable
            String sort) {}

    @GetMapping
    @Operation(summary = "List the lists that the caller may see, the newest year first")
    ListShown.Lists all(@Parameter(hidden = true) Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return new ListShown.Lists(lists.visible(staff).stream()
                .map(list -> showing.list(list, staff))
                .toList());
    }

    @GetMapping("/{code}/items")
    @Operation(
            summary = "List the items of a list",
            description = "Those that the caller may see. The figures are of the whole list, counted now.")
    ListShown.Page items(
            @PathVariable String code,
            @ParameterObject Asked asked,
            @Parameter(description = "next of the page before.") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "How many, 1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        if (size < 1) {
            throw Problem.invalid("size", "outOfRange", 1, MOST);
        }
        if (after != null && !after.matches("-?\\d{1,18}~\\d{1,9}")) {
            throw Problem.invalid("after", "wrongType");
        }
        ItemFilter filter = filter(asked);
        Language language = Language.of(request);
        var page = rows.page(list, filter, staff, after, Math.min(size, MOST)).map(row -> showing.item(row, language));
        Count total = rows.count(list, filter, staff);
        return new ListShown.Page(
                page.items(),
                page.next(),
                total.atLeast() ? null : total.value(),
                total.atLeast() ? total.value() : null,
                showing.figures(list, staff));
    }

    private ItemFilter filter(Asked asked) {
        String unit = given(asked.unit());
        String code = unit == null
                ? null
                : units.find(unit)
                        .or(() -> units.byName(unit))
                        .map(Unit::code)
                        .orElseThrow(() -> Problem.invalid("unit", "unknown", unit));
        return new ItemFilter(
                given(asked.q()),
                given(asked.state()),
                code,
                given(asked.aspect()),
                given(asked.goal()),
                one("light", Light.values(), asked.light()),
                Objects.requireNonNullElse(one("sort", ItemFilter.Sort.values(), asked.sort()), ItemFilter.Sort.NR));
    }

    private static <E extends Enum<E>> @Nullable E one(String field, E[] values, @Nullable String asked) {
        String name = given(asked);
        return name == null
                ? null
                : Arrays.stream(values)
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(field, "notAChoice"));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @PostMapping("/{code}/items")
    @Operation(
            summary = "Put an item on a list",
            description =
                    "Its office puts tasks, projects and screenings there, a group it was given to opens findings."
                            + " 403 not your list, 404 no such list, 422 field errors; sources that are unknown or not to be"
                            + " known are named one by one.")
    @ApiResponse(
            responseCode = "201",
            description = "Put there",
            content = @Content(schema = @Schema(implementation = ListShown.Put.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same key and body came within 24 hours: the same answer again",
            content = @Content(schema = @Schema(implementation = ListShown.Put.class)))
    ResponseEntity<String> put(
            @PathVariable String code,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ItemForm.Fields.class)))
                    @RequestBody
                    Map<String, Object> body,
            @Parameter(description = "Makes the call safe to repeat: 1 to 255 visible ASCII characters.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @Parameter(hidden = true) Actor.Staff staff) {
        Repeats.Outcome outcome = putting.put(lists.require(code, staff), body, key, staff);
        return ResponseEntity.status(outcome.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/matters/" + outcome.number()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(outcome.body());
    }
}
