package org.banshi.program;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/**
 * How a project is set up, built, accepted, put into use and judged. The clocks of its end and of its year run until it is
 * in use: that the main structure stands, or that it was accepted, stops none.
 */
@Component
final class ProjectUse {
    static final String RATINGS = "program_rating";

    /** The clock of 当年开工当年完工: no action gives it another date. */
    static final String YEAR = "year";

    private final TaskDrafting drafting;
    private final ProgramTimes times;

    ProjectUse(TaskDrafting drafting, ProgramTimes times) {
        this.drafting = drafting;
        this.times = times;
    }

    /** Pictures from before and after, or words that show it; and for whom it is. */
    Field[] intoUseForm() {
        return new Field[] {
            Field.integer("households", 0, 100_000_000).need(),
            Field.integer("people", 1, 100_000_000).need(),
            Field.file("before"),
            Field.file("after"),
            Field.text("evidence")
        };
    }

    Field[] rateForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "meeting", "ballot").need(),
            Field.integer("yes", 0, 100_000).need(),
            Field.integer("no", 0, 100_000).need(),
            Field.text("said")
        };
    }

    void setUp(Situation s, Change c) {
        drafting.giveOut(s, c);
        startYear(s, c);
        c.go("setUp").tellOwner("program.tell.issued", s.matter().title());
    }

    private void startYear(Situation s, Change c) {
        if (s.type().equals("year")) {
            LocalDate begins = LocalDate.parse(s.ownText("begins").orElseThrow());
            c.startAt(YEAR, times.endOf(LocalDate.of(begins.getYear(), 12, 31)));
        }
    }

    void receive(Situation s, Change c) {
        c.go("building");
    }

    void askAcceptance(Situation s, Change c) {
        c.go("acceptanceAsked")
                .tellOwner("program.tell.acceptanceAsked", s.matter().title());
    }

    void accept(Situation s, Change c) {
        c.go("accepted").tellOwner("program.tell.accepted", s.matter().title());
    }

    void notAccepted(Situation s, Change c) {
        c.go("building").tellOwner("program.tell.sentBack", s.matter().title());
    }

    void intoUse(Situation s, Change c) {
        boolean shown =
                s.form().text("before").isPresent() && s.form().text("after").isPresent();
        if (!shown && s.form().text("evidence").isEmpty()) {
            throw Problem.invalid("evidence", "required");
        }
        c.own("households", s.form().integer("households").orElseThrow());
        c.own("people", s.form().integer("people").orElseThrow());
        c.own("words_yes", 0).own("words_no", 0);
        c.stop(ProgramTimes.END).stop(YEAR);
        c.go("inUse").tellOwner("program.tell.inUse", s.matter().title());
    }

    void rate(Situation s, Change c) {
        int yes = s.form().integer("yes").orElseThrow();
        int no = s.form().integer("no").orElseThrow();
        if (yes + no == 0) {
            throw Problem.invalid("yes", "nobodyAsked");
        }
        int n = s.ownInt("ratings") + 1;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", n);
        row.put("how", s.form().need("how"));
        row.put("yes", yes);
        row.put("no", no);
        row.put("asked_at", s.now());
        row.put("asked_by", ((Actor.Staff) s.actor()).id());
        s.form().text("said").ifPresent(said -> row.put("said", said));
        c.append(RATINGS, row);
        c.own("ratings", n).own("words_yes", s.ownInt("words_yes") + yes).own("words_no", s.ownInt("words_no") + no);
    }

    /** The second signature, on the word of its users; those who asked for it are told. */
    void evaluate(Situation s, Change c) {
        c.own("signed_on", times.today(s)).set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("evaluated", Outcome.VERDICT);
        c.tellSources("program.tell.done");
    }

    /** Its users cannot use it as promised: it was not done, and its clocks run again. */
    void sendBack(Situation s, Change c) {
        if (s.form().date("ends").isPresent()) {
            LocalDate ends = times.future(s, "ends");
            c.own("ends", ends).startAt(ProgramTimes.END, times.endOf(ends));
        } else {
            c.resume(ProgramTimes.END, times.timed(ProgramLimits::remedy));
        }
        startYear(s, c);
        c.go("building").tellOwner("program.tell.sentBack", s.matter().title());
    }
}
