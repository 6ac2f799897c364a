package org.banshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FormatsTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private final CityClock clock = CityClock.movable(CITY);
    private final Messages messages = new Messages(clock);

    @Test
    void aDayEndsAtTwentyFourOClockOfThatDay() {
        clock.moveTo(Instant.parse("2026-11-22T04:00:00Z"));
        Instant midnight = Instant.parse("2026-11-27T16:00:00Z");
        assertThat(ui("").due(midnight)).isEqualTo("11月27日 24:00");
        assertThat(ui("lang=en").due(midnight)).isEqualTo("27 Nov 24:00");
        assertThat(ui("").due(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("12月31日 24:00");
        assertThat(ui("").due(Instant.parse("2027-01-03T01:30:00Z"))).isEqualTo("2027年1月3日 09:30");
        assertThat(ui("").dateTime(midnight)).isEqualTo("2026年11月28日 00:00");
        assertThat(ui("").iso(midnight)).isEqualTo("2026-11-28T00:00+08:00");
    }

    @Test
    void whatIsLeftAndWhatIsLateIsSaidInItsLargestUnit() {
        clock.moveTo(Instant.parse("2026-11-22T04:00:00Z"));
        Instant now = clock.instant();
        assertThat(ui("").remaining(now.plus(Duration.ofHours(50)), null)).isEqualTo("还剩 2 天");
        assertThat(ui("").remaining(now.minus(Duration.ofHours(3)), null)).isEqualTo("逾期 3 小时");
        assertThat(ui("lang=en").remaining(now.minusSeconds(60), null)).isEqualTo("1 minute overdue");
        assertThat(ui("").remaining(now, now.minusSeconds(1))).isEqualTo("按时");
        assertThat(ui("").remaining(now, now.plusSeconds(7200))).isEqualTo("晚了 2 小时");
        assertThat(ui("").tone(now, now)).isEqualTo(Tone.GOOD);
        assertThat(ui("").tone(now.minusSeconds(1), null)).isEqualTo(Tone.BAD);
    }

    @Test
    void numbersLimitsAndCountsReadWell() {
        assertThat(ui("").limit(Limit.workingDays(5))).isEqualTo("5 个工作日");
        assertThat(ui("lang=en").limit(Limit.workingDays(1))).isEqualTo("1 working day");
        assertThat(ui("").count(Count.capped(10_001))).isEqualTo("超过 10,000");
        assertThat(ui("").count(Count.capped(10_000))).isEqualTo("10,000");
        assertThat(ui("").date(LocalDate.of(2026, 2, 3))).isEqualTo("2026年2月3日");
        assertThat(ui("").text("web.no-such-key")).isEqualTo("«web.no-such-key»");
    }

    @Test
    void aLinkToThisPageKeepsItsOtherParameters() {
        Ui ui = ui("q=%E8%B7%AF%E7%81%AF&after=1&lang=zh");
        assertThat(ui.with("after", "a b&c")).isEqualTo("/list?q=%E8%B7%AF%E7%81%AF&lang=zh&after=a%20b%26c");
        assertThat(ui.with("after", null)).isEqualTo("/list?q=%E8%B7%AF%E7%81%AF&lang=zh");
        assertThat(ui("q=%7Bx%7D").with("lang", "en")).isEqualTo("/list?q=%7Bx%7D&lang=en");
    }

    @Test
    void theReaderChoosesTheLanguage() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(Language.of(request)).isEqualTo(Language.ZH);
        request.addHeader("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5");
        assertThat(Language.of(request)).isEqualTo(Language.EN);
        request.setCookies(new jakarta.servlet.http.Cookie("banshi-lang", "zh"));
        assertThat(Language.of(request)).isEqualTo(Language.ZH);
        request.setParameter("lang", "en");
        assertThat(Language.of(request)).isEqualTo(Language.EN);
        request.setParameter("lang", "xx");
        assertThat(Language.of(request)).isEqualTo(Language.ZH);
    }

    @Test
    void aSliceKnowsWhetherMoreFollow() {
        assertThat(Slice.of(List.of("a", "b", "c"), 2, s -> s)).isEqualTo(new Slice<>(List.of("a", "b"), "b"));
        assertThat(Slice.of(List.of("a", "b"), 2, s -> s)).isEqualTo(new Slice<>(List.of("a", "b"), null));
    }

    private Ui ui(String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/list");
        request.setQueryString(query);
        for (String pair : query.split("&")) {
            if (pair.startsWith("lang=")) {
                request.setParameter("lang", pair.substring(5));
            }
        }
        return new Ui(request, messages, clock, List.of(), path -> path);
    }
}
