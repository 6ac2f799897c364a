package org.banshi.notice;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notices, and what other rooms tell beside them, for programs: an Atom feed, and open data as CSV and JSON with a dictionary. Everything carries a version, so that
 * whoever has it is told in one question that nothing changed; nothing is kept beyond that, for an objection takes a notice
 * away at once.
 */
@Controller
@RequestMapping(NoticeConfiguration.PUBLIC)
final class OpenDataController {
    private static final int ENTRIES = 50;
    private static final int MOST = 10_000;

    private final PublicNotices notices;
    private final List<OpenSource<?>> sources;
    private final Messages messages;
    private final CityClock clock;
    private final JsonMapper json;

    OpenDataController(
            PublicNotices notices, List<OpenSource<?>> sources, Messages messages, CityClock clock, JsonMapper json) {
        this.notices = notices;
        this.sources = sources;
        this.messages = messages;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/feed.atom")
    ResponseEntity<byte[]> feed(@RequestParam(required = false) @Nullable String after, HttpServletRequest request) {
        FeedEntry.Cursor cursor = FeedEntry.Cursor.read(after);
        boolean first = cursor.equals(FeedEntry.Cursor.START);
        Language language = Language.of(request);
        return answer(request, "application/atom+xml", null, language.tag() + (first ? "" : cursor), () -> {
            String house =
                    ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
            String page = house + NoticeConfiguration.PUBLIC;
            Slice<FeedEntry> entries = entries(cursor, language);
            return NoticeFeed.write(
                    new NoticeFeed.Head(
                            messages.text(language, "notice.public.title"),
                            messages.text(language, "web.brand"),
                            house,
                            page,
                            page + "/feed.atom" + (first ? "" : "?after=" + cursor),
                            entries.next() == null ? null : page + "/feed.atom?after=" + entries.next()),
                    entries.items());
        });
    }

    /** Notices, and what other rooms tell beside them, in one order. */
    private Slice<FeedEntry> entries(FeedEntry.Cursor cursor, Language language) {
        List<FeedEntry> all = Stream.concat(
                        notices.behind(cursor, ENTRIES + 1).stream().map(OpenDataController::entry),
                        sources.stream()
                                .flatMap(source -> source.entries(language).stream())
                                .filter(cursor::isBefore))
                .sorted(FeedEntry.NEWEST)
                .limit(ENTRIES + 1)
                .toList();
        return Slice.of(all, ENTRIES, entry -> FeedEntry.Cursor.of(entry).toString());
    }

    private static FeedEntry entry(PublicNotices.Entry notice) {
        return new FeedEntry(
                PublicNotices.TABLE,
                notice.id(),
                NoticeConfiguration.PUBLIC + "/" + notice.id(),
                notice.title(),
                notice.answer() == null ? notice.words() : notice.words() + "\n\n" + notice.answer(),
                notice.releasedAt(),
                notice.updatedAt());
    }

    @GetMapping("/data")
    OpenDataPage dictionary() {
        return new OpenDataPage(Stream.concat(
                        Stream.of(
                                OpenDataPage.Table.of(PublicNotices.TABLE, OpenData.notices(clock.getZone())),
                                OpenDataPage.Table.of("figures", OpenData.figures()),
                                OpenDataPage.Table.of("times", OpenData.times())),
                        sources.stream().map(OpenSource::table))
                .toList());
    }

    @GetMapping("/notices.csv")
    ResponseEntity<byte[]> csv(HttpServletRequest request) {
        return answer(
                request,
                "text/csv",
                "notices.csv",
                "",
                () -> utf8(OpenData.csv(
                        OpenData.notices(clock.getZone()),
                        notices.page(null, MOST).items())));
    }

    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> figures(HttpServletRequest request) {
        return answer(
                request,
                "text/csv",
                "figures.csv",
                "",
                () -> utf8(OpenData.csv(
                        OpenData.figures(), lines(notices.page(null, MOST).items()))));
    }

    @GetMapping("/times.csv")
    ResponseEntity<byte[]> times(HttpServletRequest request) {
        return answer(
                request,
                "text/csv",
                "times.csv",
                "",
                () -> utf8(OpenData.csv(
                        OpenData.times(), times(notices.page(null, MOST).items()))));
    }

    /** A table of another room. */
    @GetMapping("/{table:[a-z]+}.csv")
    ResponseEntity<byte[]> other(@PathVariable String table, HttpServletRequest request) {
        OpenSource<?> source = sources.stream()
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("notFound"));
        return answer(request, "text/csv", table + ".csv", "", () -> utf8(source.csv()));
    }

    @GetMapping("/notices.json")
    ResponseEntity<byte[]> json(HttpServletRequest request) {
        return answer(request, "application/json", null, "", () -> {
            List<PublicNotices.Entry> entries = notices.page(null, MOST).items();
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("format", "banshi-notices-1");
            all.put("notices", OpenData.objects(OpenData.notices(clock.getZone()), entries));
            all.put("figures", OpenData.objects(OpenData.figures(), lines(entries)));
            all.put("times", OpenData.objects(OpenData.times(), times(entries)));
            sources.forEach(source -> all.put(source.name(), source.objects()));
            return json.writeValueAsBytes(all);
        });
    }

    /** The dictionary for programs, in the reader's language. */
    @GetMapping("/dictionary.json")
    ResponseEntity<byte[]> dictionaryFile(HttpServletRequest request) {
        Language language = Language.of(request);
        Map<String, Object> tables = new LinkedHashMap<>();
        for (OpenDataPage.Table table : dictionary().tables()) {
            tables.put(
                    table.name(),
                    table.columns().stream()
                            .map(column -> Map.of(
                                    "name",
                                    column.name(),
                                    "type",
                                    column.type(),
                                    "meaning",
                                    messages.text(language, "notice.data." + table.name() + "." + column.name())))
                            .toList());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(tables));
    }

    private List<OpenData.Figure> lines(List<PublicNotices.Entry> entries) {
        List<OpenData.Figure> all = new ArrayList<>();
        entries.stream().filter(PublicNotices.Entry::isFigures).forEach(entry -> {
            int nr = 0;
            for (NoticeFigures.Line line : notices.figures(entry.id())) {
                all.add(new OpenData.Figure(entry, ++nr, line));
            }
        });
        return all;
    }

    private List<OpenData.Time> times(List<PublicNotices.Entry> entries) {
        List<OpenData.Time> all = new ArrayList<>();
        entries.stream().filter(PublicNotices.Entry::isTimes).forEach(entry -> {
            int nr = 0;
            for (NoticeFigures.Time time : notices.times(entry.id())) {
                all.add(new OpenData.Time(entry, ++nr, time));
            }
        });
        return all;
    }

    private ResponseEntity<byte[]> answer(
            HttpServletRequest request, String type, @Nullable String file, String of, Supplier<byte[]> body) {
        String version = sources.stream()
                .map(source -> source.version().get())
                .collect(Collectors.joining("-", "\"" + notices.version() + "-", of + "\""));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.OK);
        if (version.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(CacheControl.noCache())
                    .eTag(version)
                    .build();
        }
        if (file != null) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        }
        return answer.cacheControl(CacheControl.noCache())
                .eTag(version)
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .body(body.get());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
