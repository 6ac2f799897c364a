package org.banshi.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriUtils;

/** What every template has beside its page: texts, formats, the reader's wishes, links, the menu. One a request. */
public final class Ui {
    /** Where the page is looked at, if it says so itself. */
    static final String ADDRESS = Ui.class.getName() + ".address";

    /** Stands between a notice and its tone. */
    static final String TONE = "~";

    private final HttpServletRequest request;
    private final Preferences preferences;
    private final Messages messages;
    private final CityClock clock;
    private final Formats formats;
    private final List<MenuItem> menu;
    private final UnaryOperator<String> assets;

    Ui(
            HttpServletRequest request,
            Messages messages,
            CityClock clock,
            List<MenuItem> menu,
            UnaryOperator<String> assets) {
        this.request = request;
        this.preferences = Preferences.of(request);
        this.messages = messages;
        this.clock = clock;
        this.formats = new Formats(preferences.language(), clock.getZone());
        this.menu = menu;
        this.assets = assets;
    }

    /** The text of a message in the reader's language. */
    public String text(String key, @Nullable Object... args) {
        return messages.text(preferences.language(), key, args);
    }

    /** The text of a key put together at run time; what stands for itself if there is none. */
    public String textOr(String key, String otherwise) {
        return messages.has(language(), key) ? messages.text(language(), key) : otherwise;
    }

    /** What is wrong with a field. */
    public String text(Problem.FieldError error) {
        return text("problem." + error.code(), error.args().toArray());
    }

    /** A day: 2026年11月27日. */
    public String date(LocalDate date) {
        return formats.date(date);
    }

    /** The day of a moment in the city: 2026年11月27日. */
    public String date(Instant instant) {
        return formats.date(LocalDate.ofInstant(instant, clock.getZone()));
    }

    /** A month: 2026年11月. */
    public String month(YearMonth month) {
        return text("web.month", Integer.toString(month.getYear()), Integer.toString(month.getMonthValue()));
    }

    /** The time of a moment in the city: 18:05. */
    public String time(Instant instant) {
        return formats.time(instant);
    }

    /** Day and time of a moment in the city: 2026年11月27日 18:05. */
    public String dateTime(Instant instant) {
        return formats.dateTime(instant);
    }

    /** A due moment: 11月27日 24:00 for the midnight after the 27th; with the year where it is not this one (R-C01). */
    public String due(Instant due) {
        return formats.due(due, clock.today().getYear());
    }

    /** How a due moment stands: 还剩 2 天, 逾期 3 小时. What was stopped is measured when it stopped. */
    public String remaining(Instant due, @Nullable Instant stopped) {
        Instant measured = stopped == null ? clock.instant() : stopped;
        String length = formats.length(Duration.between(measured, due));
        if (stopped != null) {
            return measured.isAfter(due) ? text("web.due.stoppedLate", length) : text("web.due.stoppedInTime");
        }
        return measured.isAfter(due) ? text("web.due.late", length) : text("web.due.left", length);
    }

    /** How pressing a due moment is: bad when late, a warning in its last day, else neutral; good when stopped in time. */
    public Tone tone(Instant due, @Nullable Instant stopped) {
        if (stopped != null) {
            return stopped.isAfter(due) ? Tone.BAD : Tone.GOOD;
        }
        if (clock.instant().isAfter(due)) {
            return Tone.BAD;
        }
        return Duration.between(clock.instant(), due).toHours() < 24 ? Tone.WARN : Tone.NEUTRAL;
    }

    /** How long ago: 3 小时前. */
    public String ago(Instant instant) {
        return text("web.ago", formats.length(Duration.between(instant, clock.instant())));
    }

    /** A length of time: 3 小时. */
    public String length(Duration duration) {
        return formats.length(duration);
    }

    /** A limit: 5 个工作日. */
    public String limit(Limit limit) {
        return formats.limit(limit);
    }

    /** A number with its thousands apart. */
    public String number(long number) {
        return formats.number(number);
    }

    /** A number with digits after the point, as many as it has, its thousands apart. */
    public String decimal(BigDecimal number) {
        return formats.decimal(number);
    }

    /** A count, which may be "more than 10,000". */
    public String count(Count count) {
        return formats.count(count);
    }

    /** The moment for a {@code datetime} attribute, in the city's zone. */
    public String iso(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime().toString();
    }

    /** This moment. */
    public Instant now() {
        return clock.instant();
    }

    /** The hidden field that every form needs which is sent by POST. */
    public Content csrf() {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return output -> {
            if (token != null) {
                // Name and token come from the server and hold nothing that HTML would read otherwise.
                output.writeContent("<input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\""
                        + token.getToken() + "\">");
            }
        };
    }

    /** The path of this page, without its parameters; of a failed one, the path that was asked for. */
    public String path() {
        if (request.getAttribute(ADDRESS) instanceof String address) {
            return address.replaceFirst("\\?.*", "");
        }
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = failed == null ? request.getRequestURI() : failed.toString();
        // Two slashes would make a link to another site.
        return path.replaceFirst("^[/\\\\]+", "/");
    }

    /** This page with one parameter set to another value, or without it. */
    public String with(String name, @Nullable String value) {
        String query = query();
        String others = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        String own = value == null ? "" : name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8);
        String all = others + (others.isEmpty() || own.isEmpty() ? "" : "&") + own;
        return all.isEmpty() ? path() : path() + "?" + all;
    }

    private String query() {
        if (request.getAttribute(ADDRESS) instanceof String address) {
            return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        }
        return Objects.requireNonNullElse(request.getQueryString(), "");
    }

    /** Whether this is a later page of a list. */
    public boolean paged() {
        return request.getParameter("after") != null;
    }

    /** The address of a file of ours or of a WebJar, with its version, so that it may be kept for long. */
    public String asset(String path) {
        return assets.apply(path);
    }

    /** The message of what was just done, shown once; absent for none. */
    public @Nullable String notice() {
        String key = told()[0];
        return messages.has(preferences.language(), key) ? text(key) : null;
    }

    /** Whether that is good news. */
    public Tone noticeTone() {
        String[] told = told();
        return Arrays.stream(Tone.values())
                .filter(tone -> told.length == 2 && tone.name().equals(told[1]))
                .findFirst()
                .orElse(Tone.GOOD);
    }

    private String[] told() {
        return Objects.requireNonNullElse(Preferences.cookie(request, View.NOTICE), "")
                .split(TONE, 2);
    }

    /** Who looks, absent for a passer-by. */
    public @Nullable Visitor visitor() {
        return Visitor.of(request);
    }

    /** The reader's language. */
    public Language language() {
        return preferences.language();
    }

    /** The letters that lead to the lines of the menu, after g, by their paths. */
    public Map<String, String> letters() {
        List<String> paths = menu().stream().map(MenuItem::path).toList();
        Map<String, String> letters = new LinkedHashMap<>();
        Map<String, String> ofNames =
                Shortcuts.letters(paths.stream().map(Ui::lastPart).distinct().toList(), "");
        paths.forEach(path -> {
            String letter = ofNames.remove(lastPart(path));
            if (letter != null) {
                letters.put(path, letter);
            }
        });
        return letters;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the large, simple form is wanted (长辈版). */
    public boolean elder() {
        return preferences.elder();
    }

    /** Whether the desk is wanted in dark colours. */
    public boolean dark() {
        return preferences.dark();
    }

    /** Whether only the content is asked for: htmx puts it into a page that is there. */
    public boolean fragment() {
        return View.isFragment(request);
    }

    /** The desk's menu for this visitor. */
    public List<MenuItem> menu() {
        Visitor visitor = visitor();
        return menu.stream().filter(item -> item.isFor(visitor)).toList();
    }

    /** The same in drawers, where it is long. */
    public List<MenuDrawer> drawers() {
        return MenuDrawer.of(menu());
    }

    /** The portal's menu. */
    public List<MenuItem> portalMenu() {
        return menu.stream().filter(item -> item.roles().isEmpty()).toList();
    }

    /** Whether a menu line is where the reader is: of lines that lead there, the one that says most. */
    public boolean isHere(MenuItem item) {
        return leadsHere(item)
                && menu.stream()
                        .noneMatch(other -> other.path().length() > item.path().length() && leadsHere(other));
    }

    private boolean leadsHere(MenuItem item) {
        String path = path();
        return path.equals(item.path()) || (item.path().length() > 1 && path.startsWith(item.path() + "/"));
    }
}
