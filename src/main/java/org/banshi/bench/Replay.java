package org.banshi.bench;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends a recorded loop again by plain JDBC, each time for a matter of its own. */
final class Replay {
    private static final Pattern CLOCK = Pattern.compile("\\[(\\d+), \"");

    private final List<List<Recorder.Sent>> calls;
    private final long id;
    private final String number;
    private final List<Long> clocks;
    private final AtomicLong next = new AtomicLong(500_000_000);

    /**
     * A recorded loop.
     *
     * @param calls what each call of the loop sent
     * @param id internal number of its matter
     * @param number its number
     * @param clocks internal numbers of its clocks, in order
     */
    Replay(List<List<Recorder.Sent>> calls, long id, String number, List<Long> clocks) {
        this.calls = calls;
        this.id = id;
        this.number = number;
        this.clocks = clocks;
    }

    /** One whole loop on one connection. */
    void run(Connection connection) throws SQLException {
        long fresh = next.getAndIncrement();
        Map<Long, Long> numbers = new HashMap<>();
        numbers.put(id, fresh);
        for (List<Recorder.Sent> call : calls) {
            boolean open = false;
            for (Recorder.Sent sent : call) {
                if (sent.inTransaction() != open) {
                    if (open) {
                        connection.commit();
                    }
                    connection.setAutoCommit(!sent.inTransaction());
                    open = sent.inTransaction();
                }
                send(connection, sent, numbers, fresh);
            }
            if (open) {
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private void send(Connection connection, Recorder.Sent sent, Map<Long, Long> numbers, long fresh)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sent.sql())) {
            for (Recorder.Value value : sent.values()) {
                @Nullable Object[] arguments = value.arguments().clone();
                for (int i = 1; i < arguments.length; i++) {
                    arguments[i] = substitute(arguments[i], numbers, fresh);
                }
                value.setter().invoke(statement, arguments);
            }
            if (statement.execute()) {
                read(statement.getResultSet(), sent.sql().contains(" as clocks"), numbers);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new SQLException("cannot set a value of " + sent.sql(), e);
        }
    }

    private void read(ResultSet rows, boolean withClocks, Map<Long, Long> numbers) throws SQLException {
        while (rows.next()) {
            if (withClocks && rows.getString("clocks") != null) {
                List<Long> live = new ArrayList<>();
                Matcher matcher = CLOCK.matcher(rows.getString("clocks"));
                while (matcher.find()) {
                    live.add(Long.parseLong(matcher.group(1)));
                }
                for (int i = 0; i < Math.min(live.size(), clocks.size()); i++) {
                    numbers.put(clocks.get(i), live.get(i));
                }
            }
        }
    }

    private @Nullable Object substitute(@Nullable Object value, Map<Long, Long> numbers, long fresh) {
        return switch (value) {
            case null -> null;
            case Long long_ -> numbers.getOrDefault(long_, long_);
            case String text when text.equals("matter:" + id) -> "matter:" + fresh;
            case String text when text.contains(number) -> text.replace(number, "R" + fresh);
            default -> value;
        };
    }
}
