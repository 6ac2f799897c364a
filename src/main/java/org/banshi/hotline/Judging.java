package org.banshi.hotline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** Whether it was done: checking the reply, calling back, the verdict and what follows from it. */
@Component
final class Judging {
    /** Marks up to this one send a request back, solved or not. */
    private static final int BAD = 2;

    private final Times times;
    private final Units units;
    private final Citing citing;

    Judging(Times times, Units units, Citing citing) {
        this.times = times;
        this.units = units;
        this.citing = citing;
    }

    Field[] approveForm() {
        return new Field[] {Field.text("note")};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need()};
    }

    Field[] callBackForm() {
        return new Field[] {
            Field.bool("reached").need(),
            Field.bool("contacted"),
            Field.bool("solved"),
            Field.integer("satisfaction", 1, 5),
            Field.text("comment")
        };
    }

    Field[] verdictForm() {
        return new Field[] {
            Field.bool("contacted"),
            Field.bool("solved").need(),
            Field.integer("satisfaction", 1, 5).need(),
            Field.text("comment")
        };
    }

    Field[] groundForm() {
        return new Field[] {Field.text("ground").need()};
    }

    Field[] reopenForm() {
        return new Field[] {Field.text("reason").need()};
    }

    Field[] objectForm() {
        return new Field[] {Field.text("reason").need()};
    }

    void approve(Situation s, Change c) {
        Matter matter = s.matter();
        c.set(Fact.ANSWERED_AT, s.now());
        c.go("approved").tellRaiser("hotline.tell.answered", matter.number());
        Map<String, Object> passed = new LinkedHashMap<>();
        passed.put("publicAnswer", String.valueOf(matter.publicAnswer()));
        if (matter.leadUnit() != null) {
            passed.put("unit", matter.leadUnit());
        }
        citing.pass(s, passed);
        c.pass("followMain", passed);
    }

    void sendBack(Situation s, Change c) {
        c.resume(Times.HANDLE, times.atLeast(s)).go("working");
        c.tellOwner("hotline.tell.sentBack", s.matter().number());
    }

    /** The second look is taken by somebody who did not approve it. */
    boolean didNotApprove(Situation s) {
        return !s.didBefore(Set.of("approve"));
    }

    /** A second attempt counts only on another day (R-K03). */
    boolean isAnotherDay(Situation s) {
        return s.ownText("last_attempt")
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(times.today(s)))
                .isEmpty();
    }

    void callBack(Situation s, Change c) {
        if (!s.form().yes("reached")) {
            c.own("attempts", s.ownInt("attempts") + 1).own("last_attempt", times.today(s));
            c.go("approved");
            return;
        }
        if (!s.form().values().containsKey("solved")) {
            throw Problem.invalid("solved", "required");
        }
        var _ = s.form().integer("satisfaction").orElseThrow(() -> Problem.invalid("satisfaction", "required"));
        verdict(s, c);
    }

    /** A good verdict closes; the first bad one sends it back to work, the second to a second look. */
    void verdict(Situation s, Change c) {
        record(s, c);
        if (isGood(s)) {
            c.end("closed", Outcome.VERDICT);
        } else if (s.ownInt("reworks") == 0 && s.matter().leadUnit() != null) {
            c.own("reworks", 1).own("attempts", 0).own("last_attempt", null);
            c.start(Times.HANDLE, times.handle(s)).go("working");
            c.tellOwner("hotline.tell.sentBack", s.matter().number());
        } else {
            c.go("disputed");
        }
    }

    /** An answer from the hotline itself that does not satisfy goes to a unit. */
    void verdictOnAnswer(Situation s, Change c) {
        record(s, c);
        if (isGood(s)) {
            c.end("closed", Outcome.VERDICT);
        } else {
            c.go("accepted");
        }
    }

    private static void record(Situation s, Change c) {
        c.set(Fact.CONTACTED, s.form().yes("contacted"));
        c.set(Fact.SOLVED, s.form().yes("solved"));
        c.set(Fact.SATISFACTION, s.form().integer("satisfaction").orElse(null));
        c.set(Fact.VERDICT_BY, s.actor() instanceof Actor.Raiser ? "raiser" : "staff");
    }

    private static boolean isGood(Situation s) {
        return s.form().yes("solved") && s.form().integer("satisfaction").orElse(0) > BAD;
    }

    void closeUnreached(Situation s, Change c) {
        c.end("closed", Outcome.UNREACHABLE)
                .tellRaiser("hotline.tell.closed", s.matter().number());
    }

    /** Closed against the raiser's word, with the ground told; the bad verdict stays. */
    void closeDisputed(Situation s, Change c) {
        c.own("told", s.form().need("ground"));
        c.end("closed", Outcome.VERDICT)
                .tellRaiser("hotline.tell.closedWithGround", s.matter().number());
    }

    void fallSilent(Situation s, Change c) {
        c.end("closed", Outcome.SILENT);
    }

    void reopenAnswered(Situation s, Change c) {
        c.go("accepted");
    }

    boolean withinReopenWindow(Situation s) {
        return s.matter().closedAt() == null
                || times.within(times.limits().reopenWindow(), s.matter().closedAt(), s.now());
    }

    /** Back to the same unit with a new clock, counted; for a new one to be found if that was switched off meanwhile. */
    void reopen(Situation s, Change c) {
        c.own("reopened", 1).own("attempts", 0).own("last_attempt", null);
        String lead = s.matter().leadUnit();
        leaveOut(s, c);
        if (lead == null || isOff(lead)) {
            c.go("accepted");
        } else {
            c.start(Times.HANDLE, times.handle(s)).go("dispatched");
            c.tellOwner("hotline.tell.toUnit", s.matter().number());
        }
    }

    /** Units that were switched off while it was closed take no part in it when it is open again. */
    private void leaveOut(Situation s, Change c) {
        s.parties().stream()
                .filter(party -> isOff(party.unit()))
                .forEach(party -> c.unassign(party.unit(), party.relation()));
        String lead = s.matter().leadUnit();
        if (lead != null && isOff(lead) && !s.stands(lead, Relation.LEAD)) {
            c.unassign(lead, Relation.LEAD);
        }
    }

    private boolean isOff(String unit) {
        return units.find(unit).filter(Unit::active).isEmpty();
    }

    boolean withinObjectionWindow(Situation s) {
        return s.matter().closedAt() == null
                || times.within(times.limits().objectionWindow(), s.matter().closedAt(), s.now());
    }

    void object(Situation s, Change c) {
        leaveOut(s, c);
        c.own("objected", true).own("objected_from", s.matter().state()).go("objected");
    }

    void uphold(Situation s, Change c) {
        c.own("told", s.form().need("reason"));
        boolean withdrawn =
                s.ownText("objected_from").filter("withdrawn"::equals).isPresent();
        if (withdrawn) {
            c.end("withdrawn", Outcome.WITHDRAWN);
        } else {
            c.end("rejected", Outcome.REJECTED);
        }
        c.tellRaiser("hotline.tell.upheld", s.matter().number());
    }

    void overturn(Situation s, Change c) {
        c.set(Fact.PUBLIC_ANSWER, null).set(Fact.ANSWERED_AT, null);
        c.go("accepted").tellRaiser("hotline.tell.overturned", s.matter().number());
    }
}
