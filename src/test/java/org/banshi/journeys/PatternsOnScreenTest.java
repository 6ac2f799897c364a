package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.pattern.LaidWords;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A supervisor looks at what is worth a look, and opens it. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=patterns-on-screen")
class PatternsOnScreenTest {
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

    @Test
    void aPatternIsReadInPlainWordsAndOpenedDownToItsRequests() throws IOException {
        clock.moveTo(Instant.parse("2026-04-08T02:00:00Z"));
        TestCity city = TestCity.in(units, members);
        LaidWords laid = new LaidWords(db);
        for (int i = 0; i < 60; i++) {
            Instant at = Instant.parse("2026-03-%02dT04:00:00Z".formatted(1 + i % 20));
            laid.word("roads", at, true, city.caller.id(), 90_000, 5_000, "a" + i);
            laid.word("roads", at, i % 4 > 0, 7L, 90_000, 5_000, "b" + i);
            laid.word("roads", at, i % 4 > 0, 8L, 90_000, 5_000, "d" + i);
            laid.word("water", at, i % 5 > 0, 7L, i < 30 ? 100 : 90_000, 5_000, i < 25 ? "same" : "c" + i);
        }
        laid.lay();
        String address = "http://localhost:" + port;
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit supervisor =
                        Visit.atDesk(browser, address).signIn(Logins.of(accounts, city.supervisor), Logins.PASSWORD);
                Visit leader =
                        Visit.onPhone(browser, address).signIn(Logins.of(accounts, city.leader), Logins.PASSWORD)) {
            supervisor
                    .go("/desk/patterns")
                    .sees("一个人记下的 60 件回访里，60 件满意")
                    .sees("赶在到期前办结")
                    .sees("不同的事，同样的话")
                    .doesNotSee(city.caller.name())
                    .looksRight("patterns");
            supervisor.page.locator("main section a.btn").first().click();
            supervisor.sees("T1").looksRight("pattern");
            leader.go("/desk/patterns?lang=en").sees("hints and no verdicts").looksRight("phone-patterns-en");
            leader.go("/desk/patterns?lang=zh&month=2026-01").sees("没有看到").looksRight("phone-patterns-none");
            leader.go("/desk/patterns?month=2026-03");
            leader.page.locator("main section a.btn").first().click();
            leader.sees("主办单位").looksRight("phone-pattern");
        }
    }
}
