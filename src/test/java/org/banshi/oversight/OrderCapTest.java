package org.banshi.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.banshi.testkit.LaidRequests;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** How many matters one order on a list takes, and how many items a meeting: said in one place each. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=order-cap")
class OrderCapTest {
    private static final BoardRows.Wanted RED = new BoardRows.Wanted(null, "request", Light.RED);

    @Autowired
    private OrderRuns runs;

    @Autowired
    private MeetingFields meetings;

    @Autowired
    private Lights lights;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @LocalServerPort
    private int port;

    private TestCity city;

    @BeforeEach
    void aCity() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    /** Late ones, as the board sees them. */
    private void late(int number) {
        List<LaidRequests.Laid> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Instant raised = clock.instant().minusSeconds(900_000 + i);
            all.add(new LaidRequests.Laid(
                    i % 2 == 0 ? "roads" : "water",
                    "0102",
                    raised,
                    raised.plusSeconds(90_000),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0));
        }
        new LaidRequests(db).lay(all);
        db.update("""
                insert into matter_clock (matter, name, unit, started_at, due)
                select m.id, 'handle', m.unit, m.raised_at, m.due from matter_row m where m.number like 'T%'""");
        for (int i = 0; i < 10; i++) {
            lights.sweep();
        }
    }

    private UUID begin() {
        OrderRuns.Shown shown = runs.shown(RED, city.supervisor);
        return runs.begin(
                new OrderRuns.Typed(
                        UUID.randomUUID().toString(), "限期办结", "说明原因，期限前办结。", "2026-05-20", OrderRuns.Typed.seen(shown)),
                shown,
                city.supervisor);
    }

    @Test
    void oneMoreThanTheCapIsRefusedAndSaidAndTheCapItselfIsTaken() {
        late(OrderRuns.MOST + 1);
        assertThat(runs.shown(RED, city.supervisor).numbers()).hasSize(OrderRuns.MOST + 1);
        assertThatThrownBy(() -> begin())
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.errors())
                                .extracting(Problem.FieldError::code)
                                .containsExactly("oversight.tooManyShown"));
        assertThat(db.queryForObject("select count(*) from oversight_run", Integer.class))
                .isZero();
        String page = page("/desk/board/order-all?kind=request&light=red");
        assertThat(page).contains("一次最多 " + OrderRuns.MOST).doesNotContain("action=\"/desk/board/order-all\"");
        assertThat(page("/desk/matters/order-all?type=request&open=true"))
                .as("the list of matters has the same cap")
                .contains("能督办的有 " + (OrderRuns.MOST + 1), "一次最多 " + OrderRuns.MOST)
                .doesNotContain("action=\"/desk/matters/order-all\"");
        assertThat(page("/desk/matters/order-all?type=request&open=true&unit=roads"))
                .contains("action=\"/desk/matters/order-all\"")
                .doesNotContain("一次最多");
        db.update("update matter_clock set stopped_at = now() where id = (select max(id) from matter_clock)");
        assertThat(page("/desk/board/order-all?kind=request&light=red"))
                .contains("action=\"/desk/board/order-all\"")
                .doesNotContain("一次最多");
        UUID run = begin();
        assertThat(db.queryForObject("select count(*) from oversight_run_line where run = ?", Integer.class, run))
                .isEqualTo(OrderRuns.MOST);
    }

    private String page(String path) {
        try (Browser browser = new Browser(port).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD)) {
            return browser.get(path).body();
        }
    }

    @Test
    void aFormOfMinutesTakesAsManyItemsAsMinutesDoAndThenOffersNoMore() {
        NewMeeting form = meetings.blank(null, null, city.supervisor);
        NewMeeting full = meetings.more(form, 10 * NewMeeting.MOST_ITEMS);
        assertThat(full.items()).hasSize(NewMeeting.MOST_ITEMS);
        assertThat(meetings.page(full, FormErrors.NONE, city.supervisor, Language.ZH)
                        .takesMore())
                .isFalse();
        assertThat(meetings.page(form, FormErrors.NONE, city.supervisor, Language.ZH)
                        .takesMore())
                .isTrue();
    }

    @Test
    void noTemplateRepeatsANumberOfTheRules() throws IOException {
        Pattern number = Pattern.compile("[<>=(, ](" + OrderRuns.MOST + "|" + NewMeeting.MOST_ITEMS + ")[) ,&]");
        try (Stream<Path> files = Files.list(Path.of("src/main/jte/oversight"))) {
            for (Path file : files.toList()) {
                assertThat(number.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }
}
