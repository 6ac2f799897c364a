package org.banshi.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.banshi.testkit.Axe;
import org.banshi.testkit.Chromium;

/** One person at a browser. Any page error, any 4xx or 5xx and any finding of axe fails the journey. */
final class Visit implements AutoCloseable {
    private static final double PATIENCE = 10_000;

    private final String address;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    private Visit(Browser browser, String address, int width) {
        this.address = address;
        this.context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setLocale("zh-CN"));
        this.page = context.newPage();
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    /** Playwright, or no test where there is no Chromium (on CI that is a failure). */
    static Playwright playwright() throws IOException {
        Chromium.path();
        Files.createDirectories(Path.of("target/screenshots"));
        return Playwright.create();
    }

    static Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    static Visit onPhone(Browser browser, String address) {
        return new Visit(browser, address, 390);
    }

    static Visit atDesk(Browser browser, String address) {
        return new Visit(browser, address, 1440);
    }

    Visit signIn(String login, String password) {
        go("/login");
        page.fill("input[type=password]", password);
        page.locator("form[action='/login'] input[type=text], form[action='/login'] input:not([type])")
                .first()
                .fill(login);
        page.click("form[action='/login'] button[type=submit]");
        assertThat(page.url()).as("signed in").doesNotContain("/login");
        return this;
    }

    Visit go(String path) {
        page.navigate(address + path);
        return this;
    }

    /** Fills the field of that name, whatever it looks like. */
    Visit fill(String name, String value) {
        Locator radio = page.locator("input[type=radio][name='%s'][value='%s']".formatted(name, value));
        if (radio.count() > 0) {
            radio.check();
            return this;
        }
        Locator field = page.locator("[name='%s']".formatted(name)).first();
        String tag = Objects.toString(field.evaluate("e => e.tagName + '/' + e.type"));
        if (tag.startsWith("SELECT")) {
            field.selectOption(value);
        } else if (tag.endsWith("checkbox")) {
            field.setChecked(value.equals("true"));
        } else {
            field.fill(value);
        }
        return this;
    }

    Visit attach(String name, Path file) {
        page.locator("input[type=file][name='%s']".formatted(name)).setInputFiles(file);
        return this;
    }

    /** Does an action of the desk: opens its form, fills it, sends it. */
    Visit act(String number, String action, String... form) {
        go("/desk/matters/" + number + "/actions/" + action);
        for (int i = 0; i < form.length; i += 2) {
            fill(form[i], form[i + 1]);
        }
        looksRight("desk-" + action);
        leave(() -> page.click("#acting .deed button[type=submit]"));
        assertThat(page.locator("#acting .wrong").count())
                .as("no field is wrong after " + action)
                .isZero();
        return this;
    }

    /** Sends a form. */
    Visit send(String action) {
        leave(() -> page.click("form[action='%s'] button[type=submit]:not([aria-hidden]):visible".formatted(action)));
        return this;
    }

    /**
     * Presses what leads to another page, and waits until that one stands. The page left carries a mark: the browser
     * does not always say that a request has ended, but a new page never has the mark.
     */
    void leave(Runnable press) {
        page.evaluate("window.leaving = true");
        press.run();
        try {
            page.waitForCondition(this::hasArrived);
        } catch (TimeoutError never) {
            throw new AssertionError("nothing came after pressing on " + page.url() + ": " + standing(), never);
        }
    }

    private Object standing() {
        return page.evaluate("""
                [document.readyState, document.activeElement.outerHTML.slice(0, 200), document.querySelector(':invalid')?.name,
                 [...document.forms].map(form => form.getAttribute('action') + ' ' + form.dataset.sent).join(', ')].join('; ')""");
    }

    private boolean hasArrived() {
        try {
            return (boolean) page.evaluate("!window.leaving && document.readyState === 'complete'");
        } catch (PlaywrightException onTheWay) {
            return false;
        }
    }

    /** What was sent has errors: the page says so, and the journey goes on. */
    Visit isRefused() {
        assertThat(page.locator("#errors").count())
                .as("errors on " + page.url())
                .isEqualTo(1);
        assertThat(complaints)
                .as("what went wrong")
                .anySatisfy(complaint -> assertThat(complaint).startsWith("422 "));
        complaints.removeIf(complaint -> complaint.startsWith("422 ") || complaint.contains("status of 422"));
        return this;
    }

    /** The page says so, or is about to: what was pressed before may still be under way. */
    Visit sees(String text) {
        try {
            page.waitForCondition(
                    () -> content().contains(text), new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        } catch (TimeoutError never) {
            assertThat(page.content()).as(page.url()).contains(text);
        }
        return this;
    }

    private String content() {
        try {
            return page.content();
        } catch (PlaywrightException onTheWay) {
            return "";
        }
    }

    /** A chart stands beside the table of that id. */
    Visit draws(String table) {
        page.locator(".chart[data-of='%s'] canvas".formatted(table)).waitFor();
        assertThat(page.locator("#%s tr[data-values]".formatted(table)).count()).isPositive();
        return this;
    }

    Visit doesNotSee(String text) {
        assertThat(page.content()).as(page.url()).doesNotContain(text);
        return this;
    }

    /** What the server answers there, without going. */
    int status(String path) {
        return page.request().get(address + path).status();
    }

    Visit looksRight(String name) {
        Chromium.picture(page, "journey-" + name);
        assertThat(page.content()).as("texts on " + page.url()).doesNotContain("«");
        assertThat(Axe.findings(page)).as("axe on " + page.url()).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("nothing sticks out sideways on " + page.url())
                .isLessThanOrEqualTo(0);
        return this;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
