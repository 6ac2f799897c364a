package org.banshi.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rotates the keys: counts what each still seals, seals everything again with the active one, retires those that seal
 * nothing. Works beside running servers, as long as all of them have the active key.
 */
@Service
public class Resealing {
    private static final int BATCH = 200;
    private static final int TOLD = 20;

    private final JdbcTemplate db;
    private final Secrets secrets;
    private final Audit audit;
    private final List<SealedColumn> columns;

    public Resealing(JdbcTemplate db, Secrets secrets, Audit audit, List<Sealed> rooms) {
        this.db = db;
        this.secrets = secrets;
        this.audit = audit;
        this.columns = Stream.concat(
                        Stream.of(secrets.sealedColumn()),
                        rooms.stream().flatMap(room -> room.sealedColumns().stream()))
                .toList();
    }

    /**
     * A key and what it seals.
     *
     * @param id its id
     * @param active whether new values are sealed with it
     * @param set whether it is in the settings of this process
     * @param retiredAt since when no value needs it
     * @param values how many values it seals, by column; columns without any are left out
     */
    public record KeyUse(
            String id,
            boolean active,
            boolean set,
            @Nullable Instant retiredAt,
            Map<String, Long> values) {
        /** How many values it seals in all. */
        public long total() {
            return values.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What became of the values.
     *
     * @param resealed how many now have the active key
     * @param unreadable how many could not be opened and stay as they are
     * @param places where the first of those lie
     */
    public record Outcome(long resealed, long unreadable, List<String> places) {}

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** So many done of so many. */
        void at(long done, long total);
    }

    /** All columns with sealed values. */
    List<SealedColumn> columns() {
        return columns;
    }

    /** Every key that this database knows or that seals a value of it. */
    public List<KeyUse> keys() {
        Map<String, Map<String, Long>> values = new TreeMap<>();
        for (SealedColumn column : columns) {
            db.query(
                    "select split_part(%1$s, ':', 1), count(*) from %2$s where %1$s is not null group by 1"
                            .formatted(column.column(), column.table()),
                    row -> {
                        values.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                                .put(column.name(), row.getLong(2));
                    });
        }
        Map<String, Instant> retired = new TreeMap<>();
        TreeSet<String> ids = new TreeSet<>(values.keySet());
        db.query("select id, retired_at from access_key", row -> {
            ids.add(row.getString(1));
            if (row.getTimestamp(2) != null) {
                retired.put(row.getString(1), row.getTimestamp(2).toInstant());
            }
        });
        return ids.stream()
                .map(id -> new KeyUse(
                        id,
                        secrets.isActive(id),
                        secrets.hasKey(id),
                        retired.get(id),
                        values.getOrDefault(id, Map.of())))
                .toList();
    }

    /**
     * Seals everything with the active key that has another. May be broken off and begun again at any time; a value that
     * somebody changes or erases meanwhile is left to them.
     */
    public Outcome reseal(Progress progress) {
        long total = keys().stream()
                .filter(key -> !key.active())
                .mapToLong(KeyUse::total)
                .sum();
        Run run = new Run(total, progress);
        columns.forEach(run::column);
        if (run.resealed > 0) {
            audit.record(new Actor.House(), "keysResealed", secrets.activeKey(), Long.toString(run.resealed));
        }
        return new Outcome(run.resealed, run.places.size() + run.more, List.copyOf(run.places));
    }

    /**
     * Marks a key as needed no more.
     *
     * @throws KeysRefused if it is unknown or active, or still seals something
     */
    @Transactional
    public void retire(String id) {
        KeyUse key = keys().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new KeysRefused("there is no key " + id));
        if (key.active()) {
            throw new KeysRefused("the key " + id + " is the active one: put another before it first");
        }
        if (key.total() > 0) {
            throw new KeysRefused("the key " + id + " still seals " + key.total() + " values ("
                    + key.values().entrySet().stream()
                            .map(values -> values.getKey() + " " + values.getValue())
                            .collect(Collectors.joining(", "))
                    + "): run ./banshi keys reseal first");
        }
        if (key.retiredAt() == null) {
            secrets.retire(id);
            audit.record(new Actor.House(), "keyRetired", id, null);
        }
    }

    private record Value(Object key, String sealed) {}

    /** One resealing on its way. */
    private final class Run {
        private final long total;
        private final Progress progress;
        private final List<String> places = new ArrayList<>();
        private long more;
        private long done;
        private long resealed;

        Run(long total, Progress progress) {
            this.total = total;
            this.progress = progress;
        }

        void column(SealedColumn column) {
            List<Value> values = next(column, null);
            while (!values.isEmpty()) {
                batch(column, values);
                done += values.size();
                progress.at(done, Math.max(done, total));
                values = next(column, values.getLast().key());
            }
        }

        private List<Value> next(SealedColumn column, @Nullable Object after) {
            String sql = "select %1$s, %2$s from %3$s where not starts_with(%2$s, ?) %4$s order by %1$s limit %5$d"
                    .formatted(
                            column.key(),
                            column.column(),
                            column.table(),
                            after == null ? "" : "and " + column.key() + " > ?",
                            BATCH);
            Object[] parameters = after == null
                    ? new Object[] {secrets.activeKey() + ":"}
                    : new Object[] {secrets.activeKey() + ":", after};
            return db.query(sql, (row, _) -> new Value(row.getObject(1), row.getString(2)), parameters);
        }

        private void batch(SealedColumn column, List<Value> values) {
            List<Object[]> updates = new ArrayList<>();
            for (Value value : values) {
                String place = column.place().apply(value.key());
                try {
                    updates.add(new Object[] {secrets.reseal(value.sealed(), place), value.key(), value.sealed()});
                } catch (IllegalStateException e) {
                    unreadable(place);
                }
            }
            int[] changed = db.batchUpdate(
                    "update %1$s set %2$s = ? where %3$s = ? and %2$s = ?"
                            .formatted(column.table(), column.column(), column.key()),
                    updates);
            for (int lines : changed) {
                resealed += lines;
            }
        }

        private void unreadable(String place) {
            if (places.size() < TOLD) {
                places.add(place);
            } else {
                more++;
            }
        }
    }
}
