package org.banshi.oversight;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.web.Field;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** The forms on the page of a matter's supervision: what each does, and who may. */
@Component
final class WatchForms {
    private final Chases chases;
    private final Stands stands;
    private final Charges charges;
    private final Raising raising;

    WatchForms(Chases chases, Stands stands, Charges charges, Raising raising) {
        this.chases = chases;
        this.stands = stands;
        this.charges = charges;
        this.raising = raising;
    }

    /** Does what one of the forms asks: chase, list, delist, charge, assignCharge, handOver, endCharge, raise. */
    void act(String form, String number, Map<String, String> typed, Actor.Staff staff) {
        switch (form) {
            case "chase" -> chases.chase(number, typed.get("words"), staff);
            case "list" -> stands.list(number, typed.get("reason"), typed.get("until"), staff);
            case "delist" -> stands.delist(number, typed.get("how"), typed.get("record"), staff);
            case "charge" -> stands.takeCharge(number, typed.get("words"), staff);
            case "assignCharge" -> charges.assign(number, typed.get("leader"), typed.get("words"), staff);
            case "handOver" ->
                charges.handOver(number, typed.get("leader"), typed.get("reason"), typed.get("words"), staff);
            case "raise" -> raising.raise(number, typed.get("reason"), typed.get("tried"), staff);
            case "endCharge" -> stands.endCharge(number, typed.get("record"), staff);
            default -> throw Problem.notFound("noSuchAction", form);
        }
    }

    WatchPage.May may(Matter matter, Oversight.Whole whole, Actor.Staff staff) {
        boolean leads = Permissions.has(staff, Permission.TAKE_CHARGE);
        boolean holds = !whole.charges().isEmpty() && whole.charges().getFirst().end() == null;
        return new WatchPage.May(
                Permissions.has(staff, Permission.OVERSEE),
                leads && !holds,
                leads && holds && whole.charges().getFirst().staff() == staff.id(),
                raising.mayRaise(matter, staff),
                leaders(holds ? whole.charges().getFirst().staff() : 0, staff));
    }

    /** Whom the reader may give charge to, but who has it now. */
    private List<Field.Option> leaders(long holder, Actor.Staff staff) {
        return Permissions.has(staff, Permission.ASSIGN_CHARGE)
                ? charges.leaders().stream()
                        .filter(each -> each.staff() != holder && each.staff() != staff.id())
                        .map(each -> new Field.Option(Long.toString(each.staff()), each.name()))
                        .toList()
                : List.of();
    }
}
