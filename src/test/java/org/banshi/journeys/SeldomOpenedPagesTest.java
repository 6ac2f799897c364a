package org.banshi.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.matter.Erasures;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Renumberings;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.Receiver;
import org.banshi.outbox.Receivers;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.OnCallLists;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages that no journey comes by, on a phone and at a desk, with something on them. One browser sees them all. */
@BanshiTest
class SeldomOpenedPagesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OnCallLists lists;

    @Autowired
    private Signers signers;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Renumberings renumberings;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Receivers receivers;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private TestCity city;
    private String unit;
    private Actor.Staff leaving;
    private String phone;
    private String address;

    @BeforeEach
    void aUnitWithWorkOnCallAndASigner() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        address = "http://localhost:" + port;
        city = TestCity.in(units, members);
        unit = "seldom" + city.admin.id();
        phone = String.format("199%08d", 77_000_000 + city.admin.id());
        units.create(Unit.handling(unit, "东山路灯管理所", null));
        leaving = city.staff(unit, Role.HANDLER);
        Actor.Staff head = city.staff(unit, Role.HANDLER);
        Because because = Because.of(city.admin.id(), "夜间要有人接电话");
        lists.add(on(leaving, "both", "any", MONDAY, MONDAY.plusDays(6)), because);
        lists.add(on(head, "night", "rest", MONDAY.plusDays(7), MONDAY.plusDays(30)), because);
        signers.set(unit, Set.of(head.id()), Because.of(city.admin.id(), "重要答复须把关"));
        undelivered();
        handled(phone);
        erasures.hold(handled(null), "法院调取", city.security);
        renumberings.ask(new Renumberings.Wish(phone, "19977700002", "手机丢了，号码已停", "说出两件事的编号和地点，与登记一致"), city.operator);
    }

    private void undelivered() {
        receivers.add(
                city.admin,
                new Receiver.New(
                        "城市运行中心工作群",
                        Receiver.Sort.DINGTALK,
                        "https://127.0.0.1/robot/send",
                        "SEC-of-the-group",
                        Set.of(NoteKind.DANGER, NoteKind.BREACH),
                        List.of("unit:" + unit),
                        true));
        db.sql("""
                insert into outbox_message (created_at, due_at, channel, recipient, template, args, subject, state, attempts, last_error)
                select :at, :at, 'sms', 'matter:0', template, args::jsonb, 'HL20260302000001', 'given_up', 10, why
                from (values ('hotline.tell.accepted', '["HL20260302000001"]', 'status.503'),
                  ('hotline.tell.answered', '["HL20260302000001"]', 'no_address'),
                  ('matter.tell.code', '["······"]', 'code_too_old')) as m (template, args, why)
                """).param("at", java.sql.Timestamp.from(clock.instant())).update();
    }

    private OnCallLists.Entry on(Actor.Staff who, String part, String days, LocalDate from, LocalDate to) {
        return new OnCallLists.Entry(unit, who.id(), "0931-8000000", part, days, from, to);
    }

    private String handled(@org.jspecify.annotations.Nullable String from) {
        String number = ledger.raise(
                        new NewMatter(
                                Requests.NAME,
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words("东山路的路灯三天没有亮，晚上看不见台阶", "东山路的路灯三天没有亮。"),
                                new NewMatter.Place(null, "东山路 12 号", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("钱大爷", from, null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        ledger.perform(number, "dispatch", Map.of("unit", unit), city.dispatcher, null);
        ledger.perform(number, "sign", Map.of(), leaving, null);
        return number;
    }

    @Test
    void pagesThatAreSeldomOpenedLookRightToo() throws IOException {
        try (Playwright playwright = Visit.playwright();
                Browser browser = Visit.browser(playwright);
                Visit resident = Visit.onPhone(browser, address);
                Visit admin = signedIn(browser, city.admin);
                Visit security = signedIn(browser, city.security);
                Visit operator = signedIn(browser, city.operator);
                Visit handler = signedIn(browser, leaving)) {
            resident.go("/mine").fill("phone", phone).send("/mine");
            resident.fill("code", Phones.texted(db)).send("/mine/code");
            resident.go("/mine/proxies")
                    .fill("phone", "19977700001")
                    .fill("label", "二女儿")
                    .fill("scope", "act")
                    .fill("until", "2026-08-31")
                    .send("/mine/proxies");
            resident.go("/public");
            String matter = resident.page.locator(".public-what a").first().getAttribute("href");
            for (int width : List.of(390, 1440)) {
                look(resident, width, matter, "/mine", "/mine/proxies");
                look(admin, width, "/admin/oncall", "/admin/staff/" + leaving.id() + "/handover");
                look(admin, width, "/admin/units/signers?code=" + unit);
                look(security, width, "/admin/retention", "/desk/erasures", "/desk/renumberings");
                look(admin, width, "/admin/messages", "/admin/receivers");
                look(operator, width, "/desk/renumberings?own=");
                look(handler, width, "/desk/oncall", "/account/messages");
            }
        }
    }

    private static void look(Visit visit, int width, String... paths) {
        visit.page.setViewportSize(width, 900);
        for (String path : List.of(paths)) {
            visit.go(path)
                    .looksRight("seldom-" + width
                            + path.replaceAll("\\d+", "")
                                    .replaceAll("/public/matters/.*", "/public/matter")
                                    .replaceAll("\\W+", "-"));
        }
    }

    private Visit signedIn(Browser browser, Actor.Staff who) {
        return Visit.atDesk(browser, address).signIn(Logins.of(accounts, who), Logins.PASSWORD);
    }
}
