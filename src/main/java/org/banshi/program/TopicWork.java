package org.banshi.program;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a topic finds its lead unit and its plan, and what comes of it. */
@Component
final class TopicWork {
    static final String POLICIES = "program_policy";

    private static final int LONGEST_LINK = 500;

    private final ProblemPeople people;
    private final ProgramTimes times;
    private final JdbcClient db;

    TopicWork(ProblemPeople people, ProgramTimes times, JdbcClient db) {
        this.people = people;
        this.times = times;
        this.db = db;
    }

    Field[] appointForm() {
        return new Field[] {Field.choice("unit", people::handlingUnits).need()};
    }

    Field[] moveForm() {
        return new Field[] {
            Field.choice("unit", people::handlingUnits).need(),
            Field.text("reason").need()
        };
    }

    Field[] planForm() {
        return new Field[] {
            Field.text("measures").need().upTo(Entries.TEXT).startingWithOwn("measures"),
            Field.date("begins").need().startingWithOwn("begins"),
            Field.date("ends").need().startingWithOwn("ends")
        };
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need()};
    }

    Field[] progressForm() {
        return new Field[] {Field.text("text").need(), Field.file("file")};
    }

    Field[] policyForm() {
        return new Field[] {
            Field.text("title").need().upTo(Entries.TITLE),
            Field.text("document").upTo(60),
            Field.date("issued").need(),
            Field.text("link").upTo(LONGEST_LINK)
        };
    }

    Field[] redateForm() {
        return new Field[] {Field.date("ends").need(), Field.text("reason").need()};
    }

    Field[] reportForm() {
        return new Field[] {Field.text("result").need().upTo(Entries.TEXT).startingWithOwn("result"), Field.file("file")
        };
    }

    void appoint(Situation s, Change c) {
        c.assign(s.form().need("unit"), Relation.LEAD);
        c.go("planning").tellOwner("program.tell.topicAppointed", s.matter().title());
    }

    /** Another unit has to do it. */
    void move(Situation s, Change c) {
        String unit = s.form().need("unit");
        if (unit.equals(s.matter().leadUnit())) {
            throw Problem.invalid("unit", "sameUnit");
        }
        c.assign(unit, Relation.LEAD)
                .tellOwner("program.tell.topicAppointed", s.matter().title());
    }

    void plan(Situation s, Change c) {
        LocalDate begins = s.form().date("begins").orElseThrow();
        LocalDate ends = times.future(s, "ends");
        if (ends.isBefore(begins)) {
            throw Problem.invalid("ends", "endBeforeBegin");
        }
        c.own("measures", s.form().need("measures")).own("begins", begins).own("ends", ends);
        c.go("planned").tellOwner("program.tell.topicPlanned", s.matter().title());
    }

    void sendBack(Situation s, Change c) {
        c.go("planning").tellOwner("program.tell.topicSentBack", s.matter().title());
    }

    boolean endIsAhead(Situation s) {
        return end(s).isAfter(times.today(s));
    }

    private static LocalDate end(Situation s) {
        return LocalDate.parse(s.ownText("ends").orElseThrow());
    }

    void approve(Situation s, Change c) {
        c.startAt(ProgramTimes.END, times.endOf(end(s)));
        c.go("underWay").tellOwner("program.tell.topicApproved", s.matter().title());
    }

    void drop(Situation s, Change c) {
        c.end("dropped", Outcome.REJECTED);
    }

    /** Another date, with the reason; those before stay on the timeline. */
    void redate(Situation s, Change c) {
        LocalDate ends = times.future(s, "ends");
        c.own("ends", ends).stop(ProgramTimes.END).startAt(ProgramTimes.END, times.endOf(ends));
        c.tellOwner("program.tell.redated", s.matter().title(), ends.toString());
    }

    /** What was made a rule; nothing replaces it. */
    void policy(Situation s, Change c) {
        LocalDate issued = s.form().date("issued").orElseThrow();
        if (issued.isAfter(times.today(s))) {
            throw Problem.invalid("issued", "inTheFuture");
        }
        Optional<String> link = s.form().text("link").map(String::strip);
        if (link.isPresent() && !isAddress(link.get())) {
            throw Problem.invalid("link", "badLink");
        }
        Map<String, Object> row = new HashMap<>();
        row.put("nr", policies(s.matter().id()) + 1);
        row.put("title", s.form().need("title").strip());
        row.put("document", s.form().text("document").map(String::strip).orElse(null));
        row.put("issued", issued);
        row.put("link", link.orElse(null));
        row.put("at", s.now());
        row.put("staff", ((Actor.Staff) s.actor()).id());
        c.append(POLICIES, row);
    }

    private static boolean isAddress(String link) {
        try {
            URI address = URI.create(link);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private int policies(long topic) {
        return db.sql("select count(*) from program_policy where matter = ?")
                .param(topic)
                .query(Integer.class)
                .single();
    }

    /** What the unit planned is said to be done: its clock stands while somebody else looks. */
    void report(Situation s, Change c) {
        c.own("result", s.form().need("result")).stop(ProgramTimes.END);
        c.go("reported").tellOwner("program.tell.topicReported", s.matter().title());
    }
}
