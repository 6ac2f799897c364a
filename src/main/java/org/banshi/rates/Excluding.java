package org.banshi.rates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.matter.Done;
import org.banshi.matter.Fact;
import org.banshi.matter.Ledger;
import org.banshi.matter.Marks;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks that a request be left out of appraisal, and keeps the log of all that was asked and decided. */
@Service
public class Excluding {
    private static final int MOST_WORDS = 2000;
    private static final int MOST = 200;
    private static final Set<Role> SEE_ALL = Set.of(Role.SUPERVISOR, Role.LEADER, Role.OFFICE);

    private final Ledger ledger;
    private final Matters matters;
    private final Marks marks;
    private final Units units;
    private final Rules rules;
    private final JdbcClient db;

    Excluding(Ledger ledger, Matters matters, Marks marks, Units units, Rules rules, JdbcClient db) {
        this.ledger = ledger;
        this.matters = matters;
        this.marks = marks;
        this.units = units;
        this.rules = rules;
        this.db = db;
    }

    /**
     * What a unit asks, as typed.
     *
     * @param number the request
     * @param ground code of the ground
     * @param reason why, in words
     * @param evidence what shows it; papers are added on the page of the exclusion
     */
    public record Asking(
            @Nullable String number,
            @Nullable String ground,
            @Nullable String reason,
            @Nullable String evidence) {}

    /**
     * Asks it for the actor's own unit.
     *
     * @throws Problem 403 unless the actor's unit leads the request; 404 unknown; 409 asked or left out already, or decided for good; 422
     *     fields
     */
    @Transactional
    public Receipt ask(Asking asking, Actor.Staff staff) {
        Reading reading = new Reading();
        String ground = ground(asking.ground(), reading);
        String reason = reading.words("reason", asking.reason(), MOST_WORDS);
        String evidence = reading.words("evidence", asking.evidence(), MOST_WORDS);
        String number = asking.number() == null ? "" : asking.number().strip();
        if (matters.titles(List.of(number), staff).isEmpty()) {
            throw Problem.notFound("noSuchMatter", number);
        }
        Matter about = marks.hold(number).orElseThrow();
        String unit = staff.unit();
        if (!staff.has(Role.HANDLER)
                || unit == null
                || !unit.equals(about.leadUnit())
                || !about.kind().equals("request")) {
            throw Problem.forbidden("rates.notYourRequest");
        }
        reading.finish();
        if (isDecided(about.id())) {
            throw Problem.conflict("rates.excludedFinally");
        }
        return ledger.raise(
                new NewMatter(
                        Exclusions.NAME,
                        null,
                        null,
                        null,
                        NewMatter.Words.of(number, reason + "\n" + evidence),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("list"),
                        NewMatter.Identity.NONE,
                        false,
                        Map.of("about", about.id(), "asked_by", unit, "ground", ground)),
                staff,
                change -> change.set(Fact.ABOUT_UNIT, about.aboutUnit())
                        .assign(unit, Relation.ISSUER)
                        .noteTo(Role.SUPERVISOR, "rates.tell.asked", number));
    }

    /** Whether it was asked before and stayed counted, on appeal or because nobody appealed. */
    private boolean isDecided(long about) {
        return db.sql("""
                select exists (select from rates_exclusion e join matter_row m on m.id = e.matter
                  where e.about = ? and m.state = 'counted')""").param(about).query(Boolean.class).single();
    }

    private String ground(@Nullable String typed, Reading reading) {
        String code = typed == null ? "" : typed.strip();
        if (rules.current(ExclusionRule.RULE).value().ground(code).isEmpty()) {
            reading.wrong("ground", code.isEmpty() ? "required" : "notAChoice");
        }
        return code;
    }

    /** The request gets a line, in the same transaction. */
    @EventListener
    void on(Done done) {
        if (done.kind().equals(Exclusions.NAME) && done.to().equals("leftOut")) {
            Long about = db.sql("select about from rates_exclusion where matter = ?")
                    .param(done.id())
                    .query(Long.class)
                    .single();
            marks.leave(about, "leftOutOfAppraisal", Map.of("exclusion", done.number()));
        }
    }

    /** An exclusion of the log; without the numbers that the reader may not know of. */
    record Entry(@Nullable String number, @Nullable String request, String unit, String ground, String state) {
        private Entry told(Set<String> known) {
            return new Entry(
                    known.contains(number) ? number : null,
                    known.contains(request) ? request : null,
                    unit,
                    ground,
                    state);
        }
    }

    /** The newest of the log: all of it, for a handler what the own unit and those below it asked. */
    List<Entry> log(Actor.Staff staff) {
        Permissions.require(staff, Permission.RATES_READ);
        boolean all = staff.roles().stream().anyMatch(SEE_ALL::contains);
        Set<String> own = all || staff.unit() == null ? Set.of() : units.under(staff.unit());
        List<Entry> entries = db.sql("""
                select m.number, a.number as request, e.asked_by, e.ground, m.state from rates_exclusion e
                join matter_row m on m.id = e.matter join matter_row a on a.id = e.about
                where :all or e.asked_by = any(:own) order by e.matter desc limit :most""")
                .param("all", all)
                .param("own", own.toArray(String[]::new))
                .param("most", MOST)
                .query((row, _) -> new Entry(
                        row.getString("number"),
                        row.getString("request"),
                        row.getString("asked_by"),
                        row.getString("ground"),
                        row.getString("state")))
                .list();
        if (entries.isEmpty()) {
            return entries;
        }
        Set<String> known = matters.titles(
                        entries.stream()
                                .flatMap(entry -> Stream.of(entry.number(), entry.request()))
                                .toList(),
                        staff)
                .keySet();
        return entries.stream().map(entry -> entry.told(known)).toList();
    }
}
