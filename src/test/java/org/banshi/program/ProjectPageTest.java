package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.files.Attachments;
import org.banshi.program.ProgramCity.Walk;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The page of a project shows all that it keeps. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class ProjectPageTest extends ItemPages {
    @Autowired
    private Attachments attachments;

    @Test
    void aProjectShowsItsTestsDecisionConsentsPicturesAndTheWordOfItsUsers() throws IOException {
        NewItem task = program.item("修桥");
        String number = origins.put(Projects.NAME, list.code(), task, List.of(), program.office)
                .number();
        Walk walk = program.walk(number);
        for (String criterion : List.of("necessity", "feasibility", "finance", "benefit")) {
            walk.does(program.office, "test", "criterion", criterion, "passed", true, "evidence", "报告" + criterion);
        }
        walk.does(program.office, "argue", "summary", "可行");
        walk.does(program.office, "decide", "body", "市政府", "decider", "市长甲", "day", "2026-03-01", "record", "常务会议");
        walk.does(program.office, "register", "doors", "1号楼101\n1号楼102\n1号楼201");
        walk.does(program.office, "consent", "doors", "1号楼101\n1号楼201", "agreed", true, "day", "2026-03-01");
        walk.does(program.office, "setUp").does(program.city.roads, "receive");
        try (Browser office = desk(program.office);
                Browser stranger = desk(program.city.staff("sanitation", Role.HANDLER));
                Browser resident = new Browser(port)) {
            String body = office.get("/desk/items/" + number).body();
            assertThat(body)
                    .contains("必要性", "报告finance", "市政府", "市长甲", "常务会议")
                    .contains("同意率 66.67 % (2/3)", "1号楼102", "未表态")
                    .doesNotContain("«");
            String before = picture(number);
            inUse(walk, before, picture(number));
            assertThat(office.get("/desk/items/" + number).body())
                    .contains("/files/" + before + "/thumbnail", "实施前照片", "实施后照片", "320", "满意 90 人，不满意 8 人")
                    .doesNotContain("«");
            program.tell(house.db(), list);
            String promise = "/lists/" + list.code() + "/"
                    + house.matters().view(number, new Actor.House()).own().get("nr");
            assertThat(resident.get(promise).body())
                    .contains("修桥", "完成设计", "60.00")
                    .doesNotContain("«", "责任人甲", "现场照片", "1号楼", "市长甲", "pictures/");
            assertThat(resident.get(promise + "/pictures/" + before).statusCode())
                    .isEqualTo(404);
            walk.does(program.office, "evaluate");
            assertThat(resident.get(promise).body()).contains("pictures/" + before, "实施前照片");
            assertThat(resident.get(promise + "/pictures/" + before).statusCode())
                    .isEqualTo(200);
            assertThat(resident.get("/lists/" + list.code() + "/99").statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/desk/items/" + number).statusCode()).isEqualTo(404);
            assertThat(resident.get("/lists/" + list.code()).body())
                    .contains("修桥")
                    .doesNotContain("1号楼", "同意率", "市长甲", "报告finance");
        }
    }

    private String picture(String number) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
        UUID id = attachments
                .store(new ByteArrayInputStream(png.toByteArray()), "现场.png", program.city.roads)
                .id();
        attachments.attach(List.of(id), number);
        return id.toString();
    }

    private void inUse(Walk walk, String before, String after) {
        for (int nr = 1; nr <= 2; nr++) {
            walk.does(program.city.roads, "reach", "milestone", "" + nr, "evidence", "现场照片");
            walk.does(program.group, "acceptMilestone", "milestone", "" + nr, "found", "属实");
        }
        walk.does(program.city.roads, "askAcceptance", "evidence", "竣工报告");
        walk.does(program.group, "accept", "how", "visit", "found", "合格");
        walk.does(
                program.city.roads, "putIntoUse", "households", 320, "people", 1100, "before", before, "after", after);
        walk.does(program.group, "rate", "how", "ballot", "yes", 90, "no", 8);
    }
}
