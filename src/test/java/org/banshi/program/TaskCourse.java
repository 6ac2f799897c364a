package org.banshi.program;

import java.time.Instant;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A city on a Monday morning whose office gives out tasks. */
abstract class TaskCourse {
    @Autowired
    ProgramHouse house;

    @Autowired
    JdbcTemplate db;

    TestCity city;

    ProgramCity program;

    @BeforeEach
    void aCityOnAMondayMorning() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        city = program.city;
    }
}
