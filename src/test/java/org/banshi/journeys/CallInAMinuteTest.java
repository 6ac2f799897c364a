package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A plain call, from wherever the operator is to the number read out, by the keyboard alone and within a minute. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=journey")
class CallInAMinuteTest {
    private static final Path FIGURES = Path.of("target/call-in-a-minute.txt");

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Matters matters;

    @Autowired
    private Classifier classifier;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    @Test
    void anOperatorTakesAPlainCallWithinAMinuteByKeysAlone() throws IOException {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity city = TestCity.in(units, members);
        learnt();
        String login = Logins.of(accounts, city.operator);
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit desk = Visit.atDesk(browser, "http://localhost:" + port).signIn(login, Logins.PASSWORD)) {
            desk.go("/desk");
            Typist typist = new Typist(desk.page);
            take(desk, typist);
            String number = readBack(desk, typist);
            Matter taken = matters.view(number, city.operator).matter();
            assertThat(taken.type()).isEqualTo("help");
            assertThat(taken.grade()).isEqualTo("normal");
            assertThat(taken.category()).isEqualTo("0102");
            assertThat(taken.address()).isEqualTo("和平路12号");
            Files.writeString(FIGURES, typist.told() + "\n");
            System.out.println("A plain call: " + typist.told());
            // What the server adds depends on the machine: it is told, and measured where nothing else runs.
            assertThat(typist.human()).isLessThan(Duration.ofSeconds(50));
            desk.looksRight("desk-call-receipt");
            typist.press("n");
            assertThat(desk.page.locator("#f-text")).isFocused();
            desk.go("/desk/intake?dark=on").looksRight("desk-call-dark");
        }
    }

    private static void take(Visit desk, Typist typist) {
        String letter = desk.page.locator("a[href='/desk/intake']").getAttribute("data-go");
        typist.press("g", letter);
        desk.page.waitForURL(Pattern.compile(".*/desk/intake"));
        typist.to("#f-text");
        typist.write("和平路小学门口自来水管漏水，两天停水了没人修。");
        typist.to("#f-address");
        typist.write("和平路12号");
        typist.to("[name=type]");
        typist.press("2");
        Locator hint = desk.page.locator("#f-category-hint");
        hint.waitFor();
        typist.to("#f-category");
        typist.press("ArrowDown");
        typist.to("#f-phone");
        typist.write("19999000031");
        typist.to("#f-name");
        typist.write("来电人");
        desk.looksRight("desk-call");
        typist.press("Control+Enter");
        desk.page.waitForURL(Pattern.compile(".*/desk/receipts/.*"));
    }

    private static String readBack(Visit desk, Typist typist) {
        Locator facts = desk.page.locator("dl.facts dd");
        assertThat(facts).hasCount(3);
        facts.allInnerTexts().forEach(typist::readAloud);
        return facts.first().innerText().strip();
    }

    private void learnt() {
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            examples.add(new Labelled("小区自来水管漏水，停水 " + i + " 天没人修，水压低", "0102"));
            examples.add(new Labelled("学校补课收费 " + i + " 元，老师招生", "0301"));
        }
        classifier.activate(classifier.train(examples, (stage, done) -> {}).model());
    }
}
