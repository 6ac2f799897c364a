package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipt;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One item of a list on the desk, and the form that puts one there. */
@Controller
final class ItemController {
    private final Lists lists;
    private final Items items;
    private final ItemRows rows;
    private final ItemForms forms;
    private final Matters matters;
    private final Milestones milestones;
    private final Slots slots;
    private final Units units;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // everything of an item is shown on one page
    ItemController(
            Lists lists,
            Items items,
            ItemRows rows,
            ItemForms forms,
            Matters matters,
            Milestones milestones,
            Slots slots,
            Units units,
            CityClock clock) {
        this.lists = lists;
        this.items = items;
        this.rows = rows;
        this.forms = forms;
        this.matters = matters;
        this.milestones = milestones;
        this.slots = slots;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping("/desk/lists/{code}/new")
    NewItemPage blank(@PathVariable String code, Actor.Staff staff, HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        return forms.page(list, Map.of(), FormErrors.NONE, Language.of(request));
    }

    @PostMapping("/desk/lists/{code}/new")
    Answer put(
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            Actor.Staff staff,
            HttpServletRequest request) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        try {
            Receipt put = items.put(code, ItemForms.read(typed), staff);
            return new SeeOther("/desk/items/" + put.number(), "program.item.put");
        } catch (Problem problem) {
            return forms.page(list, typed, FormErrors.of(problem), Language.of(request));
        }
    }

    @GetMapping("/desk/items/{number}")
    ItemPage item(@PathVariable String number, Actor.Staff staff) {
        MatterView view = matters.view(number, staff);
        Object code = view.own().get("list");
        if (code == null) {
            throw Problem.notFound("noSuchMatter", number);
        }
        WorkList list = lists.find(code.toString()).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        ItemRow row = rows.find(list, number, staff).orElseThrow(() -> Problem.notFound("noSuchMatter", number));
        List<Unit> all = units.all();
        return new ItemPage(
                view,
                list,
                row,
                milestones.of(view.matter().id()),
                milestones.funds(view.matter().id()),
                slots.of(view.matter().id()),
                all.stream().collect(Collectors.toMap(Unit::code, Unit::name)),
                clock.instant());
    }
}
