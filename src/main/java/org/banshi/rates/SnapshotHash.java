package org.banshi.rates;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hash of a published list, chained to the one before: what was published cannot be swapped or slipped in later. */
final class SnapshotHash {
    private static final int FETCH = 2000;

    private SnapshotHash() {}

    /** The one that was published before it; 0 if it is the first. */
    static long before(JdbcTemplate db, long id) {
        return Objects.requireNonNull(
                db.queryForObject("select coalesce(max(id), 0) from rates_snapshot where id < ?", Long.class, id));
    }

    static byte[] of(JdbcTemplate db, Snapshot head) {
        MessageDigest sha = digest();
        List<byte[]> before =
                db.queryForList("select hash from rates_snapshot where id = ?", byte[].class, before(db, head.id()));
        sha.update(before.isEmpty() ? new byte[32] : before.getFirst());
        put(
                sha,
                head.from() + " " + head.until() + " " + head.by().code() + " " + head.ruleVersion() + " "
                        + head.cutOff() + " " + head.madeBy() + " " + head.replaces() + " " + head.why());
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(db.getDataSource()));
        streaming.setFetchSize(FETCH);
        streaming.query(
                """
                select s.rate, m.number, s.line, s.weight, s.excluded from rates_snapshot_matter s join matter_row m on m.id = s.matter
                where s.snapshot = ? order by s.rate collate "C", s.matter, s.line collate "C\"""",
                row -> {
                    put(
                            sha,
                            row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                    + row.getBigDecimal(4).toPlainString() + (row.getBoolean(5) ? " left out" : ""));
                },
                head.id());
        if (head.waits()) {
            times(streaming, head.id(), sha);
        }
        return sha.digest();
    }

    private static void times(JdbcTemplate streaming, long id, MessageDigest sha) {
        put(sha, "times");
        streaming.query(
                """
                select m.number, w.line, w.sign_seconds, w.answer_seconds, w.end_seconds
                from rates_snapshot_wait w join matter_row m on m.id = w.matter where w.snapshot = ? order by w.matter""",
                row -> {
                    put(
                            sha,
                            row.getString(1) + " " + row.getString(2) + " " + plain(row.getBigDecimal(3)) + " "
                                    + plain(row.getBigDecimal(4)) + " " + plain(row.getBigDecimal(5)));
                },
                id);
    }

    private static String plain(@Nullable BigDecimal seconds) {
        return seconds == null ? "-" : seconds.toPlainString();
    }

    /** One line after its length, so that no two lists read the same. */
    private static void put(MessageDigest sha, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
    }

    /** SHA-256 of these one after another. */
    static byte[] sha256(byte[]... parts) {
        MessageDigest sha = digest();
        for (byte[] part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
