package org.banshi.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notices as tables, each column of which the dictionary explains: what is no column here is not given out. */
final class OpenData {
    private OpenData() {}

    /**
     * A column.
     *
     * @param name as the files write it
     * @param type text, integer, number, boolean, date, dateTime
     * @param value what stands in it
     */
    record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    /** A figure and the notice it stands in. */
    record Figure(PublicNotices.Entry notice, int nr, NoticeFigures.Line line) {}

    static List<Column<PublicNotices.Entry>> notices(ZoneId zone) {
        return List.of(
                new Column<>("id", "integer", PublicNotices.Entry::id),
                new Column<>("kind", "text", PublicNotices.Entry::kind),
                new Column<>("title", "text", PublicNotices.Entry::title),
                new Column<>("words", "text", PublicNotices.Entry::words),
                new Column<>("answer", "text", PublicNotices.Entry::answer),
                new Column<>("category", "text", PublicNotices.Entry::category),
                new Column<>("unit", "text", PublicNotices.Entry::unit),
                new Column<>("raisedOn", "date", entry -> day(entry.raisedAt(), zone)),
                new Column<>("closedOn", "date", entry -> day(entry.closedAt(), zone)),
                new Column<>("outcome", "text", PublicNotices.Entry::outcome),
                new Column<>("solved", "boolean", PublicNotices.Entry::solved),
                new Column<>("ratesVersion", "integer", PublicNotices.Entry::ratesVersion),
                new Column<>("cutOff", "dateTime", PublicNotices.Entry::cutOff),
                new Column<>("releasedAt", "dateTime", PublicNotices.Entry::releasedAt),
                new Column<>("objectUntil", "date", PublicNotices.Entry::until),
                new Column<>("updatedAt", "dateTime", PublicNotices.Entry::updatedAt));
    }

    static List<Column<Figure>> figures() {
        return List.of(
                new Column<>("notice", "integer", figure -> figure.notice().id()),
                new Column<>("nr", "integer", Figure::nr),
                new Column<>("line", "text", figure -> figure.line().line()),
                new Column<>("rate", "text", figure -> figure.line().rate()),
                new Column<>("counts", "text", figure -> figure.line().sentence()),
                new Column<>(
                        "numerator", "number", figure -> plain(figure.line().numerator())),
                new Column<>("denominator", "integer", figure -> figure.line().denominator()),
                new Column<>(
                        "percent", "number", figure -> figure.line().percent().orElse(null)));
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable Object day(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toLocalDate();
    }

    /** As RFC 4180, with the mark by which spreadsheets know UTF-8, and nothing that they would count as a formula. */
    static <T> String csv(List<Column<T>> columns, List<T> rows) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        csv.append(String.join(",", columns.stream().map(Column::name).toList()))
                .append("\r\n");
        for (T row : rows) {
            List<String> cells = new ArrayList<>();
            for (Column<T> column : columns) {
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

    static <T> List<Map<String, @Nullable Object>> objects(List<Column<T>> columns, List<T> rows) {
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
