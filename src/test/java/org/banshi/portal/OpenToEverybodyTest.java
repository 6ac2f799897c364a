package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.hotline.Requests;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Published;
import org.banshi.testkit.BanshiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What everybody may know of the city: the first page, the public list and map, how data is kept. */
@BanshiTest
@ExtendWith(OutputCaptureExtension.class)
class OpenToEverybodyTest extends AtThePortal {
    @Autowired
    private Published published;

    @Test
    void theHomePageAlwaysShowsTheEmergencyNumbers() throws Exception {
        assertThat(resident.get("/").body())
                .contains("tel:110", "tel:119", "tel:120", "tel:122", "tel:12345", "href=\"/raise\"");
        assertThat(resident.get("/?lang=en").body()).contains("In danger to life, call at once");
    }

    @Test
    void reportsAndSecretOnesAreNeverPublicAndNobodysWordsAre() throws Exception {
        resident.raise("举报某店偷排污水。", "type", "report", "region", "1101", "category", "0101");
        resident.raise("邻居的事请保密。", "confidential", "true", "region", "1201");
        String[] open = resident.raise("公交站没有座椅，老人王某站不住。", "region", "110101001", "address", "东街 5 号 302 室");
        String list = resident.get("/public").body();
        assertThat(list).contains("等待受理", "东城区 东华门街道").doesNotContain("王某", "302 室", "座椅", open[0], "天津");
        assertThat(resident.get("/public?region=1201").body()).contains("没有找到");
        assertThat(resident.get("/public?region=110101").body()).contains("东华门街道", "/raise?region=110101001");
        HttpResponse<String> cached = resident.get("/public");
        assertThat(cached.headers().firstValue("Cache-Control").orElse("")).contains("max-age=60", "public");
        assertThat(resident.get("/public?after=x").statusCode()).isEqualTo(422);
    }

    @Test
    void theMapShowsPlacesToAHundredMetresAndHidesWhatTheListHides() throws Exception {
        at(null, false, 83.0126789, 39.0043217);
        at(null, true, 83.0226789, 39.0143217);
        at("report", false, 83.0326789, 39.0243217);
        String map =
                resident.get("/public?view=map&region=110101001&month=2026-03").body();
        assertThat(map)
                .contains("data-lon=\"83.013\"", "data-lat=\"39.004\"")
                .doesNotContain("83.0126", "39.0043", "83.02", "83.03", "王某", "302 室");
        assertThat(resident.get("/public?view=map&region=110101001&month=2026-02")
                        .body())
                .contains("没有标在地图上的")
                .doesNotContain("data-lon");
        assertThat(db.sql("select lon, lat from matter_public where lon is not null")
                        .query((row, _) -> Math.abs(
                                        row.getDouble("lon") * 1000 - Math.rint(row.getDouble("lon") * 1000))
                                + Math.abs(row.getDouble("lat") * 1000 - Math.rint(row.getDouble("lat") * 1000)))
                        .list())
                .isNotEmpty()
                .allSatisfy(rest -> assertThat(rest).isLessThan(1e-6));
    }

    @Test
    void whatIsAskedForNarrowsListAndFiguresAlikeAndAVillageCannotBeAskedFor() throws Exception {
        clock.moveTo(Instant.parse("2024-07-08T01:00:00Z"));
        answered(resident.raise("井盖响。", "region", "110101002")[0]);
        resident.raise("井盖丢了。", "region", "110101002");
        assertThat(published.figures(YearMonth.of(2024, 7)))
                .isEqualTo(new Published.Figures(YearMonth.of(2024, 7), 2, 1, 1));
        Published.Filter village = new Published.Filter(null, "110101002003", YearMonth.of(2024, 7), null);
        assertThat(published.page(village, null, 9).items()).hasSize(2);
        for (String stage : List.of("open", "answered", "inTime")) {
            assertThat(resident.get("/public?month=2024-07&stage=" + stage)
                            .body()
                            .split("public-what", -1))
                    .as(stage)
                    .hasSize(stage.equals("open") ? 3 : 2);
        }
        assertThat(resident.get("/public?month=2024-13&stage=x").statusCode()).isEqualTo(200);
    }

    private void at(@Nullable String type, boolean confidential, double lon, double lat) {
        ledger.raise(
                new NewMatter(
                        Requests.NAME,
                        type,
                        null,
                        null,
                        new NewMatter.Words("王某家漏水", "王某住 302 室"),
                        new NewMatter.Place("110101001", "东街 5 号 302 室", lon, lat),
                        NewMatter.Origin.of("web"),
                        NewMatter.Identity.NONE,
                        confidential,
                        Map.of()),
                new Actor.Anyone());
    }

    @Test
    void theFirstPageTellsHowTheCityDoesWithPartsAndLeadsToWhatItCounts() throws Exception {
        clock.moveTo(Instant.parse("2024-08-05T01:00:00Z"));
        answered(resident.raise("路灯不亮。")[0]);
        resident.raise("路灯又不亮。");
        resident.raise("举报乱收费。", "type", "report");
        assertThat(resident.get("/").body())
                .contains("/public?month=2024-08\">2<", "stage=answered\">1<", "stage=inTime\">1<", "截至");
        assertThat(resident.get("/public?month=2024-08").body().split("public-what", -1))
                .hasSize(3);
    }

    @Test
    void thePortalCanBePutOnThePhonesFirstScreen() throws Exception {
        assertThat(resident.get("/").body()).contains("rel=\"manifest\" href=\"/manifest.json\"");
        HttpResponse<String> manifest = resident.get("/manifest.json");
        assertThat(manifest.statusCode()).isEqualTo(200);
        assertThat(manifest.headers().firstValue("Content-Type").orElse("")).contains("json");
        for (String icon : List.of("/icon-192.png", "/icon-512.png")) {
            assertThat(manifest.body()).contains(icon);
            assertThat(resident.get(icon).headers().firstValue("Content-Type")).contains("image/png");
        }
    }

    @Test
    void howDataIsKeptIsToldInPlainWordsAndLeadsTo() throws Exception {
        assertThat(resident.get("/").body()).contains("href=\"/privacy\"");
        assertThat(resident.get("/raise").body()).contains("href=\"/privacy\"");
        assertThat(resident.get("/privacy").body())
                .contains("没有设定到期自动删除", "没有经手过的人批准", "地图也不从别处取图")
                .doesNotContain("«");
        assertThat(resident.get("/privacy?lang=en").body())
                .contains("no date is set")
                .doesNotContain("«");
    }
}
