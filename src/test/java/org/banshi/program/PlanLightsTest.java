package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was behind its plan and is made up keeps having been red. */
@BanshiTest
class PlanLightsTest {
    @Autowired
    private PlanLights lights;

    @Autowired
    private ProgramHouse house;

    private void on(String day) {
        house.clock().moveTo(Instant.parse(day + "T01:00:00Z"));
    }

    @Test
    void aColourIsWrittenDownOnTheDayOnWhichItTurnsAndStays() throws Exception {
        on("2026-03-02");
        ProgramCity program = house.city();
        ProgramCity.Walk walk = program.put("修路灯").underWay(program.city.roads);
        long matter = walk.view().matter().id();
        on("2026-03-03");
        lights.keep();
        on("2026-03-20");
        lights.keep();
        on("2026-04-09");
        lights.keep();
        lights.keep();
        walk.does(program.city.roads, "reach", "milestone", "1", "evidence", "设计文件");
        walk.does(program.group, "acceptMilestone", "milestone", "1", "found", "属实");
        assertThat(lights.keep()).as("once a day").isZero();
        on("2026-04-10");
        Callable<Integer> look = lights::keep;
        try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> each : servers.invokeAll(Collections.nCopies(4, look))) {
                each.get();
            }
        }
        assertThat(lights.of(matter))
                .containsExactly(
                        new PlanLights.Past(LocalDate.of(2026, 4, 10), Light.GREEN),
                        new PlanLights.Past(LocalDate.of(2026, 4, 9), Light.RED),
                        new PlanLights.Past(LocalDate.of(2026, 3, 3), Light.GREEN));
    }
}
