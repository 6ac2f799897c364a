package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Query;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;

/** Reports and confidential requests: who learns nothing of them. */
@BanshiTest
class ReportsKeptApartTest extends Mechanisms {
    private Loop.Walk confidential() {
        return loop.raise(new NewMatter(
                        Requests.NAME,
                        "complaint",
                        "normal",
                        "0102",
                        new NewMatter.Words("隔壁歌厅通宵", "隔壁歌厅通宵，我住三楼"),
                        NewMatter.Place.NONE,
                        NewMatter.Origin.of("web"),
                        new NewMatter.Identity("不愿具名", "19999000077", null, null),
                        true,
                        Map.of()))
                .accepted();
    }

    @Test
    void nobodyOfTheLeadUnitLearnsWhoIsBehindAConfidentialOne() {
        Loop.Walk walk = confidential()
                .does(city.dispatcher, "reword", "title", "反映噪声", "text", "反映某处夜间噪声。")
                .does(city.dispatcher, "dispatch", "unit", "roads")
                .does(city.roads, "sign");
        for (Actor.Staff staff : List.of(city.roads, city.roads2, city.staff("roads", Role.HANDLER))) {
            assertThatThrownBy(() -> walk.perform(staff, "reveal", "reason", "想知道是谁"))
                    .hasMessageContaining("identityKeptApart");
            MatterView seen = walk.view(staff);
            assertThat(seen.offer("reveal")).isEmpty();
            assertThat(seen.toString()).doesNotContain("歌厅", "三楼", "不愿具名", "19999000077");
            assertThat(numbers(Query.all().matching("歌厅"), staff)).doesNotContain(walk.receipt.number());
        }
        walk.does(city.operator, "reveal", "reason", "回访");
    }

    @Test
    void whatTheHotlineTypesOfTheRaisersWordsIsNotForTheUnitButWhatItTellsTheUnitIs() {
        Loop.Walk walk = confidential()
                .does(city.dispatcher, "note", "text", "听得出是歌厅三楼的住户")
                .does(city.dispatcher, "reword", "title", "反映噪声", "text", "反映某处夜间噪声。")
                .does(city.dispatcher, "dispatch", "unit", "roads", "note", "请于夜间查看")
                .does(city.roads, "sign")
                .does(city.operator, "addFact", "text", "她说就住在歌厅楼上")
                .does(city.operator, "remind", "text", "住在歌厅楼上的又来电")
                .does(city.roads, "reply", "publicAnswer", "已查看。", "internal", "夜间查看两次")
                .does(city.reviewer, "sendBack", "reason", "请写明整改结果")
                .does(city.roads, "reply", "publicAnswer", "已整改。", "internal", "已加装隔音")
                .does(city.reviewer, "approve")
                .does(
                        city.caller,
                        "callBack",
                        "reached",
                        true,
                        "contacted",
                        true,
                        "solved",
                        false,
                        "satisfaction",
                        1,
                        "comment",
                        "歌厅三楼还是吵");
        assertThat(walk.state()).isEqualTo("working");
        assertThat(walk.view(city.roads).toString())
                .doesNotContain("歌厅", "楼上", "三楼")
                .contains("请写明整改结果", "夜间查看两次");
        assertThat(walk.view(city.reviewer).toString()).contains("歌厅三楼还是吵", "她说就住在歌厅楼上");
    }

    @Test
    void aReportIsKeptFromSearchAndCountsOfTheUnitItIsAboutAndAllUnderItWhateverTheirRoles() {
        Loop.Walk walk = loop.raise("report");
        walk.does(city.operator, "classify", "type", "report", "aboutUnit", "roads")
                .does(city.operator, "reword", "title", "反映履职", "text", "反映某单位履职不到位。")
                .accepted();
        Query byNumber = Query.all().matching(walk.receipt.number());
        assertThat(numbers(byNumber, city.dispatcher)).containsExactly(walk.receipt.number());
        List<Actor.Staff> concerned = List.of(
                city.roads,
                city.roadsEast,
                city.staff("roads", Role.DISPATCHER, Role.SUPERVISOR),
                city.staff("roads-east", Role.OPERATOR, Role.LEADER));
        for (Actor.Staff staff : concerned) {
            assertThat(numbers(byNumber, staff)).isEmpty();
            assertThat(numbers(Query.all().matching("履职"), staff)).doesNotContain(walk.receipt.number());
            assertThat(numbers(Query.of(Query.Scope.BY_DUE), staff)).doesNotContain(walk.receipt.number());
            assertThat(numbers(Query.of(Query.Scope.INBOX), staff)).doesNotContain(walk.receipt.number());
            assertThat(matters.count(byNumber, staff, true).value()).isZero();
            assertThatThrownBy(() -> walk.view(staff)).hasMessageContaining("noSuchMatter");
            assertThatThrownBy(() -> walk.perform(staff, "note", "text", "看看")).hasMessageContaining("noSuchMatter");
        }
    }

    @Test
    void theUnitThatHadItMayHaveItNoMoreOnceItIsAReportAboutIt() {
        Loop.Walk walk = loop.raise().working();
        walk.does(walk.raiser(), "withdraw")
                .does(walk.raiser(), "object", "reason", "被要求撤回")
                .does(city.reviewer, "overturn", "reason", "属实");
        walk.does(city.dispatcher, "classify", "type", "report", "aboutUnit", "roads");
        assertThat(walk.view().matter().leadUnit()).isNull();
        assertThat(walk.view().parties()).isEmpty();
        assertThatThrownBy(() -> walk.view(city.roads)).hasMessageContaining("noSuchMatter");
    }

    @Test
    void aReportIsNeverAboutTheHotlineForThenNobodyCouldTouchIt() {
        Loop.Walk walk = loop.raise("report");
        assertThatThrownBy(() -> walk.perform(city.operator, "classify", "type", "report", "aboutUnit", "hotline"))
                .hasMessageContaining("notAChoice");
    }

    private List<String> numbers(Query query, Actor actor) {
        return matters.list(query, actor, null, 200).items().stream()
                .map(Matter::number)
                .toList();
    }
}
