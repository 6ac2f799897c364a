package org.banshi.desk;

import org.banshi.access.Actor;
import org.banshi.hotline.Calls;
import org.banshi.web.Answer;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One tap for a call that makes no matter. */
@Controller
final class CallController {
    private final Calls calls;

    CallController(Calls calls) {
        this.calls = calls;
    }

    @PostMapping("/desk/calls")
    Answer keep(@RequestParam String kind, @RequestParam(required = false) @Nullable String call, Actor.Staff staff) {
        calls.keep(kind, call, staff);
        return new SeeOther("/desk/intake", "desk.intake.kept");
    }
}
