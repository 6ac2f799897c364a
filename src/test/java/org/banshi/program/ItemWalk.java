package org.banshi.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Action;
import org.banshi.matter.Field;
import org.banshi.matter.Kinds;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Sweeper;
import org.banshi.web.Problem;

/** One walk over an item of each kind: what is offered most often, anything by anybody sometimes, time that passes. */
final class ItemWalk {
    /** What leads on; without a liking for it no walk would get far. */
    private static final Set<String> ONWARDS = Set.of(
            "issue",
            "receive",
            "reach",
            "acceptMilestone",
            "askStrikeOff",
            "word",
            "check",
            "sign",
            "test",
            "argue",
            "vote",
            "setUp",
            "askAcceptance",
            "accept",
            "putIntoUse",
            "rate",
            "evaluate",
            "verify",
            "book",
            "askRound",
            "pass",
            "answer",
            "recheck",
            "fund");

    private static final Set<String> EARLY_ENDS = Set.of("cancel", "decline", "drop", "stop", "dropMilestone");

    final Set<String> states = new TreeSet<>();
    final List<String> story = new ArrayList<>();
    private final ProgramHouse house;
    private final ProgramCity program;
    private final Kinds kinds;
    private final Sweeper sweeper;
    private final Slots slots;
    private final Random random;
    private final List<String> numbers = new ArrayList<>();
    private final List<Actor.Staff> everybody;

    ItemWalk(ProgramHouse house, Kinds kinds, Sweeper sweeper, Slots slots, long seed) {
        this.house = house;
        this.program = house.city();
        this.kinds = kinds;
        this.sweeper = sweeper;
        this.slots = slots;
        this.random = new Random(seed);
        Actor.Staff doer = program.city.roads;
        everybody = List.of(
                program.office,
                program.office2,
                program.otherOffice,
                program.group,
                program.group2,
                program.otherGroup,
                doer,
                program.city.water,
                program.city.supervisor,
                // The same people after they have moved: the parts they had stay with them.
                new Actor.Staff(doer.id(), "", "group-1", Set.of(Role.GROUP)),
                new Actor.Staff(program.group.id(), "", "lists", Set.of(Role.OFFICE)));
    }

    /** Puts an item of each kind on a list; some are well on their way, for what few walks would reach by chance. */
    List<String> put(Screenings screenings, Inspections inspections) {
        WorkList list = program.list();
        NewItem item = program.item("修路");
        numbers.add(house.items().put(list.code(), item, program.office).number());
        numbers.add(house.items().putProject(list.code(), item, program.office).number());
        switch (random.nextInt(3)) {
            case 0 -> program.walk(numbers.getFirst()).built(program.city.roads);
            case 1 -> building(program.walk(numbers.getLast()));
            default -> {}
        }
        NewMatter.Place nowhere = NewMatter.Place.NONE;
        numbers.add(screenings
                .put(list.code(), new NewRectification("排查的", "排查发现", nowhere, null, null), program.office)
                .number());
        NewFinding finding = new NewFinding(
                "未设围挡", "现场。", nowhere, "roads", "责任人丙", house.clock().today().plusDays(40), null);
        numbers.add(inspections.open(list.code(), finding, program.group).number());
        return numbers;
    }

    private void building(ProgramCity.Walk project) {
        for (String criterion : List.of("necessity", "feasibility", "finance", "benefit")) {
            project.does(program.office, "test", "criterion", criterion, "passed", true, "evidence", "纪要");
        }
        project.does(program.office, "argue", "summary", "可行")
                .does(program.office, "decide", "body", "市政府", "decider", "市长甲", "day", "2026-03-01", "record", "纪要")
                .does(program.office, "setUp")
                .does(program.city.roads, "receive");
        for (String nr : List.of("1", "2")) {
            project.does(program.city.roads, "reach", "milestone", nr, "evidence", "照片")
                    .does(program.group, "acceptMilestone", "milestone", nr, "found", "属实");
        }
    }

    void step() {
        int dice = random.nextInt(100);
        if (dice < 6) {
            house.clock().advance(Duration.ofHours(1 + random.nextInt(200)));
            story.add(house.clock().instant() + " opened " + slots.openDue() + " swept " + sweeper.sweep());
        } else if (dice < 80) {
            sensible();
        } else {
            foolish();
        }
    }

    private void sensible() {
        String number = any(numbers);
        Actor.Staff actor = likely(number);
        MatterView view;
        try {
            view = house.matters().view(number, actor);
        } catch (Problem hidden) {
            return;
        }
        states.add(view.matter().kind() + "." + view.matter().state());
        if (view.offers().isEmpty()) {
            return;
        }
        MatterView.Offer offer = offered(view.offers());
        Map<String, Object> form = new LinkedHashMap<>();
        for (MatterView.Input input : offer.fields()) {
            if (input.field().required() || random.nextInt(3) > 0) {
                form.put(input.field().name(), good(input.field(), input.options()));
            }
        }
        perform(number, offer.name(), form, actor);
    }

    /** Most often somebody of the unit it waits for. */
    private Actor.Staff likely(String number) {
        String unit = house.matters().view(number, new Actor.House()).matter().ownerUnit();
        List<Actor.Staff> fitting = everybody.stream()
                .filter(staff -> staff.unit() != null && staff.unit().equals(unit))
                .toList();
        return any(fitting.isEmpty() || random.nextInt(4) == 0 ? everybody : fitting);
    }

    private MatterView.Offer offered(List<MatterView.Offer> offers) {
        List<MatterView.Offer> onwards =
                offers.stream().filter(offer -> ONWARDS.contains(offer.name())).toList();
        if (!onwards.isEmpty() && random.nextInt(10) < 7) {
            return any(onwards);
        }
        MatterView.Offer offer = any(offers);
        return EARLY_ENDS.contains(offer.name()) && random.nextInt(12) > 0 ? any(offers) : offer;
    }

    private void foolish() {
        String number = any(numbers);
        String kind = house.matters().view(number, new Actor.House()).matter().kind();
        Action action = any(kinds.require(kind).lifecycle().actions());
        Map<String, Object> form = new LinkedHashMap<>();
        for (Field field : action.fields()) {
            if (random.nextInt(5) > 0) {
                form.put(field.name(), random.nextInt(4) == 0 ? bad() : good(field, List.of()));
            }
        }
        perform(number, action.name(), form, any(everybody));
    }

    private void perform(String number, String action, Map<String, Object> form, Actor.Staff actor) {
        String line = house.clock().instant() + " " + number + " " + action + " " + form + " by " + actor;
        try {
            house.ledger().perform(number, action, form, actor, null);
            story.add(line + ": done");
        } catch (Problem problem) {
            story.add(line + ": " + problem.getMessage());
            if (!Set.of(403, 404, 409, 422).contains(problem.status())) {
                throw new AssertionError("an odd refusal", problem);
            }
        }
    }

    private Object good(Field field, List<Field.Option> options) {
        return switch (field.type()) {
            case TEXT -> "已办理";
            case FILE -> "";
            case BOOLEAN -> random.nextInt(4) > 0;
            case INTEGER -> number(field);
            case DECIMAL -> random.nextInt(1_000) + "." + random.nextInt(100);
            case DATE, DATE_TIME ->
                house.clock().today().plusDays(random.nextInt(90) - 20L).toString();
            case CHOICE ->
                options.isEmpty()
                        ? any(List.of("roads", "city", "1", "visit", "funds"))
                        : any(options).value();
        };
    }

    /** Small numbers, and mostly more for than against. */
    private int number(Field field) {
        int high = Math.min(field.max(), field.min() + 60);
        int number = field.min() + random.nextInt(high - field.min() + 1);
        return Set.of("no", "votesAgainst", "votesAbstained").contains(field.name()) ? number / 8 : number;
    }

    private Object bad() {
        return any(List.of("", "\0", "x".repeat(10_001), -1, Integer.MAX_VALUE, 2.5, "2026-02-30", "zzz", Map.of()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
