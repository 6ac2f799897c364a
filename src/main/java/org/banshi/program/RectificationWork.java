package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** How what was found is verified, put on the ledger, mended, and accepted round by round. */
@Component
final class RectificationWork {
    static final String ROUNDS = "program_round";

    static final String[] CLASSES = {"safety", "quality", "environment", "procedure", "service", "conduct", "other"};

    private final TaskDrafting drafting;
    private final Units units;
    private final ProgramTimes times;

    RectificationWork(TaskDrafting drafting, Units units, ProgramTimes times) {
        this.drafting = drafting;
        this.units = units;
        this.times = times;
    }

    Field[] verifyForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "papers").need(),
            Field.text("found").need(),
            Field.file("file")
        };
    }

    Field[] dropForm() {
        return new Field[] {Field.text("reason").need()};
    }

    /**
     * Nothing goes on the ledger without its class, cause, measure, date and those who answer for it; what was said of
     * them is where the form begins.
     */
    Field[] bookForm() {
        return new Field[] {
            Field.choice("faultClass", CLASSES).need().startingWithOwn("fault_class"),
            TaskDrafting.own(Field.text("cause")).need(),
            TaskDrafting.own(Field.text("measures")).need(),
            TaskDrafting.own(Field.text("sponsor")).need().upTo(60),
            TaskDrafting.own(Field.choice("lead", _ -> drafting.options(unit -> unit.kind() == Unit.Kind.HANDLING)))
                    .need(),
            TaskDrafting.own(Field.text("person")).upTo(60),
            TaskDrafting.own(Field.date("ends")).need()
        };
    }

    Field[] askForm() {
        return new Field[] {Field.text("evidence").need(), Field.file("file")};
    }

    Field[] passForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "papers").need(),
            Field.text("found").need(),
            Field.file("file")
        };
    }

    Field[] failForm() {
        return new Field[] {Field.text("reason").need(), Field.date("ends")};
    }

    Field[] reboundForm() {
        return new Field[] {Field.text("found").need(), Field.date("ends").need()};
    }

    boolean isAnotherThanTheFinder(Situation s) {
        return !s.didBefore(Set.of("raise"));
    }

    void verify(Situation s, Change c) {
        c.go("verified").tellOwner("program.tell.verified", s.matter().title());
    }

    /** No problem after all; the reason stays on the timeline. */
    void drop(Situation s, Change c) {
        c.end("dropped", Outcome.REJECTED);
    }

    /** On the ledger: from now on the lead unit owns it and its date runs. */
    void book(Situation s, Change c) {
        String lead = s.form().need("lead");
        String checker = s.ownText("checker").orElseThrow();
        if (units.isUnder(checker, lead) || units.isUnder(lead, checker)) {
            throw Problem.invalid("lead", "checkerIsDoer");
        }
        LocalDate ends = times.future(s, "ends");
        c.own("fault_class", s.form().need("faultClass")).own("cause", s.form().need("cause"));
        c.own("measures", s.form().need("measures")).own("sponsor", s.form().need("sponsor"));
        c.own("lead", lead).own("ends", ends).own("issued_on", times.today(s));
        s.form().text("person").ifPresent(person -> c.own("person", person));
        c.assign(lead, Relation.LEAD).startAt(ProgramTimes.END, times.endOf(ends));
        c.go("onLedger").tellOwner("program.tell.issued", s.matter().title());
    }

    void receive(Situation s, Change c) {
        c.go("underRepair");
    }

    /** The unit says that it is mended: its clock stands while the group looks. */
    void ask(Situation s, Change c) {
        c.stop(ProgramTimes.END);
        c.own("rounds", s.ownInt("rounds") + 1).own("asked_at", s.now());
        c.go("round").tellOwner("program.tell.roundAsked", s.matter().title());
    }

    void pass(Situation s, Change c) {
        decided(s, c, true, s.form().need("found"));
        c.set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("passed", Outcome.VERDICT);
    }

    /** Back to work with the reason and what was left of the time, or a new date, but at least some working days. */
    void fail(Situation s, Change c) {
        decided(s, c, false, s.form().need("reason"));
        if (s.form().date("ends").isPresent()) {
            newDate(s, c);
        } else {
            c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        }
        c.go("underRepair").tellOwner("program.tell.sentBack", s.matter().title());
    }

    /** A round is written once, when it is decided; the database refuses to change it afterwards. */
    private static void decided(Situation s, Change c, boolean passed, String reason) {
        Instant asked =
                OffsetDateTime.parse(s.ownText("asked_at").orElseThrow()).toInstant();
        c.append(
                ROUNDS,
                Map.of(
                        "n",
                        s.ownInt("rounds"),
                        "asked_at",
                        asked,
                        "decided_at",
                        s.now(),
                        "passed",
                        passed,
                        "reason",
                        reason,
                        "decided_by",
                        ((Actor.Staff) s.actor()).id()));
    }

    private void newDate(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).startAt(ProgramTimes.END, times.endOf(ends));
    }

    /** What comes back goes on with its next round; the rounds before stay. */
    void rebound(Situation s, Change c) {
        c.own("rebounds", s.ownInt("rebounds") + 1).set(Fact.SOLVED, null).set(Fact.VERDICT_BY, null);
        newDate(s, c);
        c.go("underRepair").tellOwner("program.tell.rebound", s.matter().title());
    }
}
