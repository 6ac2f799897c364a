package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Receipt;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Opens orders of supervision: on the matters that were ticked, or on none for one unit. */
@Controller
@RequestMapping(OversightConfiguration.BOARD + "/order")
final class OrderController {
    private final Ordering ordering;
    private final Raising raising;
    private final Units units;
    private final OversightNames names;

    OrderController(Ordering ordering, Raising raising, Units units, OversightNames names) {
        this.ordering = ordering;
        this.raising = raising;
        this.units = units;
        this.names = names;
    }

    @GetMapping
    NewOrderPage blank(NewOrder typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, typed.isPart() ? Permission.OVERSIGHT_READ : Permission.OVERSEE);
        return new NewOrderPage(fields(typed, Language.of(request)), FormErrors.NONE);
    }

    @PostMapping
    Answer open(NewOrder typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, typed.isPart() ? Permission.OVERSIGHT_READ : Permission.OVERSEE);
        try {
            if (typed.isPart()) {
                String raised = String.valueOf(typed.raised());
                raising.split(raised, typed, staff);
                return new SeeOther("/desk/matters/" + raised, "oversight.order.opened");
            }
            List<Receipt> opened = ordering.open(typed, staff);
            return opened.size() == 1
                    ? new SeeOther("/desk/matters/" + opened.getFirst().number(), "oversight.order.opened")
                    : new SeeOther("/desk/matters?kind=order", "oversight.order.openedMany");
        } catch (Problem refused) {
            return new NewOrderPage(fields(typed, Language.of(request)), FormErrors.of(refused));
        }
    }

    private List<Field> fields(NewOrder typed, Language language) {
        Field unit = Field.select(
                        "unit",
                        names.text(language, "oversight.order.unit"),
                        units.all().stream()
                                .filter(each -> each.active() && each.kind() == Unit.Kind.HANDLING)
                                .map(each -> new Field.Option(each.code(), each.name()))
                                .toList())
                .value(typed.unit());
        List<Field> demand = List.of(
                Field.text("title", names.text(language, "order.field.title"))
                        .value(typed.title())
                        .required()
                        .max(NewOrder.MOST_TITLE),
                Field.textarea("demand", names.text(language, "order.field.demand"))
                        .value(typed.demand())
                        .required()
                        .max(NewOrder.MOST_DEMAND)
                        .hint(names.text(language, "oversight.order.demandHint")),
                Field.of(Field.Input.DATE, "ends", names.text(language, "order.field.ends"))
                        .value(typed.ends())
                        .required());
        List<Field> whom = typed.isPart()
                ? List.of(
                        unit.required(),
                        Field.of(Field.Input.HIDDEN, "raised", "").value(typed.raised()))
                : List.of(
                        Field.textarea("number", names.text(language, "oversight.order.numbers"))
                                .value(String.join("\n", typed.numbers()))
                                .hint(names.text(language, "oversight.order.numbersHint")),
                        unit.hint(names.text(language, "oversight.order.unitHint")));
        return Stream.concat(demand.stream(), whom.stream()).toList();
    }
}
