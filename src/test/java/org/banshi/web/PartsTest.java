package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.Axe;
import org.banshi.testkit.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.webjars.WebJarVersionLocator;

/** All parts of the layout on one page, seen by a real browser and by axe, in both looks, languages and sizes. */
class PartsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private final CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, getClass().getClassLoader(), "org.banshi");

    @ParameterizedTest
    @CsvSource({
        "portal, zh, off, on, 390",
        "portal, en, on, off, 390",
        "portal, zh, on, off, 1280",
        "desk, zh, off, off, 1366",
        "desk, zh, off, on, 1366",
        "desk, en, on, off, 390",
        "desk, en, on, on, 390"
    })
    void everyPartIsReadableForEverybody(String look, String language, String elder, String dark, int width)
            throws IOException {
        Path chromium = Chromium.path();
        String html = render(look, language, elder, dark);
        List<String> complaints = new ArrayList<>();
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.route("**/*", route -> serve(route, html));
            page.navigate("http://banshi.test/");
            Chromium.picture(page, "parts-%s-%s-%s-%s-%d".formatted(look, language, elder, dark, width));
            assertThat(complaints).isEmpty();
            assertThat(Axe.findings(page)).isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing sticks out sideways")
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void onlyTheDeskIsEverDark() {
        assertThat(render("desk", "zh", "off", "on")).contains("data-bs-theme=\"dark\"");
        assertThat(render("desk", "zh", "off", "off")).doesNotContain("data-bs-theme");
        assertThat(render("portal", "zh", "off", "on")).doesNotContain("data-bs-theme");
    }

    @Test
    void whatPeopleWriteIsEscapedEverywhere() {
        assertThat(render("portal", "zh", "off", "off")).contains("&lt;b&gt;").doesNotContain("<b>", "\"onmouseover");
    }

    @Test
    void aChoiceThatMustBeMadeIsNotMadeByThePage() {
        String html = render("portal", "zh", "off", "off");
        String street = html.substring(html.indexOf("name=\"street\""));
        assertThat(street.substring(0, street.indexOf("</select>")))
                .contains("<option value=\"\">")
                .doesNotContain("selected");
    }

    private String render(String look, String language, String elder, String dark) {
        clock.moveTo(NOW);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setParameter("lang", language);
        request.setParameter("elder", elder);
        request.setParameter("dark", dark);
        request.setParameter("after", "x");
        request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF", "_csrf", "t"));
        new Visitor("受理员甲", "热线中心 · 受理员", Set.of("operator")).attachTo(request);
        List<MenuItem> menu =
                List.of(MenuItem.portal("web.menu", "/", 1), new MenuItem("web.pager", "/desk", 2, Set.of("operator")));
        Ui ui = new Ui(request, new Messages(clock), clock, menu, path -> path);
        StringOutput output = new StringOutput();
        Content content = out -> parts(ui, out);
        engine.render("web/" + look + ".jte", Map.of("ui", ui, "title", "样张", "content", content), output);
        return output.toString();
    }

    private void parts(Ui ui, TemplateOutput out) {
        out.writeContent("<h1>样张</h1>");
        part(
                out,
                "timeline",
                Map.of(
                        "ui",
                        ui,
                        "entries",
                        List.of(
                                new TimelineEntry(NOW, "受理", "热线中心", "路灯<b>坏了</b>", Tone.GOOD, null),
                                new TimelineEntry(NOW, "派单", null, null))));
        for (Tone tone : Tone.values()) {
            part(out, "chip", Map.of("tone", tone, "text", tone.name()));
            part(out, "alert", Map.of("tone", tone, "text", "说明 " + tone));
        }
        part(out, "due", Map.of("ui", ui, "due", NOW.plusSeconds(3600)));
        part(out, "due", Map.of("ui", ui, "due", NOW, "stopped", NOW.plusSeconds(3600)));
        Map<String, Object> undated = new HashMap<>(Map.of("ui", ui));
        undated.put("due", null);
        part(out, "due", undated);
        part(out, "empty", Map.of("title", "暂无事项", "text", "有新的事项时会出现在这里。"));
        part(out, "confirm", Map.of("label", "撤回", "content", (Content) o -> o.writeContent("<p>…</p>")));
        out.writeContent(
                "<div class='table-box' tabindex='0' role='group' aria-label='表'><table class='table cards-on-phone'>"
                        + "<thead><tr><th>编号</th><th>状态</th></tr></thead><tbody><tr><td data-label='编号'>BS1</td>"
                        + "<td data-label='状态'>办理中</td></tr></tbody></table></div>"
                        + "<dl class='facts'><dt>编号</dt><dd>BS1</dd></dl><p class='muted'>…</p>");
        part(out, "form", Map.of("ui", ui, "action", "/", "fields", fields(), "submit", "提交", "errors", errors()));
        part(out, "pager", Map.of("ui", ui, "next", "abc"));
    }

    private static List<Field> fields() {
        List<Field.Option> options = List.of(new Field.Option("help", "求助"), new Field.Option("complaint", "投诉"));
        return List.of(
                Field.text("title", "标题").required().max(50).hint("一句话").value("\"onmouseover=\"<b>"),
                Field.textarea("text", "内容").required().value("第一行\n<b>第二行"),
                Field.select("type", "类型", options).value("help"),
                Field.select("street", "街道", options).required().value(""),
                Field.radio("kind", "种类", options).required(),
                Field.checkboxes("more", "还有", options),
                Field.tick("confidential", "为我保密").hint("承办单位看不到您是谁"),
                Field.of(Field.Input.FILE, "photos", "照片").accept("image/*"),
                Field.of(Field.Input.TEL, "phone", "电话").autocomplete("tel"),
                Field.of(Field.Input.DATE, "day", "日期"),
                Field.of(Field.Input.HIDDEN, "call", "").value("7"));
    }

    private static FormErrors errors() {
        return new FormErrors(List.of(
                Problem.FieldError.of("title", "tooLong", 50),
                Problem.FieldError.of("kind", "required"),
                Problem.FieldError.of("other", "unknown", "x")));
    }

    private void part(TemplateOutput out, String name, Map<String, Object> params) {
        engine.render("web/" + name + ".jte", params, out);
    }

    private static void serve(Route route, String html) {
        String path = route.request().url().replaceFirst("http://banshi.test", "");
        Route.FulfillOptions answer = new Route.FulfillOptions();
        if (path.equals("/")) {
            route.fulfill(answer.setContentType("text/html; charset=utf-8")
                    .setHeaders(Map.of(
                            "Content-Security-Policy",
                            RequestGate.CONTENT_SECURITY_POLICY,
                            "Content-Type",
                            "text/html; charset=utf-8"))
                    .setBody(html));
            return;
        }
        if (path.equals("/desk/live")) {
            route.fulfill(answer.setStatus(204));
            return;
        }
        String resource = "static" + path;
        if (path.startsWith("/webjars/")) {
            String[] parts = path.substring("/webjars/".length()).split("/", 2);
            resource = new WebJarVersionLocator().fullPath(parts[0], parts[1]);
        }
        try (InputStream in = PartsTest.class.getClassLoader().getResourceAsStream(resource)) {
            route.fulfill(
                    in == null
                            ? answer.setStatus(404)
                            : answer.setBodyBytes(in.readAllBytes()).setContentType(type(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String path) {
        if (path.endsWith(".css")) {
            return "text/css";
        }
        return path.endsWith(".svg") ? "image/svg+xml" : "text/javascript";
    }
}
