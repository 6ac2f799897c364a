package org.banshi.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices as tables, each column of which the dictionary explains: what is no column here is not given out. */
final class OpenData {
    private OpenData() {}

    /** A figure and the notice it stands in. */
    record Figure(PublicNotices.Entry notice, int nr, NoticeFigures.Line line) {}

    /** A time and the notice it stands in. */
    record Time(PublicNotices.Entry notice, int nr, NoticeFigures.Time time) {}

    static List<OpenColumn<PublicNotices.Entry>> notices(ZoneId zone) {
        return List.of(
                new OpenColumn<>("id", "integer", PublicNotices.Entry::id),
                new OpenColumn<>("kind", "text", PublicNotices.Entry::kind),
                new OpenColumn<>("title", "text", PublicNotices.Entry::title),
                new OpenColumn<>("words", "text", PublicNotices.Entry::words),
                new OpenColumn<>("answer", "text", PublicNotices.Entry::answer),
                new OpenColumn<>("category", "text", PublicNotices.Entry::category),
                new OpenColumn<>("unit", "text", PublicNotices.Entry::unit),
                new OpenColumn<>("raisedOn", "date", entry -> day(entry.raisedAt(), zone)),
                new OpenColumn<>("closedOn", "date", entry -> day(entry.closedAt(), zone)),
                new OpenColumn<>("outcome", "text", PublicNotices.Entry::outcome),
                new OpenColumn<>("solved", "boolean", PublicNotices.Entry::solved),
                new OpenColumn<>("ratesVersion", "integer", PublicNotices.Entry::ratesVersion),
                new OpenColumn<>("cutOff", "dateTime", PublicNotices.Entry::cutOff),
                new OpenColumn<>("listHash", "text", PublicNotices.Entry::listHash),
                new OpenColumn<>("releasedAt", "dateTime", PublicNotices.Entry::releasedAt),
                new OpenColumn<>("objectUntil", "date", PublicNotices.Entry::until),
                new OpenColumn<>("updatedAt", "dateTime", PublicNotices.Entry::updatedAt));
    }

    static List<OpenColumn<Figure>> figures() {
        return List.of(
                new OpenColumn<>("notice", "integer", figure -> figure.notice().id()),
                new OpenColumn<>("nr", "integer", Figure::nr),
                new OpenColumn<>("line", "text", figure -> figure.line().line()),
                new OpenColumn<>("rate", "text", figure -> figure.line().rate()),
                new OpenColumn<>("counts", "text", figure -> figure.line().sentence()),
                new OpenColumn<>(
                        "numerator", "number", figure -> plain(figure.line().numerator())),
                new OpenColumn<>(
                        "denominator", "integer", figure -> figure.line().denominator()),
                new OpenColumn<>(
                        "percent", "number", figure -> figure.line().percent().orElse(null)));
    }

    static List<OpenColumn<Time>> times() {
        return List.of(
                new OpenColumn<>("notice", "integer", each -> each.notice().id()),
                new OpenColumn<>("nr", "integer", Time::nr),
                new OpenColumn<>("line", "text", each -> each.time().line()),
                new OpenColumn<>("awaited", "text", each -> each.time().awaited()),
                new OpenColumn<>("counts", "text", each -> each.time().sentence()),
                new OpenColumn<>("median", "number", each -> plain(each.time().median())),
                new OpenColumn<>(
                        "ninetieth", "number", each -> plain(each.time().ninth())),
                new OpenColumn<>("requests", "integer", each -> each.time().requests()),
                new OpenColumn<>("compared", "boolean", each -> each.time().isCompared()));
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable Object day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toLocalDate();
    }

    /** As RFC 4180, with the mark by which spreadsheets know UTF-8, and nothing that they would count as a formula. */
    static <T> String csv(List<OpenColumn<T>> columns, List<T> rows) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        csv.append(String.join(",", columns.stream().map(OpenColumn::name).toList()))
                .append("\r\n");
        for (T row : rows) {
            List<String> cells = new ArrayList<>();
            for (OpenColumn<T> column : columns) {
                Object value = column.value().apply(row);
                String text = value == null ? "" : value.toString();
                boolean words = column.type().equals("text");
                if (words && !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
                    text = "'" + text;
                }
                cells.add(words ? "\"" + text.replace("\"", "\"\"") + "\"" : text);
            }
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    static <T> List<Map<String, @Nullable Object>> objects(List<OpenColumn<T>> columns, List<T> rows) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (T row : rows) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            columns.forEach(column -> {
                Object value = column.value().apply(row);
                object.put(
                        column.name(),
                        value instanceof Number || value instanceof Boolean || value == null
                                ? value
                                : value.toString());
            });
            objects.add(object);
        }
        return objects;
    }
}
