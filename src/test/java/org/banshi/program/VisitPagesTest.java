package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Role;
import org.banshi.matter.NewMatter;
import org.banshi.people.Unit;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The pages of visits: who sees which, what a wrong plan is told. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=kinds")
class VisitPagesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @LocalServerPort
    private int port;

    @Autowired
    private ProgramHouse house;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Visits visits;

    @Autowired
    private Drafts drafts;

    @Autowired
    private VisitRows rows;

    private TestCity city;
    private ProgramCity program;
    private WorkList list;
    private String target, name;

    @BeforeEach
    void twoGroupsThatCheckWorkOfOneUnit() {
        house.clock().moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        program = house.city();
        city = program.city;
        list = program.list();
        Unit visited = program.visited(list);
        target = visited.code();
        name = visited.name();
    }

    private Browser desk(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(house.accounts(), staff), Logins.PASSWORD);
    }

    private long plan(Actor.Staff group, LocalDate day, boolean announced) {
        return visits.plan(new NewVisit(list.code(), target, day, announced, null), group);
    }

    private String path(long visit) {
        return "/desk/visits/" + visit;
    }

    @Test
    void aGroupSeesExactlyItsOwn() {
        long ours = plan(program.group, DAY, true);
        long theirs = plan(program.otherGroup, DAY.plusDays(40), true);
        try (Browser group = desk(program.group);
                Browser other = desk(program.otherGroup)) {
            String plan = "/desk/visits?state=all&list=" + list.code();
            assertThat(group.get(plan).body())
                    .contains(path(ours) + "\"", name)
                    .doesNotContain(path(theirs) + "\"", "«");
            assertThat(other.get(plan).body()).contains(path(theirs) + "\"").doesNotContain(path(ours) + "\"");
            assertThat(group.get(path(theirs)).statusCode()).isEqualTo(404);
            assertThat(group.post(path(theirs) + "/done", Map.of("conclusion", "好"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(group.post(path(theirs) + "/cancel", Map.of("reason", "不去"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(group.get("/desk/visits/new?followUpOf=" + theirs).statusCode())
                    .isEqualTo(404);
            assertThat(group.get(path(ours)).body()).contains(name, "事先告知").doesNotContain("«");
            assertThat(group.get("/desk/visits/x").statusCode()).isEqualTo(404);
        }
        for (Actor.Staff reader : List.of(program.office, city.supervisor, city.leader)) {
            assertThat(ids(reader)).as(reader.toString()).containsExactly(ours, theirs);
        }
        for (Actor.Staff reader : List.of(program.otherOffice, city.water, city.operator)) {
            assertThat(ids(reader)).as(reader.toString()).isEmpty();
        }
    }

    private List<Long> ids(Actor actor) {
        return rows.page(new VisitFilter(VisitFilter.Standing.PLANNED, list.code()), actor, null, 50).items().stream()
                .map(Visit::id)
                .toList();
    }

    @Test
    void anUnannouncedVisitIsKeptFromTheUnitUntilItIsDoneWhateverElseTheUnitMaySee() {
        Actor.Staff visited = city.staff(target, Role.HANDLER);
        long quiet = plan(program.group, DAY, false);
        long called = visits.plan(new NewVisit(list.code(), target, DAY.plusDays(40), false, null), program.group);
        visits.cancel(called, "改期", program.group);
        for (Role role : List.of(Role.HANDLER, Role.SUPERVISOR, Role.LEADER, Role.OFFICE, Role.GROUP)) {
            Actor.Staff atHome = city.staff(target, role);
            assertThat(rows.find(quiet, atHome)).as(role.name()).isEmpty();
            assertThat(rows.counts(list.code(), atHome)).as(role.name()).containsEntry(VisitFilter.Standing.ALL, 0L);
        }
        try (Browser unit = desk(visited)) {
            assertThat(unit.get("/desk/visits?state=all").body())
                    .doesNotContain(path(quiet) + "\"", path(called) + "\"");
            assertThat(unit.get(path(quiet)).statusCode()).isEqualTo(404);
            house.clock().moveTo(Instant.parse("2026-03-10T09:00:00Z"));
            assertThat(unit.get(path(quiet)).statusCode())
                    .as("its day is not enough")
                    .isEqualTo(404);
            visits.done(quiet, "现场两处问题", program.group);
            assertThat(unit.get("/desk/visits?state=done").body()).contains(path(quiet) + "\"");
            assertThat(unit.get(path(quiet)).body())
                    .contains("现场两处问题", "暗访")
                    .doesNotContain("kind=finding", path(quiet) + "/cancel", "«");
            assertThat(unit.get(path(called)).statusCode()).isEqualTo(404);
            assertThat(unit.get("/desk/visits/new").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anOfficeThatKeepsTheListIsNotWarnedOfAVisitAtHomeEither() {
        WorkList own = program.list();
        house.items().put(own.code(), program.bare("自办事项", "lists", null), program.office);
        long quiet = visits.plan(new NewVisit(own.code(), "lists", DAY.plusDays(3), false, null), program.group);
        assertThat(visits.of(own.code(), program.office)).isEmpty();
        assertThat(visits.of(own.code(), city.leader)).extracting(Visit::id).containsExactly(quiet);
        visits.cancel(quiet, "改期", program.group);
    }

    @Test
    void aWrongPlanIsToldAtItsFieldsInWordsAndLosesNothing() {
        plan(program.group, DAY, true);
        try (Browser group = desk(program.group2);
                Browser other = desk(program.otherGroup)) {
            other.get("/desk/visits/new");
            HttpResponse<String> empty = other.post("/desk/visits/new", Map.of("day", "下周一"));
            assertThat(empty.statusCode()).isEqualTo(422);
            assertThat(empty.body())
                    .contains("f-list-error", "f-target-error", "f-day-error")
                    .doesNotContain("«");
            HttpResponse<String> soon = other.post(
                    "/desk/visits/new",
                    Map.of("list", list.code(), "target", target, "day", "2026-03-15", "announced", "true"));
            assertThat(soon.statusCode()).isEqualTo(422);
            assertThat(soon.body())
                    .contains("f-day-error", name, "2026-03-10", "单位group-1", "30 天内", "value=\"2026-03-15\"")
                    .contains("value=\"" + target + "\" selected", "checked")
                    .doesNotContain("«");
            assertThat(other.post(
                                    "/desk/visits/new",
                                    Map.of("list", list.code(), "target", "sanitation", "day", "2026-05-15"))
                            .body())
                    .contains("f-target-error", "不属于检查范围");
            group.get("/desk/visits/new");
            HttpResponse<String> right =
                    group.post("/desk/visits/new", Map.of("list", list.code(), "target", target, "day", "2026-04-20"));
            assertThat(right.statusCode()).isEqualTo(303);
            assertThat(group.get(right.headers().firstValue("Location").orElseThrow())
                            .body())
                    .contains("2026年4月20日", "暗访", "取消检查")
                    .doesNotContain("登记检查结论");
        }
    }

    @Test
    void theReportOfAVisitIsKeptForWhoeverTypesItOfferedAgainAndGoneOnceItIsSent() {
        long visit = plan(program.group, LocalDate.of(2026, 3, 2), true);
        String draft = path(visit) + "/done/draft";
        try (Browser group = desk(program.group);
                Browser colleague = desk(program.group2);
                Browser other = desk(program.otherGroup)) {
            assertThat(group.get(path(visit)).body())
                    .contains("data-draft=\"" + draft)
                    .doesNotContain("没提交的草稿");
            assertThat(group.post(draft, Map.of("conclusion", "现场写了一半")).statusCode())
                    .isEqualTo(303);
            assertThat(group.get(path(visit)).body()).contains("没提交的草稿").doesNotContain("现场写了一半");
            assertThat(group.get(path(visit) + "?draft=true").body()).contains("现场写了一半");
            assertThat(colleague.get(path(visit) + "?draft=true").body()).doesNotContain("没提交的草稿", "现场写了一半");
            assertThat(other.post(draft, Map.of("conclusion", "不该有")).statusCode())
                    .isEqualTo(404);
            group.post(draft + "/discard", Map.of());
            assertThat(group.get(path(visit)).body()).doesNotContain("没提交的草稿");
            group.post(draft, Map.of("conclusion", "再写一次"));
            assertThat(group.post(path(visit) + "/done", Map.of("conclusion", "一处没有围挡"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(drafts.find(program.group, "visit/" + visit, "done")).isEmpty();
        }
    }

    @Test
    void aVisitIsConcludedLeadsToFindingsAndIsLookedAtAgain() {
        long visit = plan(program.group, LocalDate.of(2026, 3, 2), true);
        try (Browser group = desk(program.group)) {
            assertThat(group.get(path(visit)).body()).contains("登记检查结论").doesNotContain("kind=finding");
            HttpResponse<String> wordless = group.post(path(visit) + "/done", Map.of("conclusion", " "));
            assertThat(wordless.statusCode()).isEqualTo(422);
            assertThat(wordless.body()).contains("f-conclusion-error").doesNotContain("f-reason-error");
            assertThat(group.post(path(visit) + "/done", Map.of("conclusion", "一处没有围挡"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(group.post(path(visit) + "/cancel", Map.of("reason", "不去"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(group.get(path(visit)).body())
                    .contains("/desk/lists/" + list.code() + "/new?kind=finding&amp;visit=" + visit)
                    .doesNotContain("followUpOf=");
            String number = inspections
                    .open(
                            list.code(),
                            new NewFinding("无围挡", "", NewMatter.Place.NONE, target, null, DAY, visit),
                            program.group)
                    .number();
            assertThat(group.get(path(visit)).body()).contains("无围挡", number, "followUpOf=" + visit);
            assertThat(group.get("/desk/visits").body()).contains("无围挡");
            house.ledger().perform(number, "answer", Map.of("done", "已围好"), city.staff(target, Role.HANDLER), null);
            assertThat(group.get("/desk/visits").body())
                    .as("the clock of the check, not of the repair")
                    .contains("3月9日 24:00");
            assertThat(group.get("/desk/visits/new?followUpOf=" + visit).body())
                    .contains("不受间隔天数限制", name)
                    .doesNotContain("«");
            HttpResponse<String> again = group.post(
                    "/desk/visits/new",
                    Map.of("list", list.code(), "target", target, "day", "2026-03-12", "followUpOf", "" + visit));
            String followUp = again.headers().firstValue("Location").orElseThrow();
            assertThat(group.get(followUp).body()).contains(path(visit) + "\"");
            assertThat(group.get(path(visit)).body()).contains(followUp + "\"");
        }
    }
}
