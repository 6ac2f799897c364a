package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Requests on a list: what an office cites, and what each raiser hears of it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class CitingTest extends ItemPages {
    /** Somebody who keeps lists and may read what residents ask. */
    private Actor.Staff readingOffice() {
        return program.city.staff("lists", Role.OFFICE, Role.SUPERVISOR);
    }

    private String request(String title) {
        NewMatter.Identity resident = new NewMatter.Identity("居民", "19999000007", null, null);
        return house.ledger()
                .raise(
                        new NewMatter(
                                "request",
                                "help",
                                null,
                                null,
                                new NewMatter.Words(title, title),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                resident,
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private List<String> told(String template, String subject) {
        return db.queryForList(
                "select args::text from outbox_message where template = ? and subject = ? order by 1",
                String.class,
                template,
                subject);
    }

    @Test
    void severalRequestsAreCitedAtOnceAndEachRaiserHearsOfTheOwn() {
        String first = request("路面坑洼");
        String second = request("路灯不亮");
        Actor.Staff reading = readingOffice();
        try (Browser office = desk(reading)) {
            assertThat(office.get(path("/sources?q=" + first)).body())
                    .contains(first)
                    .doesNotContain("«");
            HttpResponse<String> on = office.get(
                    "/desk/items/new?list=" + list.code() + "&kind=task&source=" + first + "&source=" + second);
            assertThat(on.statusCode()).isEqualTo(303);
            String form = on.headers().firstValue("Location").orElseThrow();
            assertThat(office.get(form).body()).contains("路面坑洼", "路灯不亮");
            NewItem item = program.item("整治人民路");
            String number = number(office.post(
                    path("/new"),
                    Map.of("kind", "task", "title", item.title(), "type", "dated", "sources", first + "，" + second)));
            assertThat(told("program.tell.listed", number))
                    .containsExactly("[\"" + first + "\"]", "[\"" + second + "\"]");
            assertThat(office.get("/desk/items/" + number).body()).contains("来源诉求（2 件）", "路面坑洼", "路灯不亮");
        }
        String number = origins.put(Tasks.NAME, list.code(), program.item("整治花园路"), List.of(first, second), reading)
                .number();
        try (Browser office = desk(program.office2)) {
            assertThat(office.get("/desk/items/" + number).body())
                    .contains("另有 2 件")
                    .doesNotContain(first, "路面坑洼");
        }
        program.walk(number)
                .built(program.city.roads)
                .does(program.city.roads, "askStrikeOff", "evidence", "竣工")
                .does(program.group, "word", "how", "call", "yes", 3, "no", 0)
                .does(program.group, "check", "how", "call", "found", "属实")
                .does(program.office2, "sign");
        assertThat(told("program.tell.done", number))
                .containsExactlyInAnyOrder("[\"" + first + "\"]", "[\"" + second + "\"]");
    }

    @Test
    void whatTheOfficeMayNotSeeItCannotCiteAndEachBadNumberIsNamed() {
        String request = request("噪声扰民");
        try (Browser office = desk(program.office)) {
            assertThat(office.get(path("/sources?q=" + request)).body())
                    .doesNotContain("name=\"source\" value=\"" + request);
            HttpResponse<String> wrong = office.post(
                    path("/new"),
                    Map.of("kind", "task", "title", "", "type", "dated", "sources", request + " 209901010000 abc"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("f-title-error", "没有编号为“" + request + "”", "没有编号为“209901010000”", "没有编号为“abc”")
                    .doesNotContain("噪声扰民");
        }
        assertThatThrownBy(() ->
                        origins.put(Projects.NAME, list.code(), program.item("降噪"), List.of(request), program.office))
                .hasMessageContaining("noSuchSource");
        assertThatThrownBy(
                        () -> origins.put(Tasks.NAME, list.code(), program.item("降噪"), List.of(), program.otherOffice))
                .hasMessageContaining("notYourList");
        assertThat(told("program.tell.listed", request)).isEmpty();
        assertThat(db.queryForObject("select count(*) from program_item where list = ?", Integer.class, list.code()))
                .isZero();
    }
}
