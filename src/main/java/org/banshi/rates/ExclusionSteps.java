package org.banshi.rates;

import java.util.function.Function;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.Limit;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.matter.Timed;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an exclusion is decided. */
@Component
final class ExclusionSteps {
    private static final int REASON = 1000;

    private final Rules rules;
    private final Units units;
    private final JdbcClient db;

    ExclusionSteps(Rules rules, Units units, JdbcClient db) {
        this.rules = rules;
        this.units = units;
        this.db = db;
    }

    Function<Situation, Timed> by(Function<ExclusionRule, Limit> part) {
        return _ -> {
            Versioned<ExclusionRule> rule = rules.current(ExclusionRule.RULE);
            return new Timed(part.apply(rule.value()), ExclusionRule.RULE.name(), rule.version());
        };
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need().upTo(REASON)};
    }

    Field[] evidenceForm() {
        return new Field[] {Field.text("text").need(), Field.file("file")};
    }

    /** Whoever decides by what a unit is judged is of no unit that handles, or of one above it (R-K04). */
    boolean isApart(Situation s) {
        return s.actor() instanceof Actor.Staff staff
                && (staff.unit() == null
                        || s.unit(Relation.ISSUER).stream().allMatch(unit -> isAbove(staff.unit(), unit)));
    }

    private boolean isAbove(String decider, String asking) {
        boolean handles = units.find(decider).map(Unit::kind).orElse(Unit.Kind.HANDLING) == Unit.Kind.HANDLING;
        return !units.isUnder(decider, asking) && (!handles || units.isUnder(asking, decider));
    }

    /** Whoever declined it, now or when it was asked before, does not grant it. */
    boolean isAnother(Situation s) {
        return s.actor() instanceof Actor.Staff staff
                && !s.names("declined_by", staff)
                && !db.sql("""
                        select exists (select from rates_exclusion e join rates_exclusion before on before.about = e.about
                          where e.matter = ? and before.declined_by = ?)""")
                        .params(s.matter().id(), staff.id())
                        .query(Boolean.class)
                        .single();
    }

    void grant(Situation s, Change c) {
        c.own("runs", false).own("granted_at", s.now()).own("granted_by", ((Actor.Staff) s.actor()).id());
        c.set(Fact.SOLVED, true).set(Fact.VERDICT_BY, "staff").end("leftOut", Outcome.VERDICT);
    }

    void decline(Situation s, Change c) {
        c.own("declined_by", ((Actor.Staff) s.actor()).id());
        c.go("declined").tellOwner("rates.tell.declined", s.matter().number());
    }

    void appeal(Situation s, Change c) {
        c.go("appealed").noteTo(Role.LEADER, "rates.tell.appealed", s.matter().number());
    }

    void letStand(Situation s, Change c) {
        c.own("runs", false).end("counted", Outcome.REJECTED);
    }

    void withdraw(Situation s, Change c) {
        c.own("runs", false).end("withdrawn", Outcome.WITHDRAWN);
    }
}
