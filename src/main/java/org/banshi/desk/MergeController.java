package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.matter.Repeats;
import org.banshi.matter.Similar;
import org.banshi.web.Answer;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Merges a matter into one like it at a keystroke, the reason being what both have in common, and takes that back. */
@Controller
final class MergeController {
    private static final int LOOKED_AT = 20;

    private final Merging merging;
    private final Similar similar;
    private final Matters matters;
    private final Repeats repeats;
    private final Messages messages;

    MergeController(Merging merging, Similar similar, Matters matters, Repeats repeats, Messages messages) {
        this.repeats = repeats;
        this.merging = merging;
        this.similar = similar;
        this.matters = matters;
        this.messages = messages;
    }

    @PostMapping("/desk/matters/{number}/same")
    Answer merge(
            @PathVariable String number,
            @RequestParam String main,
            @RequestParam int version,
            @RequestParam int mainVersion,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        matters.view(main, staff);
        Voice voice = Voice.of(messages, request);
        String why = similar.to(number, staff, LOOKED_AT).stream()
                .filter(match -> match.matter().number().equals(main))
                .map(match -> Likeness.why(match, voice))
                .findFirst()
                .orElse("");
        return tried(
                number,
                "desk.same.done",
                "desk.same.refused",
                () -> merging.merge(
                        new Merging.Seen(main, mainVersion),
                        List.of(new Merging.Seen(number, version)),
                        voice.text("desk.same.reason", why),
                        staff));
    }

    @PostMapping("/desk/matters/{number}/same/undo")
    Answer undo(@PathVariable String number, @RequestParam int version, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        return tried(
                number,
                "desk.same.undone",
                "desk.same.notUndone",
                () -> merging.undo(new Merging.Seen(number, version), staff));
    }

    @PostMapping("/desk/matters/{number}/reminders/{seq}")
    Answer setApart(@PathVariable String number, @PathVariable int seq, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Voice voice = Voice.of(messages, request);
        String apart = repeats.setApart(
                matters.view(number, staff), seq, staff, fresh -> voice.text("desk.same.apartNote", fresh));
        return new SeeOther("/desk/matters/" + apart, "desk.same.apartDone");
    }

    /** Refused, the page shows the matter as it is now; nothing was typed that could be lost. */
    private static Answer tried(String number, String done, String refused, Runnable deed) {
        String path = "/desk/matters/" + number;
        try {
            deed.run();
            return new SeeOther(path, done);
        } catch (ConcurrencyFailureException crossed) {
            return SeeOther.warning(path, refused);
        } catch (Problem problem) {
            if (problem.status() == 404 || problem.status() == 403) {
                throw problem;
            }
            return SeeOther.warning(path, refused);
        }
    }
}
