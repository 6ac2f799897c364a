package org.banshi.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is found of a line, moment by moment. */
final class Counting {
    private final Map<String, Figure> figures = new HashMap<>();
    private final Map<String, Figure> excluded = new HashMap<>();
    private long unreachable;
    private long silent;

    /** The lines of a table, and everything. */
    static final class Lines {
        private final Map<String, Counting> named = new TreeMap<>();
        private final Counting all = new Counting();

        Counting of(@Nullable String key) {
            return key == null ? all : named.computeIfAbsent(key, _ -> new Counting());
        }

        Standing.Line all() {
            return all.line("");
        }

        List<Standing.Line> named() {
            return named.entrySet().stream()
                    .map(each -> each.getValue().line(each.getKey()))
                    .toList();
        }
    }

    /**
     * Lines of requests, alike or one by one.
     *
     * @param sql gives {@code key}, {@code n}, how many they are, and each fact
     * @param values its parameters
     * @param summed whether lines without a key are there for everything; else the sum of all lines is
     */
    record Source(String sql, List<Object> values, boolean summed) {}

    /** The sums of these rates, by key and of everything. */
    static String sums(List<Rate> rates, Source source) {
        StringBuilder sql = new StringBuilder("select key");
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            sql.append(", %1$s as of%3$d, %2$s as n%3$d"
                    .formatted(sum("n", rate.belongs()), sum("n * " + rate.weight(), rate.belongs()), i));
            String out = "excluded and " + rate.belongs();
            sql.append(
                    ", %1$s as xof%3$d, %2$s as xn%3$d".formatted(sum("n", out), sum("n * " + rate.weight(), out), i));
        }
        return sql.append(", %s as unreachable, %s as silent from ("
                        .formatted(sum("n", "unreachable"), sum("n", "silent")))
                .append(source.sql())
                .append(") counted group by ")
                .append(source.summed() ? "key" : "grouping sets ((key), ())")
                .toString();
    }

    private static String sum(String what, String where) {
        return "coalesce(sum(" + what + ") filter (where " + where + "), 0)";
    }

    /** @param apart whether those without a verdict are told too */
    void take(ResultSet row, List<Rate> rates, boolean apart) throws SQLException {
        for (int i = 0; i < rates.size(); i++) {
            String code = rates.get(i).code();
            figures.put(code, new Figure(row.getBigDecimal("n" + i), row.getLong("of" + i)));
            if (row.getLong("xof" + i) > 0) {
                excluded.put(code, new Figure(row.getBigDecimal("xn" + i), row.getLong("xof" + i)));
            }
        }
        if (apart) {
            unreachable = row.getLong("unreachable");
            silent = row.getLong("silent");
        }
    }

    Standing.Line line(String key) {
        return new Standing.Line(key, Map.copyOf(figures), Map.copyOf(excluded), unreachable, silent);
    }
}
