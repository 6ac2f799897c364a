package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Inboxes;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Numbers that stay current while a page lies open. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
@Timeout(60)
class LiveTest extends AtTheDesk {
    @Autowired
    private Live live;

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private Counters counters;

    /** Whoever has hung up is noticed only with the next word: none of them waits until the database is gone. */
    @AfterAll
    void letGo() {
        live.stop();
    }

    /** A page that listens. */
    private static final class Ear implements AutoCloseable {
        private final BufferedReader lines;

        Ear(Browser browser) {
            HttpResponse<InputStream> answer = browser.stream("/desk/live");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** The next line that begins so; absent when the house has hung up before. */
        String next(String start) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private String numbers(Actor.Staff staff) {
        Counters.Numbers numbers = counters.of(staff);
        return "data: {\"open\":\"%d\",\"soon\":\"%d\",\"late\":\"%d\",\"new\":\"%d\"}"
                .formatted(
                        numbers.open().value(),
                        numbers.soon().value(),
                        numbers.late().value(),
                        numbers.fresh().value());
    }

    @Test
    void whoeverListensHearsAllNumbersAtOnceAndEachChangeAfterwards() throws IOException {
        try (Ear ear = new Ear(browsers.get("water"))) {
            assertThat(ear.next("retry:")).isNotNull();
            assertThat(ear.next("data:")).isEqualTo(numbers(city.water));
            long before = counters.of(city.water).open().value();
            String number = raise("水表漏水", "help", false);
            does(city.operator, number, "accept");
            does(city.dispatcher, number, "dispatch", "unit", "water");
            live.tick();
            assertThat(ear.next("data:")).isEqualTo(numbers(city.water)).contains("\"open\":\"" + (before + 1) + "\"");
        }
        try (Ear again = new Ear(browsers.get("water"))) {
            assertThat(again.next("data:")).as("after a cut").isEqualTo(numbers(city.water));
        }
        Counters.Numbers now = counters.of(city.water);
        assertThat(page("water", "/desk"))
                .contains(
                        "data-live=\"open\">%d<".formatted(now.open().value()),
                        "data-live=\"new\">%d<".formatted(now.fresh().value()),
                        "data-live=\"late\">%d<".formatted(now.late().value()));
    }

    @Test
    void nobodyHearsAnythingAfterSigningOut() throws IOException {
        Browser browser = signedIn("leaver", city.staff("sanitation", Role.HANDLER));
        browsers.put("leaver", browser);
        try (Ear ear = new Ear(browser)) {
            ear.next("data:");
            browser.post("/logout", Map.of());
            live.tick();
            assertThat(ear.next("event:")).isEqualTo("event: end");
            assertThat(ear.next("event:")).as("the house hung up").isNull();
        }
        for (Browser nobody : List.of(browser, new Browser(port))) {
            HttpResponse<String> sentAway = nobody.get("/desk/live");
            assertThat(sentAway.statusCode()).isEqualTo(303);
            assertThat(sentAway.headers().firstValue("Location").orElse("")).startsWith("/login");
        }
        assertThat(browsers.get("admin").get("/desk/live").statusCode()).isEqualTo(403);
    }

    @Test
    void ofTooManyWindowsTheOldestIsLetGo() throws IOException {
        Browser browser = signedIn("collector", city.staff("sanitation", Role.HANDLER));
        List<Ear> ears = new ArrayList<>();
        browsers.put("collector", browser);
        try {
            for (int i = 0; i <= Live.PER_MEMBER; i++) {
                ears.add(new Ear(browser));
                assertThat(ears.getLast().next("data:")).isNotNull();
            }
            assertThat(ears.getFirst().next("event: end")).isNotNull();
            assertThat(ears.getFirst().next("")).isIn("data: -", null);
        } finally {
            for (Ear ear : ears) {
                ear.close();
            }
        }
    }

    @Test
    void peopleOfOneUnitShareOneQuestionUnlessSomethingIsTheirsByNameAlone() {
        Actor.Staff one = city.staff("roads", Role.HANDLER);
        Actor.Staff other = city.staff("roads", Role.HANDLER);
        String number = raise("路牌歪斜", "help", false);
        does(city.operator, number, "accept");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        does(city.roads, number, "sign", "person", Long.toString(one.id()));
        assertThat(inboxes.alone(Set.of(one, other))).isEmpty();
        assertThat(counters.of(one)).isEqualTo(counters.of(other));
        assertThat(counters.of(new Actor.Staff(0, "", "roads", one.roles()))).isEqualTo(counters.of(one));
        Actor.Staff moved = new Actor.Staff(one.id(), one.name(), "water", one.roles());
        assertThat(inboxes.alone(Set.of(moved, other))).containsExactly(one.id());
    }
}
