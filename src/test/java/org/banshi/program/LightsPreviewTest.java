package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.rule.Effects;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What other limits would do to the lights is told before they are made, and is what happens when they are. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=preview")
class LightsPreviewTest {
    @Autowired
    private ProgramHouse house;

    @Autowired
    private ItemRows rows;

    @Autowired
    private Effects effects;

    @Autowired
    private Rules rules;

    @Test
    void otherLimitsChangeTheLightsOfThoseTasksThatAreNamed() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        ProgramCity program = house.city();
        WorkList list = program.list();
        String behind = program.put(list, program.item("落后四十点")).underWay(program.city.roads).number;
        program.put(list, program.item("设计已完成"))
                .underWay(program.city.roads)
                .does(program.city.roads, "reach", "milestone", "1", "evidence", "图纸")
                .does(program.group, "acceptMilestone", "milestone", "1", "found", "属实");
        program.put(list, program.item("还在拟定"));
        house.clock().moveTo(Instant.parse("2026-04-10T01:00:00Z"));
        Map<String, Light> before = lights(list, program);
        assertThat(before).containsEntry(behind, Light.RED);

        ProgramLimits limits = rules.current(ProgramRules.LIMITS).value();
        String json = rules.json(rules.current(ProgramRules.LIMITS)).replaceFirst("\"red\" : \\d+", "\"red\" : 50");
        assertThat(effects.ofJson("program.limits", json)).singleElement().satisfies(told -> {
            assertThat(told.name()).isEqualTo("light");
            assertThat(told.looked()).isEqualTo(told.all()).isEqualTo(2);
            assertThat(told.some()).containsExactly(new Effects.One(behind, "RED", "YELLOW"));
        });
        assertThat(lights(list, program)).as("looking stores nothing").isEqualTo(before);
        rules.publishJson("program.limits", json, house.clock().instant(), program.city.admin.id(), "放宽", version());
        assertThat(lights(list, program)).containsEntry(behind, Light.YELLOW).satisfies(after -> {
            after.remove(behind);
            before.remove(behind);
            assertThat(after).isEqualTo(before);
        });
        rules.publish(ProgramRules.LIMITS, limits, house.clock().instant(), program.city.admin.id(), "复原", version());
    }

    private int version() {
        return rules.history(ProgramRules.LIMITS).getFirst().version();
    }

    private Map<String, Light> lights(WorkList list, ProgramCity program) {
        return rows.page(list, ItemFilter.ALL, program.office, null, 50).items().stream()
                .collect(Collectors.toMap(ItemRow::number, ItemRow::light));
    }
}
