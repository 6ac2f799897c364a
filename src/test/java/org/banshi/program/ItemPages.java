package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.banshi.access.Actor;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A list, and browsers of those who may see it. */
abstract class ItemPages {
    @LocalServerPort
    int port;

    @Autowired
    ProgramHouse house;

    @Autowired
    Origins origins;

    @Autowired
    JdbcTemplate db;

    ProgramCity program;

    WorkList list;

    @BeforeEach
    void aMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        list = program.list();
    }

    Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(house.accounts(), staff), Logins.PASSWORD);
    }

    String path(String rest) {
        return "/desk/lists/" + list.code() + rest;
    }

    static String number(HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return sent.headers().firstValue("Location").orElseThrow().replace("/desk/items/", "");
    }
}
