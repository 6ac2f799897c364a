package org.banshi.program;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a project is argued and decided upon (R-J01). */
@Component
final class ProjectDeciding {
    static final String TESTS = "program_test";
    static final String DECISIONS = "program_decision";

    private static final String[] CRITERIA = {"necessity", "feasibility", "finance", "benefit"};
    static final int MOST_VOTES = 10_000;

    private final ProgramTimes times;
    private final JdbcClient db;

    ProjectDeciding(ProgramTimes times, JdbcClient db) {
        this.times = times;
        this.db = db;
    }

    Field[] testForm() {
        return new Field[] {
            Field.choice("criterion", CRITERIA).need(),
            Field.bool("passed").need(),
            Field.text("evidence").need()
        };
    }

    Field[] argueForm() {
        return new Field[] {Field.text("summary").need()};
    }

    Field[] voteForm() {
        return new Field[] {
            Field.text("body").need().upTo(200),
            Field.date("day").need(),
            Field.integer("votesFor", 0, MOST_VOTES).need(),
            Field.integer("votesAgainst", 0, MOST_VOTES).need(),
            Field.integer("votesAbstained", 0, MOST_VOTES).need(),
            Field.bool("carried").need(),
            Field.text("record").need()
        };
    }

    Field[] decideForm() {
        return new Field[] {
            Field.text("body").need().upTo(200),
            Field.text("decider").need().upTo(60),
            Field.date("day").need(),
            Field.text("record").need()
        };
    }

    /** The scope was decided upon; how and when it is carried out was not. */
    Field[] decidedPlanForm() {
        return new Field[] {
            TaskDrafting.own(Field.text("measures")),
            TaskDrafting.own(Field.text("criteria")),
            TaskDrafting.own(Field.date("begins")),
            TaskDrafting.own(Field.date("ends"))
        };
    }

    void test(Situation s, Change c) {
        c.row(
                TESTS,
                Map.of("criterion", s.form().need("criterion")),
                Map.of(
                        "passed",
                        s.form().yes("passed"),
                        "evidence",
                        s.form().need("evidence"),
                        "tested_at",
                        s.now(),
                        "tested_by",
                        ((Actor.Staff) s.actor()).id()));
    }

    void argue(Situation s, Change c) {
        c.go("argued");
    }

    void decline(Situation s, Change c) {
        c.end("declined", Outcome.REJECTED);
    }

    boolean hasScope(Situation s) {
        return s.ownText("target").isPresent();
    }

    /** Every criterion has been argued. */
    boolean isTested(Situation s) {
        return tests(s.matter().id()).size() == CRITERIA.length;
    }

    boolean hasPassed(Situation s) {
        return tests(s.matter().id()).stream().allMatch(Boolean::booleanValue);
    }

    private List<Boolean> tests(long matter) {
        return db.sql("select passed from program_test where matter = :matter")
                .param("matter", matter)
                .query(Boolean.class)
                .list();
    }

    /** A candidate that was not chosen ends here, with the record of its votes. */
    void vote(Situation s, Change c) {
        boolean carried = s.form().yes("carried");
        record(s, c, "chosen", "vote", carried);
        c.own("decided_way", "vote");
        if (carried) {
            c.go("decided");
        } else {
            c.end("declined", Outcome.REJECTED);
        }
    }

    void decide(Situation s, Change c) {
        record(s, c, "chosen", "named", true);
        c.own("decided_way", "named").go("decided");
    }

    /** What is decided upon, in words: what the form gives, else what stands. */
    private static String scope(Situation s) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("target", "target");
        parts.put("quantity", "quantity");
        parts.put("quantityUnit", "quantity_unit");
        return parts.entrySet().stream()
                .flatMap(part -> s.form().values().containsKey(part.getKey())
                        ? Stream.of(s.form().values().get(part.getKey()).toString())
                        : s.ownText(part.getValue()).stream())
                .collect(Collectors.joining(" "));
    }

    /**
     * Writes a decision down.
     *
     * @param act what was decided: chosen, changed, stopped
     * @param way by vote, or by somebody named
     */
    void record(Situation s, Change c, String act, String way, boolean carried) {
        LocalDate day = past(s, "day");
        int n = s.ownInt("decisions") + 1;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", n);
        row.put("act", act);
        row.put("way", way);
        row.put("body", s.form().need("body"));
        row.put("day", day);
        row.put("carried", carried);
        row.put("scope", scope(s));
        row.put("record", s.form().need("record"));
        row.put("written_at", s.now());
        row.put("written_by", ((Actor.Staff) s.actor()).id());
        s.form().text("decider").ifPresent(decider -> row.put("decider", decider));
        if (way.equals("vote")) {
            votes(s, row, carried);
        }
        c.append(DECISIONS, row);
        c.own("decisions", n);
    }

    /** Chosen is only what more than half of those voting are for. */
    private static void votes(Situation s, Map<String, Object> row, boolean carried) {
        int yes = s.form().integer("votesFor").orElseThrow();
        int no = s.form().integer("votesAgainst").orElseThrow();
        int abstained = s.form().integer("votesAbstained").orElseThrow();
        if (carried && yes <= no + abstained) {
            throw Problem.invalid("votesFor", "noMajority");
        }
        row.put("votes_for", yes);
        row.put("votes_against", no);
        row.put("votes_abstained", abstained);
    }

    private LocalDate past(Situation s, String field) {
        LocalDate day = s.form().date(field).orElseThrow();
        if (day.isAfter(times.today(s))) {
            throw Problem.invalid(field, "inTheFuture");
        }
        return day;
    }
}
