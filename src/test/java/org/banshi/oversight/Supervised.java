package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A city in which something is supervised; what tests of the room have alike. */
abstract class Supervised {
    static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    Lights lights;

    @Autowired
    Escalations escalations;

    @Autowired
    Ordering ordering;

    @Autowired
    Chases chases;

    @Autowired
    Stands stands;

    @Autowired
    Oversight oversight;

    @Autowired
    BoardRows board;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Ledger ledger;

    @Autowired
    Matters matters;

    @Autowired
    Verifier verifier;

    @Autowired
    Rules rules;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    Signers signers;

    @Autowired
    CityClock clock;

    @Autowired
    JdbcTemplate db;

    TestCity city;
    Actor.Staff supervisor2;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        supervisor2 = city.staff(null, Role.SUPERVISOR);
    }

    @AfterEach
    void theLedgerHolds() {
        signers.set("roads", java.util.Set.of(), new Because(city.admin.id(), "分管"));
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    String raised() {
        return raised("help");
    }

    String raised(String type) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words("路灯不亮", "路灯不亮，请尽快处理。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民", "19877000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    String working(String unit) {
        String number = raised();
        act(number, "accept", city.operator);
        act(number, "dispatch", city.dispatcher, "unit", unit);
        act(number, "sign", of(unit));
        return number;
    }

    Actor.Staff of(String unit) {
        return switch (unit) {
            case "roads" -> city.roads;
            case "roads-east" -> city.roadsEast;
            default -> city.water;
        };
    }

    void act(String number, String action, Actor actor, Object... form) {
        Map<String, Object> fields = new java.util.HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    long id(String number) {
        return db.queryForObject("select id from matter_row where number = ?", Long.class, number);
    }

    MatterView view(String number) {
        return matters.view(number, city.supervisor);
    }

    List<Object> said(String number, String action, String field) {
        return view(number).timeline().stream()
                .filter(line -> line.action().equals(action))
                .map(line -> line.form().get(field))
                .toList();
    }

    void sweep() {
        sweeper.sweep();
        lights.sweep();
        escalations.sweep();
    }

    /** The colours of the handling clock, the newest first. */
    List<Lights.Past> colours(String number) {
        return lights.of(id(number)).stream()
                .filter(past -> past.clock().equals("handle"))
                .toList();
    }

    Instant due(String number) {
        return view(number).matter().due();
    }

    List<String> told(String number) {
        return db.queryForList(
                "select recipient from outbox_message where subject = ? and template like 'oversight.tell.escalated%' order by id",
                String.class, number);
    }

    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<T> done = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                done.add(each.get());
            }
            return done;
        }
    }

    static NewOrder order(String... numbers) {
        return new NewOrder("限期办结", "请在期限内办结，并附照片。", "2026-03-20", null, List.of(numbers), null);
    }

    static String code(ThrowingCallable tried) {
        Problem problem = (Problem) org.assertj.core.api.Assertions.catchThrowable(tried);
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }
}
