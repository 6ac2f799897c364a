package org.banshi.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Two people of one unit and one matter: who is told what, while it lies open. */
@BanshiTest
@TestPropertySource(properties = {"banshi.test.database=journey", "banshi.desk.live-every=300ms"})
class TogetherOnScreenTest {
    private static final String PASSWORD = "ein-langer-satz";
    private static final LocatorAssertions.HasTextOptions PATIENT =
            new LocatorAssertions.HasTextOptions().setTimeout(15_000);

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Signers signers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CityClock clock;

    @LocalServerPort
    private int port;

    private TestCity city;
    private String unit;
    private Actor.Staff writer, head;

    @BeforeEach
    void aUnitOfTwo() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
        unit = "two" + city.admin.id();
        units.create(Unit.handling(unit, "市政所" + city.admin.id(), null));
        writer = account("writer");
        head = account("head");
    }

    private Actor.Staff account(String login) {
        Actor.Staff staff = city.staff(unit, Role.HANDLER);
        accounts.create(new Actor.House(), staff.id(), login + unit, PasswordHash.of(PASSWORD), Set.of(Role.HANDLER));
        return staff;
    }

    private String working(String words) {
        String number = Streets.accepted(ledger, city, words);
        does(city.dispatcher, number, "dispatch", "unit", unit);
        does(writer, number, "sign");
        return number;
    }

    private void does(Actor actor, String number, String action, Object... form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put((String) form[i], form[i + 1]);
        }
        ledger.perform(number, action, fields, actor, null);
    }

    @Test
    void whoWorksOnItIsToldWhileThePageLiesOpenAndAChangeBeforeItIsSent() throws IOException {
        String number = working("同看：人行道破损");
        String address = "http://localhost:" + port;
        String reply = "/desk/matters/" + number + "/actions/reply";
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit one = Visit.atDesk(browser, address).signIn("head" + unit, PASSWORD);
                Visit two = Visit.onPhone(browser, address).signIn("writer" + unit, PASSWORD)) {
            one.go("/desk/matters/" + number);
            Locator others = one.page.locator("[data-others]");
            assertThat(others).hasText("");
            two.go(reply);
            assertThat(others).hasText(Pattern.compile("正在办这件事项"), PATIENT);
            one.looksRight("desk-others");

            one.page.locator("[name=publicAnswer]").pressSequentially("写到一半的答复");
            does(writer, number, "ask", "question", "在哪一段？");
            assertThat(one.page.locator("[data-changed]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            assertThat(others).hasText("");
            one.looksRight("desk-changed");
            two.go(reply).looksRight("phone-reply");
            one.leave(() -> one.page.locator("[data-changed] a").click());
            assertThat(one.page.locator("[name=publicAnswer]")).hasValue("写到一半的答复");
            one.looksRight("desk-draft");
            assertThat(one.page.locator("[data-changed]")).isHidden();
        }
    }

    @Test
    void aReplyIsWrittenByOneAndSignedByTheOtherWithADraftInBetween() throws IOException {
        signers.set(unit, Set.of(head.id()), Because.HOUSE);
        String number = working("审签：护栏松动");
        String address = "http://localhost:" + port;
        String reply = "/desk/matters/" + number + "/actions/reply";
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit boss = Visit.onPhone(browser, address).signIn("head" + unit, PASSWORD);
                Visit desk = Visit.atDesk(browser, address).signIn("writer" + unit, PASSWORD)) {
            boss.go(reply).sees("眼下除您之外没有人能签").looksRight("phone-nobody-signs");
            desk.go(reply).sees("答复先由本单位审签");
            desk.page.locator("[name=publicAnswer]").pressSequentially("护栏已加固");
            assertThat(desk.page.locator("[data-draft-line]")).hasText(Pattern.compile("草稿已保存"), PATIENT);
            desk.go("/desk/matters/" + number).sees("没提交的草稿").looksRight("desk-draft-offer");
            desk.page.locator("[data-draft-offer] a").click();
            assertThat(desk.page.locator("[name=publicAnswer]")).hasValue("护栏已加固");
            desk.page.locator("#acting .deed form button.btn-primary").click();
            desk.sees("待单位审签");
            boss.go("/desk").sees("待单位审签");
            boss.go("/desk/matters/" + number).sees("护栏已加固").looksRight("phone-sign");
            boss.page.locator("#acting .deed form button.btn-primary").click();
            boss.sees("待审核");
            desk.go("/desk/matters/" + number).doesNotSee("没提交的草稿");
        }
    }
}
