package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.oversight.OrderAll;
import org.banshi.oversight.OrderRuns;
import org.banshi.web.Answer;
import org.banshi.web.Count;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An order of supervision on everything that the list of matters shows: the same rows, found by the same rules. */
@Controller
@RequestMapping(OrderFoundController.PATH)
final class OrderFoundController {
    static final String PATH = "/desk/matters/order-all";

    private final OrderAll all;
    private final OrderRuns runs;
    private final MatterLists lists;
    private final Matters matters;
    private final Search search;
    private final Messages messages;

    OrderFoundController(
            OrderAll all, OrderRuns runs, MatterLists lists, Matters matters, Search search, Messages messages) {
        this.all = all;
        this.runs = runs;
        this.lists = lists;
        this.matters = matters;
        this.search = search;
        this.messages = messages;
    }

    @GetMapping
    Page count(
            Filters filters,
            @RequestParam(required = false) @Nullable String listed,
            Actor.Staff staff,
            HttpServletRequest request) {
        require(staff);
        Integer told = listed != null && listed.matches("[0-9]{1,9}") ? Integer.valueOf(listed) : null;
        return all.page(from(filters, told, request), shown(filters, staff), staff, Language.of(request));
    }

    @PostMapping
    Answer begin(Filters filters, OrderRuns.Typed typed, Actor.Staff staff, HttpServletRequest request)
            throws InterruptedException {
        require(staff);
        return all.begin(from(filters, null, request), shown(filters, staff), typed, staff, Language.of(request));
    }

    private static void require(Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Permissions.require(staff, Permission.OVERSEE);
    }

    private OrderAll.From from(Filters filters, @Nullable Integer told, HttpServletRequest request) {
        return new OrderAll.From(
                Voice.of(messages, request).text("desk.matters.title"),
                "/desk/matters" + (filters.any() ? "?" + filters.address() : ""),
                PATH,
                filters.pairs(),
                told);
    }

    /**
     * What the list shows to this reader. Words are searched as the list searches them, so that what is nearly right is ordered
     * only where it was shown; of a list that words do not order, what has ended need not be read.
     */
    private OrderRuns.Shown shown(Filters filters, Actor.Staff staff) {
        Query query = lists.query(filters);
        if (filters.isRanked()) {
            Search.Found found = search.find(query, staff, null, Search.MOST);
            List<String> numbers =
                    found.page().items().stream().map(Matter::number).toList();
            return runs.shown(numbers, found.total(), !found.total().atLeast(), staff);
        }
        List<String> open = matters.numbers(query.open(true), staff, Count.EXACT_TO + 1);
        return runs.shown(open, matters.count(query, staff, false), open.size() <= Count.EXACT_TO, staff);
    }
}
