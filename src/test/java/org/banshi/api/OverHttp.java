package org.banshi.api;

import java.time.Instant;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People and machines that speak to the API. */
abstract class OverHttp {
    @Autowired
    Units units;

    @Autowired
    Members members;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessTokens tokens;

    @Autowired
    CityClock clock;

    ApiCity city;

    @BeforeAll
    void people(@LocalServerPort int port) {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = new ApiCity(port, units, members, accounts, tokens);
    }

    @AfterAll
    void time() {
        clock.follow();
    }
}
