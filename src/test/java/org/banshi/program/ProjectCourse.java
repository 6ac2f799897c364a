package org.banshi.program;

import java.time.Instant;
import java.util.List;
import org.banshi.matter.NewMatter;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Projects at each stage of their course. */
abstract class ProjectCourse {
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

    Walk calledFor(String title) {
        NewItem task = program.item(title);
        NewItem project = new NewItem(
                title,
                task.text(),
                "year",
                NewMatter.Place.NONE,
                NewItem.Sorting.NONE,
                task.book(),
                task.who(),
                task.begins(),
                task.ends(),
                task.steps(),
                task.funds());
        return program.walk(house.items()
                .putProject(program.list().code(), project, program.office)
                .number());
    }

    void test(Walk walk, String criterion, boolean passed) {
        walk.does(program.office, "test", "criterion", criterion, "passed", passed, "evidence", "论证报告");
    }

    Walk argued(String title) {
        Walk walk = calledFor(title);
        List.of("necessity", "feasibility", "finance", "benefit").forEach(criterion -> test(walk, criterion, true));
        return walk.does(program.office, "argue", "summary", "群众呼声高");
    }

    static Object[] vote(int yes, int no, int abstained, boolean carried) {
        return new Object[] {
            "body",
            "人民代表大会",
            "day",
            "2026-03-01",
            "votesFor",
            yes,
            "votesAgainst",
            no,
            "votesAbstained",
            abstained,
            "carried",
            carried,
            "record",
            "第三次会议"
        };
    }

    Walk voted(String title) {
        return argued(title).does(program.office, "vote", vote(180, 10, 9, true));
    }

    Walk building(String title) {
        return voted(title).does(program.office, "setUp").does(city.roads, "receive");
    }
}
