package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipts;
import org.banshi.matter.Similar;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What to read out to the caller, for whoever took it down and nobody else. */
@Controller
final class ReceiptController {
    private final Matters matters;
    private static final int MOST_SIMILAR = 3;

    private final Receipts receipts;
    private final Similar similar;
    private final Names names;
    private final Messages messages;
    private final Clues clues;

    ReceiptController(
            Matters matters, Receipts receipts, Similar similar, Names names, Messages messages, Clues clues) {
        this.clues = clues;
        this.similar = similar;
        this.names = names;
        this.messages = messages;
        this.matters = matters;
        this.receipts = receipts;
    }

    @GetMapping("/desk/receipts/{number}")
    Page receipt(@PathVariable String number, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        MatterView view = matters.view(number, staff);
        Long taker = view.timeline().getFirst().staff();
        if (taker == null || taker != staff.id()) {
            throw Problem.notFound("noSuchMatter", number);
        }
        Voice voice = Voice.of(messages, request);
        return new ReceiptPage(
                number,
                view.matter().version(),
                Likeness.of(view, similar.to(number, staff, MOST_SIMILAR), voice, names),
                clues.of(
                        view.matter().title() + "\n" + view.matter().text(),
                        view.matter().region(),
                        "",
                        view.matter().grade(),
                        voice),
                receipts.code(number).orElse(null),
                view.matter().due(),
                Boolean.TRUE.equals(view.own().get("danger")),
                view.own().get("handed_to") != null);
    }
}
