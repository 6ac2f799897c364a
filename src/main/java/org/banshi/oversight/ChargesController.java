package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.web.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A leader's own list of what is in charge; for who oversees, what all leaders have. */
@Controller
final class ChargesController {
    private final Charges charges;
    private final Matters matters;
    private final OversightNames names;

    ChargesController(Charges charges, Matters matters, OversightNames names) {
        this.charges = charges;
        this.matters = matters;
        this.names = names;
    }

    @GetMapping(OversightConfiguration.CHARGES)
    ChargesPage list(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.ASSIGN_CHARGE);
        Language language = Language.of(request);
        boolean own = Permissions.has(staff, Permission.TAKE_CHARGE);
        List<Charges.Held> held = charges.list(own ? staff.id() : null);
        Map<String, String> titles = held.isEmpty()
                ? Map.of()
                : matters.titles(
                        held.stream().map(Charges.Held::number).distinct().toList(), staff);
        return new ChargesPage(
                own,
                held.stream()
                        .filter(each -> titles.containsKey(each.number()))
                        .map(each -> new ChargesPage.Row(
                                each,
                                titles.get(each.number()),
                                names.kind(each.kind(), language),
                                names.state(each.kind(), each.state(), language)))
                        .toList());
    }
}
