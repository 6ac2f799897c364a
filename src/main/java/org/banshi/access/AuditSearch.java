package org.banshi.access;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.banshi.calendar.CityClock;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/**
 * Reads the logs for the auditor. Acts that are kept elsewhere, with who and why, are read there and not written twice:
 * changes of units and staff, published rules, loaded calendars. Every read of an identity stands among the acts.
 */
@Service
final class AuditSearch {
    /** The acts that can be asked for. */
    static final List<String> ACTS = List.of(
            "login",
            "logout",
            "failure",
            "lockout",
            "lockedTry",
            "forbidden",
            "identityRefused",
            "invited",
            "accountMade",
            "accountDisabled",
            "accountEnabled",
            "rolesChanged",
            "passwordChanged",
            "tokenMade",
            "tokenRevoked",
            "keysResealed",
            "keyRetired",
            "identityRead",
            "sheetExported",
            "unitChanged",
            "staffChanged",
            "handedOver",
            "retentionApplied",
            "categoryChanged",
            "rulePublished",
            "calendarLoaded",
            "sheetRead",
            "mattersExported",
            "identityCorrected",
            "proxyRegistered",
            "proxyEnded",
            "erased",
            "eraseRefused",
            "renumberAsked",
            "renumbered",
            "renumberRefused",
            "matterHeld",
            "matterHoldLifted",
            "modelChosen",
            "messageResent",
            "receiverMade",
            "receiverTurned",
            "monitorAppointed",
            "monitorEnded",
            "logExported");

    /** What can be looked at. */
    static final List<String> SIGHTS = List.of("matter", "history", "identity", "export", "print", "compare");

    private static final List<String> SOURCES = List.of(
            "select at, 'e' || lpad(id::text, 19, '0') as key, staff, what, subject, detail, ip from access_event",
            "select minute as at, 'f' || lpad(id::text, 19, '0') as key, staff, what, subject, '× ' || times as detail, ip"
                    + " from access_refusal",
            "select at, 'l' || lpad(id::text, 19, '0') as key, staff, 'identityRead' as what, subject, reason as detail, ip"
                    + " from access_look where what like 'identity%'",
            "select at, 'p' || lpad(id::text, 19, '0') as key, by_staff as staff, sort || 'Changed' as what,"
                    + " coalesce((select s.name || ' (' || s.id || ')' from people_staff s"
                    + " where s.id = case c.sort when 'staff' then c.subject::bigint end), subject) as subject,"
                    + " why as detail, null::text as ip from people_change c",
            "select at, 'r' || lpad(version::text, 19, '0') || name as key, by_staff as staff, 'rulePublished' as what,"
                    + " name as subject, 'v' || version || ' ' || why as detail, null::text as ip from rule_version",
            "select loaded_at as at, 'y' || lpad((year * 100000 + version)::text, 19, '0') as key, by_staff as staff,"
                    + " 'calendarLoaded' as what, year::text as subject, 'v' || version || ' ' || why as detail,"
                    + " null::text as ip from calendar_year where by_staff is not null");

    private static final String ASKED = """
             where (:staff::bigint[] is null or x.staff = any (:staff))
               and (:what::text is null or x.what = :what)
               and (:object::text is null or position(:object in lower(x.subject)) > 0)
               and (:begin::timestamptz is null or x.at >= :begin) and (:end::timestamptz is null or x.at < :end)
               and (:at::timestamptz is null or (x.at, x.key) < (:at, :key))
             order by x.at desc, x.key desc limit :size""";

    /** The same of each source, so that none is read further than a page. */
    private static final String ACTS_SQL = SOURCES.stream()
            .map(source -> "(select x.* from (" + source + ") x " + ASKED + ")")
            .collect(Collectors.joining(
                    " union all ", "select * from (", ") x order by x.at desc, x.key desc limit :size"));

    private final JdbcClient db;
    private final CityClock clock;

    AuditSearch(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A page of the acts, the newest first. */
    Slice<SecurityEvent> acts(AuditFilter filter, @Nullable String after, int size) {
        List<SecurityEvent> found = with(db.sql(ACTS_SQL), filter, after, size)
                .param("what", filter.what().isEmpty() ? null : filter.what())
                .query((row, n) -> new SecurityEvent(
                        row.getString("key"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("staff", Long.class),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getString("ip")))
                .list();
        return Slice.of(found, size, event -> event.at() + "~" + event.key());
    }

    /** A page of the looks, the newest first. */
    Slice<Look> looks(AuditFilter filter, @Nullable String after, int size) {
        String sql = "select x.* from (select *, lpad(id::text, 19, '0') as key from access_look) x "
                + ASKED.replace("x.what = :what", "x.what = :what or x.what like :what || '.%'");
        List<Look> found = with(db.sql(sql), filter, after, size)
                .param("what", filter.what().isEmpty() ? null : filter.what())
                .query(Looks::look)
                .list();
        return Slice.of(found, size, look -> look.at() + "~" + "%019d".formatted(look.id()));
    }

    private StatementSpec with(StatementSpec sql, AuditFilter filter, @Nullable String after, int size) {
        Place place = Place.of(after);
        return sql.param("staff", staff(filter.who()))
                .param(
                        "object",
                        filter.object().isEmpty() ? null : filter.object().toLowerCase(Locale.ROOT))
                .param("begin", time(filter.begin(clock.getZone())))
                .param("end", time(filter.end(clock.getZone())))
                .param("at", place == null ? null : time(place.at()))
                .param("key", place == null ? null : place.key())
                .param("size", size + 1);
    }

    /** The staff that is meant: by number, by login, or by part of the name; nobody if none fits. */
    private Long @Nullable [] staff(String who) {
        if (who.isEmpty()) {
            return null;
        }
        List<Long> found = new ArrayList<>(db.sql("""
                select s.id from people_staff s left join access_account a on a.staff = s.id
                where position(:who in lower(s.name)) > 0 or a.login = :who or s.id::text = :who limit 1000""")
                .param("who", who.toLowerCase(Locale.ROOT))
                .query(Long.class)
                .list());
        return found.toArray(Long[]::new);
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** Where the page before ended. */
    private record Place(Instant at, String key) {
        static @Nullable Place of(@Nullable String after) {
            String[] parts =
                    after == null ? new String[0] : after.replace("\0", "").split("~", 2);
            if (parts.length == 2) {
                try {
                    Instant at = Instant.parse(parts[0]);
                    return at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9000-01-01T00:00:00Z"))
                            ? null
                            : new Place(at, parts[1]);
                } catch (DateTimeException _) {
                    // a made-up address begins at the beginning
                }
            }
            return null;
        }
    }
}
