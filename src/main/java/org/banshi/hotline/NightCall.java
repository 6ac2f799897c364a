package org.banshi.hotline;

import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Situation;
import org.banshi.people.OnCall;
import org.banshi.people.OnCalls;
import org.banshi.people.Units;
import org.springframework.stereotype.Component;

/** Whoever is on call is called when a most urgent request comes to a unit that is not at work (R-H18). */
@Component
final class NightCall {
    private static final String CRITICAL = "critical";

    private final OnCalls calls;
    private final Units units;

    NightCall(OnCalls calls, Units units) {
        this.calls = calls;
        this.units = units;
    }

    /** In the transaction that sends it there, so that each sending calls once; a gap is told to who can close it. */
    void about(Situation s, Change c, String unit) {
        if (!s.grade().equals(CRITICAL) || !calls.isOutsideHours(s.now())) {
            return;
        }
        String number = s.matter().number();
        String name = units.require(unit).name();
        OnCall.Reach reach = calls.reach(unit, s.now());
        OnCall line = reach.line();
        if (line == null) {
            c.noteTo(Role.DISPATCHER, "hotline.tell.onCallNobody", number, name);
            c.noteTo(Role.ADMIN, "hotline.tell.onCallNobody", number, name);
            return;
        }
        c.callOut(line, reach.isGap() ? "hotline.tell.onCallFor" : "hotline.tell.onCall", number, name);
        if (reach.isGap()) {
            String called = units.require(line.unit()).name();
            c.noteTo(Role.DISPATCHER, "hotline.tell.onCallGap", number, name, called);
            c.noteTo(Role.ADMIN, "hotline.tell.onCallGap", number, name, called);
        }
    }
}
