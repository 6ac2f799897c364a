package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Search at the desk: what is typed is found, ranked and marked, and never what the reader may not see. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desk")
class SearchAtTheDeskTest extends AtTheDesk {
    @Autowired
    private Search search;

    @Autowired
    private TransactionOperations transaction;

    private String raised(String title, String text, String type) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                "0102",
                                new NewMatter.Words(title, text),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private List<String> found(String q, Actor.Staff reader) {
        return search.find(Query.all().matching(q), reader, null, 30).page().items().stream()
                .map(org.banshi.matter.Matter::number)
                .toList();
    }

    private String listed(String who, String q) {
        return page(who, "/desk/matters?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    @Test
    void whatHasTheWordsInItsTitleIsFirstAndPairsThatOnlyOverlapAreNotFound() {
        String inText = raised("咨询一件事", "想问问鸬鹚湾码头何时修好", "enquiry");
        String inTitle = raised("鸬鹚湾码头栏杆断了", "请派人看看", "help");
        String overlapping = raised("别的事", "鸬鹚湾 鹚湾码 湾码头 码头的事", "help");
        assertThat(found("鸬鹚湾码头", city.operator)).containsExactly(inTitle, inText);
        assertThat(found("鸬鹚 码头", city.operator)).contains(inTitle, inText, overlapping);
        assertThat(found("鸬鹚 -栏杆", city.operator)).containsExactlyInAnyOrder(inText, overlapping);
        assertThat(found("鸬鹚 -\"湾码头何时\"", city.operator)).containsExactlyInAnyOrder(inTitle, overlapping);
        assertThat(found("\"栏杆断了\"", city.operator)).containsExactly(inTitle);
        assertThat(found(inTitle, city.operator)).containsExactly(inTitle);
    }

    @Test
    void aSentenceThatNobodyWroteFindsWhatHasMostOfItsWords() {
        String near = raised("咨询", "螺蛳巷的雨污分流改造工程停工三个月，路面坑洼积水", "enquiry");
        raised("咨询", "螺蛳粉店的油烟", "enquiry");
        assertThat(found("关于螺蛳巷雨污分流改造何时复工的咨询", city.operator)).first().isEqualTo(near);
        assertThat(listed("operator", "关于螺蛳巷雨污分流改造何时复工的咨询")).contains("以下最接近", "<mark>");
    }

    @Test
    void whereOneHasTheWholeSentenceWhatHasMostOfItStandsBehind() {
        String near = raised("咨询", "蒹葭里的燃气管道更换停了三个月，做不了饭", "enquiry");
        String whole = raised("转来的件", "有人问：蒹葭里燃气管道更换何时通气", "enquiry");
        assertThat(found("蒹葭里燃气管道更换何时通气", city.operator)).startsWith(whole, near);
        assertThat(listed("operator", "蒹葭里燃气管道更换何时通气")).contains("后面的最接近");
    }

    @Test
    void hitsAreMarkedAndWhatWasWrittenStaysText() {
        raised("<script>alert('鹧鸪岭')</script>", "前面说了很多别的话，后来到了鹧鸪岭<b>的</b>公交站ＡＢＣ", "help");
        String page = listed("operator", "鹧鸪岭 abc");
        assertThat(page)
                .contains("<mark>鹧鸪岭</mark>", "<mark>ＡＢＣ</mark>", "class=\"top-search\"")
                .doesNotContain("<script>alert", "<b>的");
        assertThat(listed("operator", "\"><script>x")).doesNotContain("\"><script>x");
    }

    @Test
    void whatIsNotToBeSeenIsNotFoundByItsWordsNorTriedOut() {
        String report = raised("举报某人", "檀溪桥的工程款被挪用，检举人是会计", "report");
        assertThat(found("檀溪桥", city.operator)).isEmpty();
        does(city.operator, report, "classify", "type", "report", "aboutUnit", "none");
        does(city.operator, report, "reword", "title", "檀溪 溪桥", "text", "檀溪、溪桥一带的问题");
        assertThat(found("檀溪", city.operator)).containsExactly(report);
        assertThat(found("檀溪桥", city.operator))
                .as("the pairs are in the hotline's wording, the word only in the raiser's")
                .isEmpty();
        assertThat(found("檀溪", city.roads)).isEmpty();
        String secret = raised("桐荫路塌了", "桐荫路塌了一块", "help");
        assertThat(found("桐荫路", city.roads)).isEmpty();
        assertThat(found("桐荫路", city.operator)).containsExactly(secret);
    }

    @Test
    void lettersStandForPlacesAndUnitsAndWhatIsWrittenIsFoundBeforeItIsKept() {
        String dispatched = raised("芦花荡路面裂开", "车子过去颠", "help");
        does(city.operator, dispatched, "accept");
        does(city.dispatcher, dispatched, "dispatch", "unit", "roads");
        String name = units.require("roads").name();
        String letters = org.banshi.region.Initials.of(name).strip().split(" ", 2)[0];
        assertThat(listed("operator", letters + " 芦花荡")).contains(dispatched);
        assertThat(listed("operator", "zzqx 芦花荡")).doesNotContain(dispatched);
        transaction.executeWithoutResult(status -> {
            String fresh = raised("菖蒲塘的水发臭", "菖蒲塘的水发臭", "help");
            assertThat(found("菖蒲塘", city.operator)).containsExactly(fresh);
            status.setRollbackOnly();
        });
        assertThat(found("菖蒲塘", city.operator)).isEmpty();
    }

    @Test
    void whateverIsTypedGetsAClearAnswer() {
        assertThat(listed("operator", "\"")).contains("没有可查的字词");
        assertThat(listed("operator", "-路灯")).contains("只有“不要”的词");
        assertThat(listed("operator", "路".repeat(500))).contains("role=\"search\"");
        for (String odd : List.of("' & | ! :* <->", "\\", "%_%", "((((", "路灯 & !(", "𠮷野家", "a".repeat(500))) {
            listed("operator", odd);
            search.find(Query.all().matching(odd), city.operator, "r999999", 30);
        }
        search.find(Query.all().matching("路 ".repeat(5_000)), city.operator, "~", 30);
    }
}
