package org.banshi.hotline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Action;
import org.banshi.matter.Field;
import org.banshi.matter.Ledger;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.matter.Sweeper;
import org.banshi.people.Because;
import org.banshi.people.Signers;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.springframework.jdbc.core.JdbcTemplate;

/** One walk over a few requests: sensible steps, foolish ones, wrong forms, time that passes. */
final class RandomWalk {
    /** What a walk needs of the house. */
    record House(
            Ledger ledger,
            Matters matters,
            Lifecycle lifecycle,
            Sweeper sweeper,
            CityClock clock,
            JdbcTemplate db,
            TestCity city,
            Signers signers) {}

    private static final Set<String> ONWARDS = Set.of(
            "accept",
            "classify",
            "reword",
            "dispatch",
            "rule",
            "sign",
            "reply",
            "signOff",
            "promise",
            "approvePromise",
            "approve",
            "callBack",
            "verdict",
            "overturn",
            "reopen");
    private static final Set<String> EARLY_ENDS = Set.of("withdraw", "reject", "answer", "merge");

    final Set<String> states = new TreeSet<>();
    final Set<String> done = new TreeSet<>();
    private final House house;
    private final long seed;
    private final Random random;
    private final List<Receipt> requests = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Soundness soundness;

    RandomWalk(House house, long seed) {
        this.house = house;
        this.seed = seed;
        this.random = new Random(seed);
        this.soundness = new Soundness(house.db(), house.lifecycle());
    }

    void walk(int steps) {
        try {
            house.signers().set("roads", Set.of(), Because.HOUSE);
            raise();
            // Not by chance: the first numbers of neighbouring seeds are too much alike.
            if (Math.floorMod(seed, 3) == 0) {
                farAlong();
            } else {
                raise();
            }
            soundness.check(numbers()).forEach(row -> states.add((String) row.get("state")));
            for (int i = 0; i < steps; i++) {
                step();
                soundness.check(numbers()).forEach(row -> states.add((String) row.get("state")));
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "walk with seed " + seed + " fails at step " + story.size() + " (" + e + "):\n"
                            + String.join("\n", story) + "\nagain by -Dbanshi.walk.seed=" + seed,
                    e);
        }
    }

    private String[] numbers() {
        return requests.stream().map(Receipt::number).toArray(String[]::new);
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice == 99) {
            signing();
        } else if (dice < 8) {
            pass();
        } else if (dice < 12 && requests.size() < 5) {
            raise();
        } else if (dice < 75) {
            sensible();
        } else {
            foolish();
        }
    }

    private void raise() {
        String type = any(Requests.TYPES);
        NewMatter matter = new NewMatter(
                Requests.NAME,
                random.nextInt(4) == 0 ? null : type,
                random.nextInt(4) == 0 ? null : any(Requests.GRADES),
                random.nextInt(3) == 0 ? null : "0102",
                new NewMatter.Words("路灯不亮", "路灯不亮，请尽快处理。"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                random.nextBoolean()
                        ? NewMatter.Identity.NONE
                        : new NewMatter.Identity("居民", "19999000001", null, null),
                random.nextInt(5) == 0,
                Map.of());
        Receipt receipt = house.ledger().raise(matter, new Actor.Anyone());
        requests.add(receipt);
        story.add(house.clock().instant() + " raise " + receipt.number());
    }

    /** One that is where few walks would come by chance: come back to work once, to be signed, returned, merged. */
    private void farAlong() {
        TestCity city = house.city();
        Loop loop = new Loop(house.ledger(), house.matters(), house.clock(), city);
        switch (Math.floorMod(seed / 3, 4)) {
            case 0 -> comeBack(loop.raise().approved());
            case 1 -> {
                house.signers().set("roads", Set.of(city.roads2.id()), Because.HOUSE);
                begins(loop.raise().working().does(city.roads, "reply", "publicAnswer", "已修"));
            }
            case 2 -> begins(loop.raise().dispatched().does(city.roads, "return", "reason", "不属", "basis", "三定方案"));
            default -> {
                Loop.Walk main = loop.raise();
                begins(main);
                begins(loop.raise().does(city.operator, "merge", "main", main.receipt.number()));
            }
        }
    }

    private void begins(Loop.Walk walk) {
        requests.add(walk.receipt);
        story.add(house.clock().instant() + " " + walk.receipt.number() + " is " + walk.state());
    }

    private void comeBack(Loop.Walk walk) {
        TestCity city = house.city();
        walk.does(walk.raiser(), "verdict", "solved", false, "satisfaction", 1)
                .does(city.roads, "reply", "publicAnswer", "又修了")
                .does(city.reviewer, "approve");
        requests.add(walk.receipt);
        story.add(house.clock().instant() + " " + walk.receipt.number() + " is approved for the second time");
    }

    /** An administrator changes who signs for the roads, in the middle of things. */
    private void signing() {
        Set<Long> who = switch (random.nextInt(3)) {
            case 0 -> Set.of();
            case 1 -> Set.of(house.city().roads2.id());
            default -> Set.of(house.city().roads.id(), house.city().roads2.id());
        };
        house.signers().set("roads", who, Because.HOUSE);
        story.add(house.clock().instant() + " those who sign for the roads are " + who);
    }

    private void pass() {
        Duration duration = switch (random.nextInt(3)) {
            case 0 -> Duration.ofMinutes(1 + random.nextInt(90));
            case 1 -> Duration.ofHours(1 + random.nextInt(40));
            default -> Duration.ofDays(1 + random.nextInt(9));
        };
        house.clock().advance(duration);
        story.add(house.clock().instant() + " " + duration + " later, swept "
                + house.sweeper().sweep());
    }

    /** Somebody does something that is offered, most often with a good form. */
    private void sensible() {
        Receipt request = any(requests);
        Actor actor = likely(request);
        List<MatterView.Offer> offers;
        try {
            offers = house.matters().view(request.number(), actor).offers();
        } catch (Problem hidden) {
            return;
        }
        if (offers.isEmpty()) {
            return;
        }
        MatterView.Offer offer = offered(offers);
        Map<String, Object> form = new LinkedHashMap<>();
        for (MatterView.Input input : offer.fields()) {
            if (input.field().required()
                    || random.nextInt(3) > 0 && !input.field().name().equals("cites")) {
                form.put(input.field().name(), good(input.field(), input.options(), request));
            }
        }
        if (!form.isEmpty() && random.nextInt(8) == 0) {
            form.put(any(List.copyOf(form.keySet())), bad());
        }
        perform(request, offer.name(), form, actor);
    }

    /** Most often something that leads on, seldom something that ends it early: else no walk would get far. */
    private MatterView.Offer offered(List<MatterView.Offer> offers) {
        List<MatterView.Offer> onwards =
                offers.stream().filter(offer -> ONWARDS.contains(offer.name())).toList();
        if (!onwards.isEmpty() && random.nextInt(10) < 6) {
            return any(onwards);
        }
        MatterView.Offer offer = any(offers);
        return EARLY_ENDS.contains(offer.name()) && random.nextInt(3) > 0 ? any(offers) : offer;
    }

    /** Anybody tries anything with anything. */
    private void foolish() {
        Receipt request = any(requests);
        Action action = any(house.lifecycle().actions());
        Map<String, Object> form = new LinkedHashMap<>();
        for (Field field : action.fields()) {
            switch (random.nextInt(4)) {
                case 0 -> form.put(field.name(), bad());
                case 1 -> {}
                default -> form.put(field.name(), good(field, List.of(), request));
            }
        }
        String name = random.nextInt(20) == 0 ? "noSuchAction" : action.name();
        perform(request, name, form, any(everybody(request)));
    }

    private void perform(Receipt request, String action, Map<String, Object> form, Actor actor) {
        Integer version = random.nextInt(6) == 0 ? 1 + random.nextInt(8) : null;
        String before = soundness.trace(numbers());
        String line = house.clock().instant() + " " + request.number() + " " + action + " " + shown(form) + " by "
                + actor + (version == null ? "" : " seeing " + version);
        story.add(line);
        try {
            house.ledger().perform(request.number(), action, form, actor, version);
            done.add(action);
            story.set(story.size() - 1, line + ": done");
        } catch (Problem problem) {
            story.set(story.size() - 1, line + ": " + problem.status() + " " + problem.getMessage());
            if (!Set.of(403, 404, 409, 422).contains(problem.status())) {
                throw new AssertionError("an odd refusal", problem);
            }
            if (!soundness.trace(numbers()).equals(before)) {
                throw new AssertionError("refused, and yet it leaves a trace", problem);
            }
        }
    }

    private static String shown(Map<String, Object> form) {
        String text = form.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    /** Whoever it waits for; sometimes the raiser, a dispatcher or anybody. */
    private Actor likely(Receipt request) {
        Map<String, Object> row = house.db()
                .queryForMap(
                        "select owner_role, owner_unit, asked_role from matter_matter where number = ?",
                        request.number());
        int dice = random.nextInt(10);
        if (dice < 1) {
            return new Actor.Raiser(request.number());
        }
        if (dice < 2) {
            return any(everybody(request));
        }
        List<Actor> fitting = everybody(request).stream()
                .filter(actor -> actor instanceof Actor.Staff staff
                        && (staff.roles().stream()
                                        .anyMatch(role -> role.name().equals(row.get("owner_role"))
                                                || role.name().equals(row.get("asked_role")))
                                || staff.unit() != null && staff.unit().equals(row.get("owner_unit"))))
                .toList();
        return any(fitting.isEmpty() ? everybody(request) : fitting);
    }

    private List<Actor> everybody(Receipt request) {
        TestCity city = house.city();
        return List.of(
                city.operator,
                city.dispatcher,
                city.reviewer,
                city.reviewer2,
                city.caller,
                city.roads,
                city.roads2,
                city.roadsEast,
                city.water,
                city.sanitation,
                city.supervisor,
                city.leader,
                city.admin,
                new Actor.Raiser(request.number()),
                new Actor.Raiser(any(requests).number()),
                new Actor.Anyone());
    }

    private Object good(Field field, List<Field.Option> options, Receipt request) {
        return switch (field.type()) {
            case TEXT, FILE ->
                switch (field.name()) {
                    case "main" -> any(requests).number();
                    case "code" -> request.code();
                    default -> any(List.of("已办理", "等配件", "Done.", "🙂 好"));
                };
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> field.min() + random.nextInt(field.max() - field.min() + 1);
            case DECIMAL -> random.nextInt(1_000) + ".25";
            case DATE, DATE_TIME ->
                house.clock().today().plusDays(random.nextInt(120) - 3L).toString();
            case CHOICE ->
                options.isEmpty()
                        ? any(List.of("roads", "water", "help", "normal", "litigation", "1"))
                        : any(options).value();
        };
    }

    private Object bad() {
        return any(List.of(
                "",
                " ",
                "\0",
                "a\uD800b",
                "x".repeat(10_001),
                -1,
                Integer.MAX_VALUE,
                2.5,
                true,
                "2026-02-30",
                "+999999999-01-01",
                "' or 1=1 --",
                "zzz",
                List.of("roads"),
                Map.of("a", 1),
                "٣",
                "NaN"));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
