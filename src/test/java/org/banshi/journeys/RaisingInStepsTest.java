package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resident raises something on the own phone: step by step, interrupted, with a place on the map. */
@BanshiTest
class RaisingInStepsTest {
    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aStreetThatTheMapKnows() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        for (int i = 0; i < 3; i++) {
            ledger.raise(
                    new NewMatter(
                            Requests.NAME,
                            null,
                            null,
                            null,
                            new NewMatter.Words("路灯", "路灯不亮"),
                            new NewMatter.Place("110101001", "东街", 83.01 + i * 0.002, 39.01),
                            NewMatter.Origin.of("web"),
                            NewMatter.Identity.NONE,
                            false,
                            Map.of()),
                    new Actor.Anyone());
        }
    }

    @Test
    void whatIsTypedIsThereAgainButNeverWhoAsksAndIsGoneOnceSent() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.onPhone(browser, "http://localhost:" + port)) {
            visit.go("/raise").fill("text", "东街的井盖丢了，晚上危险。");
            visit.page.waitForCondition(() -> draft(visit).contains("井盖丢了"));
            visit.page.click("[data-next]:visible");
            Locator map = visit.page.locator("#place-map");
            map.click();
            visit.sees("已标出地点").looksRight("raise-tapped");
            visit.page.click("[data-next]:visible");
            visit.fill("name", "李四").fill("phone", "19999000077").fill("onBehalfOf", "张三");
            visit.page.waitForCondition(() -> draft(visit).contains("\"lon\":\"83"));
            assertThat(draft(visit)).doesNotContain("李四", "19999000077", "张三");
            visit.go("/raise");
            assertThat(visit.page.inputValue("[name=text]")).contains("井盖丢了");
            assertThat(visit.page.inputValue("[name=phone]")).isEmpty();
            visit.looksRight("raise-draft").send("/raise");
            String number =
                    visit.page.locator(".big-number").first().innerText().strip();
            assertThat(draft(visit)).isEmpty();
            assertThat(db.sql("select lon from matter_matter where number = :n")
                            .param("n", number)
                            .query(Double.class)
                            .single())
                    .isBetween(82.9, 83.1);
        }
    }

    @Test
    void reportsLeaveNoDraftAndTheDraftCanBeDeleted() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit visit = Visit.onPhone(browser, "http://localhost:" + port)) {
            visit.go("/raise").fill("text", "某店短斤少两。");
            visit.page.waitForCondition(() -> !draft(visit).isEmpty());
            visit.fill("type", "report");
            visit.page.waitForCondition(() -> draft(visit).isEmpty());
            visit.fill("type", "help").fill("text", "想问低保怎么办。");
            visit.page.waitForCondition(() -> draft(visit).contains("低保"));
            visit.page.click("[data-draft-delete]");
            assertThat(draft(visit)).isEmpty();
            assertThat(visit.page.inputValue("[name=text]")).isEmpty();
        }
    }

    private static String draft(Visit visit) {
        return Objects.toString(visit.page.evaluate("localStorage.getItem('banshi-draft') || ''"));
    }
}
