package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.oversight.FoundOrders;
import org.banshi.oversight.OrderAll;
import org.banshi.oversight.OrderRuns;
import org.banshi.web.Answer;
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
    private final FoundOrders found;
    private final MatterLists lists;
    private final Messages messages;

    OrderFoundController(OrderAll all, FoundOrders found, MatterLists lists, Messages messages) {
        this.all = all;
        this.found = found;
        this.lists = lists;
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

    private OrderRuns.Shown shown(Filters filters, Actor.Staff staff) {
        return found.shown(lists.query(filters), filters.isRanked(), staff);
    }
}
