package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.matter.Similar;
import org.banshi.web.Count;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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

/** The ledger, for staff and machines. */
@RestController
@RequestMapping(path = "/api/v1/matters", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Matters", description = "The ledger for staff and machines: each sees and does what its role may.")
final class MattersController {
    private static final int MOST = 200;

    private final Matters matters;
    private final Search search;
    private final Similar similar;
    private final Forms forms;
    private final Looks looks;
    private final Filters filters;
    private final Showing showing;

    MattersController(
            Matters matters,
            Search search,
            Similar similar,
            Forms forms,
            Looks looks,
            Filters filters,
            Showing showing) {
        this.matters = matters;
        this.search = search;
        this.similar = similar;
        this.forms = forms;
        this.looks = looks;
        this.filters = filters;
        this.showing = showing;
    }

    @GetMapping
    @Operation(
            summary = "List matters, the newest first; by words, the best first",
            description =
                    "The total is exact to 10,000; count=exact counts on, however long it takes. With q the newest"
                            + " 2,000 that have all the words come in the order of the desk, by how well they fit and how new they"
                            + " are, and where nothing or little has all of a sentence, what has most of it (see fit);"
                            + " sort=newest gives all that have all the words, the newest first.")
    Shown.Page list(
            @ParameterObject Filters.Asked asked,
            @Parameter(description = "next of the page before.") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "How many, 1 to 200.") @RequestParam(defaultValue = "50") int size,
            @Parameter(description = "exact") @RequestParam(required = false) @Nullable String count,
            @Parameter(description = "newest") @RequestParam(required = false) @Nullable String sort,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        if (size < 1) {
            throw Problem.invalid("size", "outOfRange", 1, MOST);
        }
        one("count", count, "exact");
        one("sort", sort, "newest");
        Language language = Language.of(request);
        Query query = filters.query(asked);
        int most = Math.min(size, MOST);
        if (query.q() != null && sort == null) {
            Search.Found found = search.find(query, staff, after, most);
            Count total =
                    count != null && found.fit() == Search.Fit.ALL ? matters.count(query, staff, true) : found.total();
            return page(found.page(), total, found.fit().name().toLowerCase(Locale.ROOT), language);
        }
        return page(
                matters.list(query, staff, after, most), matters.count(query, staff, count != null), null, language);
    }

    private static void one(String field, @Nullable String given, String choice) {
        if (given != null && !given.equals(choice)) {
            throw Problem.invalid(field, "notAChoice");
        }
    }

    private Shown.Page page(Slice<Matter> slice, Count total, @Nullable String fit, Language language) {
        return new Shown.Page(
                slice.items().stream()
                        .map(matter -> showing.item(matter, language))
                        .toList(),
                slice.next(),
                total.atLeast() ? null : total.value(),
                total.atLeast() ? total.value() : null,
                fit);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a matter", description = "All that the caller may see of it and do to it now. Logged.")
    ResponseEntity<Shown.Matter> matter(
            @PathVariable String number, @Parameter(hidden = true) Actor.Staff staff, HttpServletRequest request) {
        MatterView view = matters.view(number, staff);
        looks.record(staff, number, Looks.MATTER, null);
        return ResponseEntity.ok()
                .eTag(Integer.toString(view.matter().version()))
                .body(showing.matter(view, Language.of(request)));
    }

    @PostMapping("/{number}/actions/{action}")
    @Operation(
            summary = "Do an action",
            description = "What may be done now, and with what form, is told by actions of the matter."
                    + " 403 not yours, 409 stale or not possible in this state, 422 field errors.")
    Shown.Done act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestBody(required = false) @Nullable Map<String, Object> form,
            @Parameter(description = "The version the caller saw, such as \"3\".")
                    @RequestHeader(name = "If-Match", required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(hidden = true) Actor.Staff staff,
            HttpServletRequest request) {
        return forms.perform(new Forms.Call(number, action, staff, Language.of(request)), form, null, ifMatch);
    }

    @GetMapping("/{number}/similar")
    @Operation(
            summary = "Find matters like this one",
            description = "Recent ones of the same category and region that share words.")
    Shown.Similar similar(
            @PathVariable String number, @Parameter(hidden = true) Actor.Staff staff, HttpServletRequest request) {
        Language language = Language.of(request);
        return new Shown.Similar(similar.to(number, staff, 10).stream()
                .map(match -> showing.like(match, language))
                .toList());
    }
}
