package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.RequestLimits;
import org.banshi.matter.Field;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.Effects;
import org.banshi.rule.Rules;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a change would do is told before it is made, and is what happens when it is made. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=preview")
class PreviewTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Rules rules;

    @Autowired
    private Effects effects;

    @Autowired
    private Calendars calendars;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    @Test
    void whatTheDirectoryWouldSuggestIsWhatItSuggestsOnceItIsPublished() {
        Random random = new Random(42);
        List<String> types = List.of("enquiry", "help", "complaint");
        for (int i = 0; i < 20; i++) {
            waiting(types.get(random.nextInt(3)));
        }
        String report = waiting("help");
        ledger.perform(report, "classify", Map.of("type", "report", "aboutUnit", "roads"), city.dispatcher, null);
        ledger.perform(report, "reword", Map.of("title", "反映履职", "text", "反映某单位履职不到位。"), city.dispatcher, null);
        Map<String, String> before = suggested();
        for (int round = 0; round < 5; round++) {
            List<Directory.Entry> lines = new ArrayList<>();
            for (String type : types) {
                if (random.nextBoolean()) {
                    lines.add(new Directory.Entry(
                            type, null, null, List.of("roads", "water").get(random.nextInt(2)), null));
                }
            }
            // Said in every round, and never of the report that is about that unit.
            lines.add(new Directory.Entry("report", null, null, "roads-east", null));
            Directory next = new Directory(lines);
            Effects.Shift told = effects.of(HotlineRules.DIRECTORY, next).getFirst();
            assertThat(suggested()).as("looking stores nothing").isEqualTo(before);
            publish(HotlineRules.DIRECTORY, next);
            Map<String, String> after = suggested();
            List<Effects.One> changed = new ArrayList<>();
            before.forEach((number, was) -> {
                if (!Objects.equals(was, after.get(number))) {
                    changed.add(new Effects.One(number, was, after.get(number)));
                }
            });
            assertThat(told.looked()).isEqualTo(told.all()).isEqualTo(after.size());
            assertThat(told.changed()).as("round %d: %s", round, lines).isEqualTo(changed.size());
            assertThat(told.some())
                    .containsExactlyElementsOf(changed.stream().limit(20).toList());
            before = after;
        }
        publish(HotlineRules.DIRECTORY, new Directory(List.of()));
    }

    /** What the dispatcher's form suggests for each request that waits, in the order in which they came. */
    private Map<String, String> suggested() {
        Map<String, String> suggested = new LinkedHashMap<>();
        db.sql("select number from matter_row where kind = 'request' and state = 'accepted' order by id")
                .query(String.class)
                .list()
                .forEach(number -> suggested.put(
                        number,
                        matters.view(number, city.dispatcher).offer("dispatch").orElseThrow().fields().stream()
                                .filter(input -> input.field().name().equals("unit"))
                                .flatMap(input -> input.options().stream())
                                .filter(option -> !option.why().isEmpty())
                                .map(Field.Option::label)
                                .findFirst()
                                .orElse(null)));
        assertThat(suggested).hasSizeGreaterThanOrEqualTo(20);
        return suggested;
    }

    @Test
    void aLimitChangesWhatIsDispatchedFromNowOnAndNothingThatRuns() {
        String running = waiting("help");
        ledger.perform(running, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        Instant runs = due(running);
        String waits = waiting("help");
        RequestLimits now = rules.current(HotlineRules.LIMITS).value();
        String json = rules.json(rules.current(HotlineRules.LIMITS))
                .replaceFirst("(?s)(\"handle\".*?\"normal\" : \\{\\s*\"number\" : )5", "$19");
        Effects.Shift told = effects.ofJson("hotline.limits", json).getFirst();
        assertThat(told.name()).isEqualTo("dueIfDispatched");
        assertThat(told.some()).extracting(Effects.One::number).contains(waits).doesNotContain(running);
        assertThat(rules.current(HotlineRules.LIMITS).value()).isEqualTo(now);
        theLimitsPageTellsAndStoresNothing(json, waits);

        Effects.One one = told.some().stream()
                .filter(each -> each.number().equals(waits))
                .findFirst()
                .orElseThrow();
        assertThat(one.before()).as("what the other got, a moment ago").isEqualTo(runs);
        int version = rules.history(HotlineRules.LIMITS).getFirst().version();
        rules.publishJson("hotline.limits", json, clock.instant(), city.admin.id(), "放宽", version);
        ledger.perform(waits, "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        assertThat(due(waits)).isEqualTo(one.after()).isAfter(runs);
        assertThat(due(running)).isEqualTo(runs);
        publish(HotlineRules.LIMITS, now);
    }

    private Instant due(String number) {
        return matters.view(number, city.operator).matter().due();
    }

    private void theLimitsPageTellsAndStoresNothing(String json, String waits) {
        try (Browser admin = signedIn(city.admin)) {
            Map<String, String> form = Map.of(
                    "value",
                    json,
                    "validFrom",
                    "",
                    "why",
                    "放宽",
                    "expectedVersion",
                    Integer.toString(
                            rules.history(HotlineRules.LIMITS).getFirst().version()));
            String page =
                    admin.post("/admin/rules/hotline.limits/preview", form).body();
            assertThat(page).contains("影响预览", waits, "保持不变", "value=\"放宽\"").doesNotContain("«");
            assertThat(admin.post(
                                    "/admin/rules/hotline.danger/preview",
                                    Map.of("value", "{\"words\":[\"火\"]}", "expectedVersion", "0"))
                            .body())
                    .contains("无法计算");
            assertThat(admin.post("/admin/rules/hotline.limits/preview", Map.of("value", "{", "expectedVersion", "0"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.get("/admin/rules/hotline.limits/preview").statusCode())
                    .isEqualTo(303);
            assertThat(rules.history(HotlineRules.LIMITS))
                    .extracting(one -> one.why())
                    .doesNotContain("放宽");
        }
        try (Browser auditor = signedIn(city.auditor)) {
            assertThat(auditor.post(
                                    "/admin/rules/hotline.limits/preview",
                                    Map.of("value", json, "expectedVersion", "0"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aYearIsLoadedFromItsPreviewWithoutSendingTheFileAgain() {
        String csv = "date,name,is_off_day\n2031-01-01,元旦,1\n2031-05-01,劳动节,1\n2031-10-01,国庆节,1\n";
        try (Browser admin = signedIn(city.admin)) {
            String page = admin.upload(
                            "/admin/calendar/preview",
                            Map.of("year", "2031", "why", "通知"),
                            "file",
                            "2031.csv",
                            csv.getBytes(StandardCharsets.UTF_8))
                    .body();
            assertThat(page).contains("2031-10-01,国庆节,1", "没有事项因此立即逾期").doesNotContain("«");
            assertThat(calendars.years()).doesNotContain(2031);
            assertThat(admin.upload(
                                    "/admin/calendar/preview",
                                    Map.of("year", "2031", "why", "通知"),
                                    "file",
                                    "2031.csv",
                                    "date,name,is_off_day\n2031-13-01,x,1\n".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/admin/calendar", Map.of("year", "2031", "text", csv, "why", "通知"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(calendars.years()).contains(2031);
        }
    }

    @Test
    void theDirectorysPageShowsWhatALineWouldDoAndKeepsWhatWasTyped() {
        String number = waiting("suggestion");
        try (Browser admin = signedIn(city.admin)) {
            Map<String, String> form =
                    Map.of("unit", "water", "type", "suggestion", "why", "试", "expected", "0", "look", "yes");
            String page = admin.post("/admin/directory", form).body();
            assertThat(page).contains(number, "水务局", "尚未保存", "value=\"试\"");
            assertThat(rules.current(HotlineRules.DIRECTORY).value().entries()).isEmpty();
        }
    }

    private <T> void publish(org.banshi.rule.RuleKey<T> key, T value) {
        rules.publish(
                key,
                value,
                clock.instant(),
                city.admin.id(),
                "试",
                rules.history(key).getFirst().version());
    }

    private String waiting(String type) {
        String number = ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                null,
                                new NewMatter.Words("路灯不亮", "路灯不亮，晚上看不见。"),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("phone"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        city.operator)
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        return number;
    }

    private Browser signedIn(Actor.Staff staff) {
        return new Browser(port).signIn(Logins.of(accounts, staff), Logins.PASSWORD);
    }
}
