package org.banshi.program;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How a task gets its four elements (四要素): road map, dates, target, somebody answerable; then it is given out. */
@Component
final class TaskDrafting {
    static final String[] FUND_SOURCES = {"central", "province", "city", "county", "town", "society", "own", "other"};

    private final Milestones milestones;
    private final Units units;
    private final ProgramTimes times;
    private final ObjectProvider<Matters> matters;

    /** The ledger's readers know all kinds, and so this one: they are asked only when something happens. */
    TaskDrafting(Milestones milestones, Units units, ProgramTimes times, ObjectProvider<Matters> matters) {
        this.milestones = milestones;
        this.units = units;
        this.times = times;
        this.matters = matters;
    }

    Field[] planForm() {
        return new Field[] {
            own(Field.text("target")),
            own(Field.decimal("quantity")),
            Field.text("quantityUnit").upTo(20).startingWithOwn("quantity_unit"),
            own(Field.decimal("base")),
            Field.date("cutOff").startingWithOwn("cut_off"),
            own(Field.text("measures")),
            own(Field.text("criteria")),
            own(Field.date("begins")),
            own(Field.date("ends"))
        };
    }

    /** A field that begins with what stands in the column of its name. */
    static Field own(Field field) {
        return field.startingWithOwn(field.name());
    }

    Field[] appointForm() {
        return new Field[] {
            own(Field.choice("lead", s -> options(unit -> unit.kind() == Unit.Kind.HANDLING)))
                    .need(),
            own(Field.text("person")).need().upTo(60),
            Field.choice("co", s -> options(unit -> unit.kind() == Unit.Kind.HANDLING)),
            own(Field.choice("checker", s -> options(unit -> unit.kind() == Unit.Kind.OFFICE)))
        };
    }

    Field[] milestoneForm() {
        return new Field[] {
            Field.integer("nr", 1, 99).need(),
            Field.text("title").need().upTo(200),
            Field.integer("weight", 1, 100).need(),
            Field.date("due").need()
        };
    }

    Field[] dropForm() {
        return new Field[] {
            Field.choice("milestone", this::openMilestones).need(),
            Field.text("reason").need()
        };
    }

    Field[] fundForm() {
        return new Field[] {
            Field.choice("source", FUND_SOURCES).need(),
            Field.decimal("planned"),
            Field.decimal("arrived"),
            Field.decimal("spent")
        };
    }

    Field[] citeForm() {
        return new Field[] {Field.text("source").need().upTo(40)};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need()};
    }

    List<Field.Option> options(Predicate<Unit> which) {
        return units.all().stream()
                .filter(unit -> unit.active() && which.test(unit))
                .map(unit -> Field.Option.of(unit.code(), unit.name()))
                .toList();
    }

    private List<Field.Option> openMilestones(Situation s) {
        return milestones.of(s.matter().id()).stream()
                .filter(milestone -> !milestone.isAccepted())
                .map(TaskDrafting::option)
                .toList();
    }

    static Field.Option option(Milestone milestone) {
        return Field.Option.of(Integer.toString(milestone.nr()), milestone.nr() + " · " + milestone.title());
    }

    boolean hasOpenMilestones(Situation s) {
        return !openMilestones(s).isEmpty();
    }

    void plan(Situation s, Change c) {
        Map<String, String> columns = Map.of("quantityUnit", "quantity_unit", "cutOff", "cut_off");
        s.form().values().forEach((field, value) -> c.own(columns.getOrDefault(field, field), value));
        LocalDate begins = s.form().date("begins").orElse(date(s, "begins"));
        LocalDate ends = s.form().date("ends").orElse(date(s, "ends"));
        if (begins != null && ends != null && ends.isBefore(begins)) {
            throw Problem.invalid("ends", "endBeforeBegin");
        }
        if ("year".equals(s.type()) && begins != null && ends != null && begins.getYear() != ends.getYear()) {
            throw Problem.invalid("ends", "notWithinTheYear");
        }
        boolean hasUnit = s.form().text("quantityUnit").isPresent()
                || s.ownText("quantity_unit").isPresent();
        if (s.form().decimal("quantity").isPresent() && !hasUnit) {
            throw Problem.invalid("quantityUnit", "required");
        }
    }

    void appoint(Situation s, Change c) {
        String lead = s.form().need("lead");
        String checker = s.form()
                .text("checker")
                .or(() -> s.ownText("checker"))
                .orElseThrow(() -> Problem.invalid("checker", "required"));
        if (units.isUnder(checker, lead) || units.isUnder(lead, checker)) {
            throw Problem.invalid("checker", "checkerIsDoer");
        }
        c.own("lead", lead).own("person", s.form().need("person")).own("checker", checker);
        s.form().text("co").filter(co -> !co.equals(lead)).ifPresent(co -> c.own("co", co));
    }

    void milestone(Situation s, Change c) {
        int nr = s.form().integer("nr").orElseThrow();
        List<Milestone> others = milestones.of(s.matter().id()).stream()
                .filter(milestone -> milestone.nr() != nr)
                .toList();
        milestones.of(s.matter().id()).stream()
                .filter(milestone -> milestone.nr() == nr && milestone.isReached())
                .findFirst()
                .ifPresent(_ -> {
                    throw Problem.invalid("nr", "milestoneReached");
                });
        LocalDate due = s.form().date("due").orElseThrow();
        int weight = s.form().integer("weight").orElseThrow();
        c.row(
                Milestones.TABLE,
                Milestones.key(nr),
                values(new Milestone(nr, s.form().need("title"), weight, due, null, null, null)));
        c.own("all_weight", others.stream().mapToInt(Milestone::weight).sum() + weight);
        if (s.clock(ProgramTimes.END).isPresent()) {
            c.stopFor(Integer.toString(nr), ProgramTimes.MILESTONE);
            c.startAtFor(Integer.toString(nr), ProgramTimes.MILESTONE, times.endOf(due));
        }
    }

    /** The columns of a milestone as one row; a row is always written whole. */
    static Map<String, ?> values(Milestone milestone) {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        values.put("title", milestone.title());
        values.put("weight", milestone.weight());
        values.put("due", milestone.due());
        values.put("reached_at", milestone.reachedAt());
        values.put("evidence", milestone.evidence());
        values.put("dropped_at", null);
        return values;
    }

    void drop(Situation s, Change c) {
        int nr = Integer.parseInt(s.form().need("milestone"));
        Milestone dropped = require(milestones.of(s.matter().id()), nr);
        Map<String, Object> values = new java.util.LinkedHashMap<>(values(dropped));
        values.put("dropped_at", s.now());
        c.row(Milestones.TABLE, Milestones.key(nr), values);
        c.own("all_weight", s.ownInt("all_weight") - dropped.weight());
        c.stopFor(Integer.toString(nr), ProgramTimes.MILESTONE);
    }

    static Milestone require(List<Milestone> milestones, int nr) {
        return milestones.stream()
                .filter(milestone -> milestone.nr() == nr)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("milestone", "notAChoice"));
    }

    void fund(Situation s, Change c) {
        BigDecimal arrived = s.form().decimal("arrived").orElse(BigDecimal.ZERO);
        BigDecimal spent = s.form().decimal("spent").orElse(BigDecimal.ZERO);
        if (spent.compareTo(arrived) > 0) {
            throw Problem.invalid("spent", "moreThanArrived");
        }
        c.row(
                "program_fund",
                Map.of("source", s.form().need("source")),
                Map.of(
                        "planned",
                        s.form().decimal("planned").orElse(BigDecimal.ZERO),
                        "arrived",
                        arrived,
                        "spent",
                        spent));
    }

    /** The people who asked are told that it stands on a list now. */
    void cite(Situation s, Change c) {
        var source = matters.getObject()
                .view(s.form().need("source").strip(), s.actor())
                .matter();
        if (source.id() == s.matter().id()) {
            throw Problem.invalid("source", "notItself");
        }
        c.cite(source.id()).tellCited("program.tell.listed");
    }

    boolean hasRoadMap(Situation s) {
        return !milestones.of(s.matter().id()).isEmpty();
    }

    boolean hasDates(Situation s) {
        LocalDate ends = date(s, "ends");
        return date(s, "begins") != null
                && ends != null
                && milestones.of(s.matter().id()).stream()
                        .noneMatch(milestone -> milestone.due().isAfter(ends));
    }

    boolean hasTarget(Situation s) {
        return Set.of("target", "measures", "criteria").stream()
                .allMatch(column -> s.ownText(column).isPresent());
    }

    boolean hasSomebodyAnswerable(Situation s) {
        return Set.of("lead", "person", "checker").stream()
                .allMatch(column -> s.ownText(column).isPresent());
    }

    private static @org.jspecify.annotations.Nullable LocalDate date(Situation s, String column) {
        return s.ownText(column).map(LocalDate::parse).orElse(null);
    }

    void issue(Situation s, Change c) {
        giveOut(s, c);
        c.go("issued").tellOwner("program.tell.issued", s.matter().title());
    }

    /** The lead unit owns it from now on, and the clocks of its dates run. */
    void giveOut(Situation s, Change c) {
        c.assign(s.ownText("lead").orElseThrow(), Relation.LEAD);
        c.assign(s.ownText("checker").orElseThrow(), Relation.CHECKER);
        s.ownText("co").ifPresent(co -> List.of(co.split(",")).forEach(unit -> c.assign(unit, Relation.CO)));
        Instant end = times.endOf(Objects.requireNonNull(date(s, "ends")));
        c.startAt(ProgramTimes.END, end);
        milestones
                .of(s.matter().id())
                .forEach(milestone -> c.startAtFor(
                        Integer.toString(milestone.nr()), ProgramTimes.MILESTONE, times.endOf(milestone.due())));
        c.own("issued_on", times.today(s));
    }

    void cancel(Situation s, Change c) {
        c.end("cancelled", Outcome.WITHDRAWN);
    }
}
