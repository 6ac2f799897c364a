package org.banshi.desk;

import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Hints;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a reviewer's word that a hint was wrong. */
@Controller
final class HintController {
    private final Hints hints;
    private final Matters matters;

    HintController(Hints hints, Matters matters) {
        this.hints = hints;
        this.matters = matters;
    }

    @PostMapping("/desk/matters/{number}/hints/{sort}/wrong")
    Answer wrong(@PathVariable String number, @PathVariable String sort, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        hints.wrong(matters.view(number, staff), sort, staff);
        return new SeeOther("/desk/matters/" + number, "desk.hint.counted");
    }
}
