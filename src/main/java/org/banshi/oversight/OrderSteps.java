package org.banshi.oversight;

import static org.banshi.access.Role.SUPERVISOR;

import java.time.LocalDate;
import java.util.Map;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.RunningClock;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done with an order of supervision. */
@Component
final class OrderSteps {
    private static final int REASON = 500;

    private final OversightTimes times;
    private final JdbcClient db;

    OrderSteps(OversightTimes times, JdbcClient db) {
        this.times = times;
        this.db = db;
    }

    Field[] answerForm() {
        return new Field[] {Field.text("done").need(), Field.file("file")};
    }

    Field[] extendForm() {
        return new Field[] {
            Field.date("until").need(), Field.text("reason").need().upTo(REASON)
        };
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need().upTo(REASON)};
    }

    Field[] closeForm() {
        return new Field[] {
            Field.choice("how", "visit", "call", "papers").need(),
            Field.text("found").need(),
            Field.file("file")
        };
    }

    Field[] sendBackForm() {
        return new Field[] {
            Field.text("reason").need().upTo(REASON), Field.date("ends").need()
        };
    }

    Field[] noteForm() {
        return new Field[] {Field.text("text").need()};
    }

    void receive(Situation s, Change c) {
        c.go("working");
    }

    /** The unit says what was done: its clock stands while somebody else looks. */
    void answer(Situation s, Change c) {
        c.stop(OversightTimes.END);
        c.go("answered")
                .noteTo(SUPERVISOR, "oversight.tell.answered", s.matter().number());
    }

    boolean isFirstDelay(Situation s) {
        return !s.ownYes("extended");
    }

    /** Asked before the day has passed (R-C04). */
    boolean isInTime(Situation s) {
        return s.clock(OversightTimes.END)
                .map(RunningClock::due)
                .map(due -> s.now().isBefore(due))
                .orElse(true);
    }

    boolean isAsked(Situation s) {
        return s.ownText("ask_until").isPresent();
    }

    boolean isNothingAsked(Situation s) {
        return !isAsked(s);
    }

    void extend(Situation s, Change c) {
        LocalDate until = times.future(s, "until");
        if (!until.isAfter(ends(s))) {
            throw Problem.invalid("until", "oversight.notLater");
        }
        c.own("ask_until", until);
        c.ask(SUPERVISOR);
    }

    private static LocalDate ends(Situation s) {
        return LocalDate.parse(s.ownText("ends").orElseThrow());
    }

    void grant(Situation s, Change c) {
        LocalDate until = LocalDate.parse(s.ownText("ask_until").orElseThrow());
        c.own("ends", until).own("extended", true).own("ask_until", null);
        c.stop(OversightTimes.END).startAt(OversightTimes.END, times.endOf(until));
        c.decided().tellOwner("oversight.tell.granted", s.matter().number(), until.toString());
    }

    void refuse(Situation s, Change c) {
        c.own("ask_until", null);
        c.decided().tellOwner("oversight.tell.refused", s.matter().number());
    }

    void close(Situation s, Change c) {
        free(s, c);
        c.set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff");
        c.end("closed", Outcome.VERDICT);
    }

    void sendBack(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).own("sent_back", s.ownInt("sent_back") + 1);
        c.startAt(OversightTimes.END, times.endOf(ends));
        c.go("working").tellOwner("oversight.tell.sentBack", s.matter().number());
    }

    void withdraw(Situation s, Change c) {
        free(s, c);
        c.end("withdrawn", Outcome.WITHDRAWN);
    }

    /** What it supervised may be supervised by another order from now on. */
    private void free(Situation s, Change c) {
        db.sql("select supervised from oversight_ordered where matter = ?")
                .param(s.matter().id())
                .query(Long.class)
                .list()
                .forEach(supervised -> c.row(Orders.ORDERED, Map.of("supervised", supervised), Map.of("open", false)));
    }
}
