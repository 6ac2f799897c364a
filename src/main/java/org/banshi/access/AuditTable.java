package org.banshi.access;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.people.Members;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;

/** The logs as a table for other programs, read page by page; words as the page has them, with their codes beside. */
final class AuditTable {
    private static final int PAGE = 1_000;

    /** More is asked for by narrower days: a file that nobody can open proves nothing. */
    private static final int MOST = 100_000;

    private final AuditSearch search;
    private final Members members;
    private final Messages messages;
    private final Language language;
    private final Writer out;
    private final Map<Long, String> names = new HashMap<>();

    AuditTable(AuditSearch search, Members members, Messages messages, Language language, Writer out) {
        this.search = search;
        this.members = members;
        this.messages = messages;
        this.language = language;
        this.out = out;
    }

    void acts(AuditFilter filter) throws IOException {
        header("at", "staff", "who", "act", "what", "subject", "detail", "ip");
        all(
                after -> search.acts(filter, after, PAGE),
                SecurityEvent::staff,
                event -> Stream.of(
                        event.at().toString(),
                        number(event.staff()),
                        name(event.staff()),
                        event.what(),
                        word("access.event." + event.what(), event.what()),
                        event.subject(),
                        event.detail(),
                        event.ip()));
    }

    void looks(AuditFilter filter) throws IOException {
        header("at", "staff", "who", "unit", "roles", "subject", "what", "reason", "ip");
        all(
                after -> search.looks(filter, after, PAGE),
                Look::staff,
                look -> Stream.of(
                        look.at().toString(),
                        number(look.staff()),
                        name(look.staff()),
                        look.unit(),
                        look.roles().stream().map(Role::name).sorted().collect(Collectors.joining(" ")),
                        look.subject(),
                        look.what(),
                        look.reason(),
                        look.ip()));
    }

    private <T> void all(
            Function<@Nullable String, Slice<T>> pages,
            Function<T, @Nullable Long> staff,
            Function<T, Stream<@Nullable String>> cells)
            throws IOException {
        String after = null;
        for (int done = 0; done < MOST; done += PAGE) {
            Slice<T> page = pages.apply(after);
            learn(page.items().stream()
                    .map(staff)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
            for (T item : page.items()) {
                line(cells.apply(item));
            }
            after = page.next();
            if (after == null) {
                return;
            }
        }
        line(Stream.of(messages.text(language, "access.audit.more", MOST)));
    }

    private void header(String... columns) throws IOException {
        // The mark by which spreadsheets know the encoding.
        out.write('\uFEFF');
        line(Stream.of(columns));
    }

    private void learn(List<Long> staff) {
        List<Long> unknown = staff.stream().filter(id -> !names.containsKey(id)).toList();
        names.putAll(members.names(unknown));
    }

    private void line(Stream<@Nullable String> cells) throws IOException {
        out.write(cells.map(AuditTable::cell).collect(Collectors.joining(",")) + "\r\n");
    }

    /** Quoted, and never a formula for the program that opens it. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static String number(@Nullable Long staff) {
        return staff == null ? "" : staff.toString();
    }

    private String name(@Nullable Long staff) {
        return staff == null ? "" : names.getOrDefault(staff, "");
    }

    private String word(String key, String otherwise) {
        return messages.has(language, key) ? messages.text(language, key) : otherwise;
    }
}
