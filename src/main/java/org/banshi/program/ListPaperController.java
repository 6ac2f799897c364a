package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Units;
import org.banshi.web.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A list on paper (台账), as it was asked for on its page. */
@Controller
final class ListPaperController {
    private final Lists lists;
    private final ItemRows rows;
    private final ListFilters filters;
    private final Units units;

    ListPaperController(Lists lists, ItemRows rows, ListFilters filters, Units units) {
        this.lists = lists;
        this.rows = rows;
        this.filters = filters;
        this.units = units;
    }

    @GetMapping("/desk/lists/{code}/print")
    ListPaperPage paper(
            @PathVariable String code, ListController.Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        ItemFilter filter = asked.filter();
        ListFigures figures = rows.figures(list, staff);
        return new ListPaperPage(
                list,
                units.find(list.office()).map(unit -> unit.name()).orElse(list.office()),
                figures,
                filters.fields(asked, list, figures, Language.of(request)),
                rows.page(list, filter, staff, null, ListPaperPage.MOST).items(),
                rows.count(list, filter, staff));
    }
}
