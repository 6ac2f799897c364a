package org.banshi.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Sweeper;
import org.banshi.matter.Verifier;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A city with a monitor of one street; what tests of the room have alike. */
abstract class Watched {
    static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    static final String STREET = "110101001";
    static final String NAME = "欧阳静婉";
    static final String PHONE = "19703000117";
    static final String ADDRESS = "柳荫街三十九号院";
    static final String WORDS = "自家门前的暖气管爆裂淌水";
    static final Sight.Wanted ALL = new Sight.Wanted(false, false);

    @Autowired
    Appointments appointments;

    @Autowired
    AppointmentRows rows;

    @Autowired
    Monitoring monitoring;

    @Autowired
    OpinionRows opinions;

    @Autowired
    Sight sight;

    @Autowired
    Ledger ledger;

    @Autowired
    Matters matters;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Verifier verifier;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    Accounts accounts;

    @Autowired
    CityClock clock;

    @Autowired
    JdbcTemplate db;

    TestCity city;
    Actor.Staff monitor;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(MONDAY);
        city = TestCity.in(units, members);
        monitor = city.staff(null, Role.LAY_MONITOR);
        Logins.of(accounts, monitor);
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(verifier.verify(_ -> {}).findings()).isEmpty();
    }

    long appointed() {
        return appointed(monitor, STREET, null, null, null);
    }

    long appointed(Actor.Staff whom, String region, String categories, String worksFor, String phone) {
        return appointments.appoint(
                new Appointments.NewAppointment(
                        Long.toString(whom.id()),
                        region,
                        categories,
                        "2026-03-02",
                        "2027-03-01",
                        worksFor,
                        phone,
                        "街道人大代表，街道推荐"),
                city.supervisor);
    }

    String raised(String type, String category, String region, boolean confidential) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                category,
                                new NewMatter.Words(WORDS, WORDS + "，请尽快处理。"),
                                new NewMatter.Place(region, ADDRESS, null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity(NAME, PHONE, null, null),
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    String working(String unit) {
        String number = raised("help", "0102", STREET, false);
        act(number, "accept", city.operator);
        act(number, "dispatch", city.dispatcher, "unit", unit);
        act(number, "sign", unit.equals("roads") ? city.roads : city.water);
        return number;
    }

    void act(String number, String action, Actor actor, Object... form) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    String handle(String number) {
        return db.queryForObject(
                "select p.handle from matter_public p join matter_row m on m.id = p.id where m.number = ?",
                String.class,
                number);
    }

    java.util.List<String> seen(Actor.Staff whom) {
        Slice<Sight.Seen> page = sight.list(ALL, whom, null, 100);
        return page.items().stream().map(Sight.Seen::number).toList();
    }

    static String code(ThrowingCallable tried) {
        Problem problem = (Problem) org.assertj.core.api.Assertions.catchThrowable(tried);
        return problem.errors().isEmpty()
                ? problem.code()
                : problem.errors().getFirst().code();
    }
}
