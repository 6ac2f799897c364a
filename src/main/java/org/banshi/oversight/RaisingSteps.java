package org.banshi.oversight;

import static org.banshi.matter.Relation.LEAD;

import java.time.LocalDate;
import java.util.Map;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done with a raised matter. It has one unit at every moment: on the way up the one asked, on the way down the next below. */
@Component
final class RaisingSteps {
    private static final int REASON = 500;

    /** Whether a raised matter has a part that is not closed; to be filled with its id. */
    static final String OPEN_PARTS = """
            exists (select from oversight_order o join matter_row part on part.id = o.matter
              where o.raised = %s and part.outcome is null)""";

    private final Recipients recipients;
    private final OversightTimes times;
    private final Units units;
    private final JdbcClient db;

    RaisingSteps(Recipients recipients, OversightTimes times, Units units, JdbcClient db) {
        this.recipients = recipients;
        this.times = times;
        this.units = units;
        this.db = db;
    }

    Field[] acceptForm() {
        return new Field[] {Field.text("analysis").need(), Field.date("ends").need()};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need().upTo(REASON)};
    }

    Field[] furtherForm() {
        return new Field[] {
            Field.text("reason").need().upTo(REASON), Field.text("tried").need()
        };
    }

    Field[] answerForm() {
        return new Field[] {Field.text("answer").need(), Field.file("file")};
    }

    Field[] closeForm() {
        return new Field[] {Field.bool("solved"), Field.text("text").upTo(REASON)};
    }

    Field[] passForm() {
        return new Field[] {Field.text("text").upTo(REASON)};
    }

    Field[] noteForm() {
        return new Field[] {Field.text("text").need()};
    }

    void accept(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).startAt(OversightTimes.END, times.endOf(ends));
        c.go("accepted");
    }

    /** Back to the unit below, which had accepted it; to nobody where that is the one that asked. */
    void refuse(Situation s, Change c) {
        int below = below(s);
        if (below == 0) {
            c.own("level", 0).own("refused", true).go("back");
            return;
        }
        c.own("level", below).assign(unit(s, below), LEAD);
        s.ownText("ends").map(LocalDate::parse).ifPresent(ends -> c.startAt(OversightTimes.END, times.endOf(ends)));
        c.go("accepted").tellOwner("oversight.tell.refusedAbove", s.matter().number());
    }

    boolean hasUpper(Situation s) {
        return recipients.upper(s.matter().leadUnit()).isPresent();
    }

    /** Its own time stands while the next tier has it. */
    void raiseFurther(Situation s, Change c) {
        String upper = recipients.upper(s.matter().leadUnit()).orElseThrow();
        int next = s.ownInt("level") + 1;
        c.row(Raisings.WAY, Map.of("nr", next), Map.of("unit", upper));
        c.own("level", next).assign(upper, LEAD).stop(OversightTimes.END);
        c.go("asked").tellOwner("oversight.tell.raised", s.matter().number());
    }

    /** What was split into parts is answered once each part is closed. */
    boolean hasNoOpenParts(Situation s) {
        return !db.sql("select " + OPEN_PARTS.formatted("?"))
                .param(s.matter().id())
                .query(Boolean.class)
                .single();
    }

    /** Whether the matter it is about is with another unit than the one that asked, or is over. */
    boolean isMoot(Situation s) {
        return db.sql("select " + Lapses.MOOT
                        + " from oversight_raising r join matter_row m on m.id = r.about where r.matter = ?")
                .param(s.matter().id())
                .query(Boolean.class)
                .single();
    }

    void lapse(Situation s, Change c) {
        c.own("open", false).end("lapsed", Outcome.WITHDRAWN);
    }

    void answer(Situation s, Change c) {
        c.stop(OversightTimes.END);
        goDown(s, c);
    }

    void passDown(Situation s, Change c) {
        goDown(s, c);
    }

    private void goDown(Situation s, Change c) {
        int below = below(s);
        c.own("level", below);
        if (below == 0) {
            c.set(Fact.ANSWERED_AT, s.now()).go("back");
        } else {
            c.assign(unit(s, below), LEAD)
                    .go("down")
                    .tellOwner("oversight.tell.down", s.matter().number());
        }
    }

    /** Who asked says whether it helped; what was refused ends so. */
    void close(Situation s, Change c) {
        c.own("open", false);
        if (s.ownYes("refused")) {
            c.end("turnedDown", Outcome.REJECTED);
        } else {
            c.set(Fact.SOLVED, s.form().yes("solved")).set(Fact.VERDICT_BY, "staff");
            c.end("answered", Outcome.VERDICT);
        }
    }

    void withdraw(Situation s, Change c) {
        c.own("open", false).end("withdrawn", Outcome.WITHDRAWN);
    }

    /** The next place down whose unit still works; the one that asked in any case. */
    private int below(Situation s) {
        int level = s.ownInt("level") - 1;
        while (level > 0 && units.find(unit(s, level)).filter(Unit::active).isEmpty()) {
            level--;
        }
        return Math.max(0, level);
    }

    private String unit(Situation s, int level) {
        return db.sql("select unit from oversight_way where matter = ? and nr = ?")
                .params(s.matter().id(), level)
                .query(String.class)
                .single();
    }
}
