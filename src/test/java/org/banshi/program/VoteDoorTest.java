package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The form of a vote: what it makes, and what it is told when it does not add up. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class VoteDoorTest extends ItemPages {
    @Test
    void aVoteMakesProjectsOfTheChosenAndEachKeepsTheWholeRecord() {
        Map<String, String> vote = new HashMap<>(Map.of("body", "市人民代表大会", "day", "2026-03-01", "type", "year"));
        vote.putAll(Map.of("record", "第三次全体会议表决", "title1", "建食堂", "score1", "181", "title2", "修公园", "score2", "90"));
        vote.putAll(Map.of("title3", "装电梯", "score3", "160.5", "chosen1", "true", "chosen3", "true", "key", "k"));
        try (Browser office = desk(program.office)) {
            assertThat(office.post(path("/vote"), vote).statusCode()).isEqualTo(303);
            assertThat(office.post(path("/vote"), vote).statusCode()).isEqualTo(303);
            List<String> numbers = db.queryForList(
                    "select number from matter_row m join program_item i on i.matter = m.id where list = ? order by nr",
                    String.class,
                    list.code());
            assertThat(numbers).hasSize(2);
            assertThat(office.get("/desk/items/" + numbers.getLast()).body())
                    .contains("<strong>装电梯</strong>", "建食堂", "修公园", "181", "160.5", "未入选", "第三次全体会议表决")
                    .doesNotContain("«");
            Walk walk = program.walk(numbers.getFirst());
            assertThat(walk.state()).isEqualTo("calledFor");
            assertThatThrownBy(() -> walk.perform(program.office, "argue")).isInstanceOf(Problem.class);
            assertThat(db.queryForObject(
                            "select body from matter_payload where matter = ? and seq = 1",
                            String.class,
                            walk.view().matter().id()))
                    .contains("装电梯", "修公园", "第三次全体会议表决");
            long id = walk.view().matter().id();
            assertThatThrownBy(() -> db.update("update program_candidate set score = 1 where matter = ?", id))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aVoteThatDoesNotAddUpIsToldRowByRow() {
        Map<String, String> vote =
                new HashMap<>(Map.of("body", "", "day", "2026-03-09", "record", "记录", "type", "year"));
        vote.putAll(Map.of("title1", "建食堂", "score1", "10", "chosen1", "true", "title2", "修公园", "score2", "90"));
        try (Browser office = desk(program.office)) {
            HttpResponse<String> wrong = office.post(path("/vote"), vote);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("f-body-error", "f-day-error", "f-score1-error", "修公园", "90");
            vote.putAll(Map.of("title3", "", "score3", "7", "title4", "装电梯", "score4", "很多"));
            assertThat(office.post(path("/vote"), vote).body()).contains("f-title3-error", "f-score4-error", "很多");
            HttpResponse<String> none = office.post(
                    path("/vote"),
                    Map.of(
                            "body",
                            "会",
                            "day",
                            "2026-03-01",
                            "record",
                            "记录",
                            "type",
                            "year",
                            "title1",
                            "甲",
                            "score1",
                            "1"));
            assertThat(none.statusCode()).isEqualTo(422);
            assertThat(none.body()).contains("请至少填写并勾选一个");
            Map<String, String> more = new HashMap<>(Map.of("more", "true", "title8", "第八个", "score8", "1"));
            HttpResponse<String> longer = office.post(path("/vote"), more);
            assertThat(longer.statusCode()).isEqualTo(200);
            assertThat(longer.body()).contains("第八个", "name=\"title12\"");
        }
    }
}
