package org.banshi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.program.Goal;
import org.banshi.program.Lists;
import org.banshi.program.ProgramRules;
import org.banshi.program.Waves;
import org.banshi.program.WorkList;
import org.banshi.rule.Rules;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is promised in the demo city: its lists of the year, what stands on them, hard problems and deeds. */
@Component
@Profile("demo")
final class Promising {
    /** The tables, each with the kind of its lines; that of items names it line by line. */
    static final List<Table> TABLES = List.of(
            new Table("items", ""),
            new Table("rectifications", "rectification"),
            new Table("findings", "finding"),
            new Table("problems", "hardProblem"),
            new Table("deeds", "deed"));

    private static final int FIRST_DAY = 116;

    private final Lists lists;
    private final Waves waves;
    private final Putting putting;
    private final Ledger ledger;
    private final Rules rules;

    /** A table of the demo and the kind of its lines. */
    record Table(String name, String kind) {}

    Promising(Lists lists, Waves waves, Putting putting, Ledger ledger, Rules rules) {
        this.lists = lists;
        this.waves = waves;
        this.putting = putting;
        this.ledger = ledger;
        this.rules = rules;
    }

    /** All of it, up to the moment of the terms; requests that are cited are raised by that plan. */
    List<Happening> happenings(Plan plan, Course.Terms terms, Cast cast) {
        Instant first = terms.hours().on(terms.hours().day(terms.now()).minusDays(FIRST_DAY), 9, 0);
        List<Happening> all = new ArrayList<>();
        all.add(new Happening(first, "lists", () -> found(terms, cast.login("office"), cast.login("supervisor"))));
        for (Promise promise : promises(terms)) {
            String source = promise.line.cells().getOrDefault("source", "");
            if (!source.isEmpty()) {
                promise.cite(source, plan.raisedAt(source));
            }
            for (Promise.Timed timed : promise.steps(terms.now())) {
                Script.Step step = timed.step();
                all.add(new Happening(
                        timed.at(),
                        promise.id() + " (" + promise.line.at("path") + ") " + step.action(),
                        () -> happen(promise, step, cast)));
            }
        }
        return all;
    }

    private List<Promise> promises(Course.Terms terms) {
        Script script = Script.read();
        List<Integer> slotDays = rules.current(ProgramRules.LIMITS).value().slotDays();
        List<String> news =
                Sheet.read("news").stream().map(line -> line.at("text")).toList();
        List<Promise> promises = new ArrayList<>();
        for (Table table : TABLES) {
            for (Sheet.Line line : Sheet.read(table.name())) {
                String kind = table.kind().isEmpty() ? line.at("kind") : table.kind();
                Promise promise = new Promise(kind, line, script, terms);
                if (kind.equals("task")) {
                    promise.follow(slotDays, news);
                }
                promises.add(promise);
            }
        }
        return promises;
    }

    /** The lists of the year with their goals, and the waves. */
    private void found(Course.Terms terms, Actor office, Actor.Staff second) {
        LocalDate today = terms.hours().day(terms.now());
        for (Sheet.Line line : Sheet.read("lists")) {
            lists.make(
                    new WorkList(
                            line.at("code"),
                            today.getYear() + line.at("name"),
                            today.getYear(),
                            line.at("level"),
                            line.orNull("parent"),
                            line.at("office"),
                            line.orNull("checker"),
                            "true".equals(line.at("public"))),
                    office);
            if ("true".equals(line.at("public"))) {
                lists.release(line.at("code"), second);
            }
        }
        for (Sheet.Line line : Sheet.read("goals")) {
            lists.putGoal(line.at("list"), new Goal(line.at("code"), line.orNull("parent"), line.at("name")), office);
        }
        for (Sheet.Line line : Sheet.read("waves")) {
            waves.add(
                    line.at("code"),
                    line.at("name"),
                    today.plusDays(Integer.parseInt(line.at("begins"))),
                    today.plusDays(Integer.parseInt(line.at("ends"))),
                    office);
        }
    }

    private void happen(Promise promise, Script.Step step, Cast cast) {
        Actor actor = actor(promise, step.doer(), cast);
        Map<String, String> form = promise.form(step, cast);
        if (step.action().equals(Event.RAISE)) {
            String visit = promise.line.cells().getOrDefault("visit", "");
            Long found = cast.has(Visiting.made(visit)) ? Long.valueOf(cast.number(visit)) : null;
            cast.got(promise.id(), putting.put(promise, form, found, actor));
        } else {
            ledger.perform(cast.number(promise.id()), step.action(), new HashMap<>(form), actor, null);
        }
    }

    private static Actor actor(Promise promise, String doer, Cast cast) {
        Sheet.Line line = promise.line;
        return switch (doer) {
            case "lead", "co", "site" -> cast.handler(line.at(doer));
            case "checker" -> cast.member(line.at(doer));
            case "raiser" -> new Actor.Raiser(cast.number(promise.id()));
            default -> cast.login(doer);
        };
    }
}
