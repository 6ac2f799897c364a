package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Receipt;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.Wishes;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person, a daughter who may act for her, and what either may reach. */
abstract class ActingForOthers {
    static final LocalDate UNTIL = LocalDate.of(2026, 8, 31);

    static int counter;

    @LocalServerPort
    int port;

    @Autowired
    Ledger ledger;

    @Autowired
    Matters matters;

    @Autowired
    Proxies proxies;

    @Autowired
    PhoneCodes codes;

    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    CityClock clock;

    @Autowired
    JdbcClient db;

    TestCity city;

    String person;

    String daughter;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        person = phone();
        daughter = phone();
    }

    static String phone() {
        return String.format("199770%05d", ++counter);
    }

    ProvenPhone proven(String phone) {
        return Phones.proven(codes, db, phone);
    }

    Receipt raised(String phone, String type, boolean confidential) {
        return ledger.raise(Wishes.from("赵奶奶", phone, type, confidential), new Actor.Anyone());
    }

    Proxies.Wish wish(String phone, Proxies.Scope scope) {
        return new Proxies.Wish(phone, "女儿", scope, UNTIL, null);
    }

    int length(String number) {
        return db.sql("select length from matter_matter where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    void refused(int status, Actor.Proxy proxy, String action) {
        int before = length(proxy.number());
        Problem problem = catchThrowableOfType(
                Problem.class, () -> ledger.perform(proxy.number(), action, Map.of("text", "请快些"), proxy, null));
        assertThat(problem).isNotNull();
        assertThat(problem.status()).isEqualTo(status);
        assertThat(length(proxy.number())).isEqualTo(before);
    }

    void blind(Actor.Proxy proxy) {
        assertThatThrownBy(() -> matters.view(proxy.number(), proxy))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("noSuchMatter");
        refused(404, proxy, "remind");
    }
}
