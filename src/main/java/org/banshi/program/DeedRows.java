package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Matters;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads deeds for their pages, and counts them by the same conditions: the figures are those of the list. */
@Component
final class DeedRows {
    private static final String FROM = """
             from program_deed d join matter_row r on r.id = d.matter
              left join people_staff s on s.id = d.doer
              left join people_unit site on site.code = d.site
              left join program_wave w on w.code = d.wave
            where\s""";

    private final Deed kind;
    private final Matters matters;
    private final JdbcClient db;

    DeedRows(Deed kind, Matters matters, JdbcClient db) {
        this.kind = kind;
        this.matters = matters;
        this.db = db;
    }

    private record Placed(long id, DeedRow row) {}

    /** Those that the reader may see, the newest first. */
    Slice<DeedRow> page(DeedFilter filter, Actor reader, @Nullable String after, int size) {
        long before = after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        List<Placed> found = with(
                        db.sql(
                                """
                        select r.id, r.number, r.type, r.unit_name, r.state, r.due, r.due_stopped_at, d.*, s.name as doer_name,
                          site.name as site_name, w.name as wave_name
                        """ + FROM + visible(reader) + asked(filter)
                                        + " and (:state::text is null or r.state = :state) and r.id < :before order by r.id desc limit :size"),
                        filter,
                        reader)
                .param("state", filter.state())
                .param("before", before)
                .param("size", size + 1)
                .query(DeedRows::read)
                .list();
        Slice<Placed> slice = Slice.of(found, size, placed -> Long.toString(placed.id()));
        Map<String, String> titles = matters.titles(
                slice.items().stream().map(placed -> placed.row().number()).toList(), reader);
        List<DeedRow> rows = slice.items().stream()
                .map(Placed::row)
                .filter(row -> titles.containsKey(row.number()))
                .map(row -> titled(row, Objects.requireNonNull(titles.get(row.number()))))
                .toList();
        return new Slice<>(rows, slice.next());
    }

    /** One of them, if the reader may see it; {@code title} is the ledger's. */
    Optional<DeedRow> find(String number, String title, Actor reader) {
        return with(
                        db.sql("""
                        select r.id, r.number, r.type, r.unit_name, r.state, r.due, r.due_stopped_at, d.*, s.name as doer_name,
                          site.name as site_name, w.name as wave_name
                        """ + FROM + visible(reader) + " and r.number = :number"),
                        new DeedFilter(null, null, null, null),
                        reader)
                .param("number", number)
                .query(DeedRows::read)
                .optional()
                .map(placed -> titled(placed.row(), title));
    }

    /** The parts of the figures: what is confirmed and what is not, by key. */
    List<DeedRow.Part> parts(DeedCounts.By by, DeedFilter filter, Actor reader) {
        return with(
                        db.sql("select " + by.sql() + " as key, " + sums("confirmed", "yes_") + ", "
                                + sums("not confirmed", "no_")
                                + FROM.replace(
                                        "where",
                                        " cross join lateral (select " + DeedCounts.CONFIRMED
                                                + " as confirmed) c where")
                                + "d.done_on is not null and (confirmed or r.outcome is null) and "
                                + visible(reader) + asked(filter) + " group by 1 order by 1"),
                        filter,
                        reader)
                .query((row, _) -> new DeedRow.Part(row.getString("key"), amount(row, "yes_"), amount(row, "no_")))
                .list();
    }

    private static String sums(String which, String prefix) {
        return """
                count(*) filter (where %1$s) as %2$sdeeds,
                coalesce(sum(d.persons) filter (where %1$s), 0) as %2$spersons,
                coalesce(sum(d.person_times) filter (where %1$s), 0) as %2$stimes,
                coalesce(sum(d.items) filter (where %1$s), 0) as %2$sitems""".formatted(which, prefix);
    }

    private static DeedRow.Amount amount(ResultSet row, String prefix) throws SQLException {
        return new DeedRow.Amount(
                row.getLong(prefix + "deeds"),
                row.getLong(prefix + "persons"),
                row.getLong(prefix + "times"),
                row.getLong(prefix + "items"));
    }

    /** As the engine says it: readers of the kind see all, others what their unit does or confirms, a doer the own. */
    private String visible(Actor reader) {
        return switch (reader) {
            case Actor.House _ -> "true";
            case Actor.Staff staff when kind.readers().stream().anyMatch(staff::has) -> "true";
            case Actor.Staff _ -> "(r.unit = :own or d.site = :own or :handles and d.doer = :reader)";
            case Actor.Anyone _, Actor.Raiser _, Actor.Proxy _ -> "false";
        };
    }

    private static String asked(DeedFilter filter) {
        return (filter.wave() == null ? "" : " and d.wave = :wave")
                + (filter.unit() == null ? "" : " and r.unit = :unit")
                + (filter.type() == null ? "" : " and r.type = :type");
    }

    private static StatementSpec with(StatementSpec statement, DeedFilter filter, Actor reader) {
        Actor.Staff staff = reader instanceof Actor.Staff known ? known : null;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("wave", filter.wave());
        values.put("unit", filter.unit());
        values.put("type", filter.type());
        values.put("own", staff == null || staff.unit() == null ? "" : staff.unit());
        values.put("reader", staff == null ? 0L : staff.id());
        values.put("handles", staff != null && staff.has(Role.HANDLER));
        return statement.params(values);
    }

    private static Placed read(ResultSet row, int line) throws SQLException {
        return new Placed(
                row.getLong("id"),
                new DeedRow(
                        row.getString("number"),
                        "",
                        row.getString("type"),
                        words(row, "unit_name"),
                        words(row, "doer_name"),
                        words(row, "site_name"),
                        row.getBoolean("named"),
                        words(row, "wave_name"),
                        row.getString("state"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("done_on", LocalDate.class),
                        instant(row, "due"),
                        instant(row, "due_stopped_at"),
                        new DeedRow.Amount(
                                1, row.getLong("persons"), row.getLong("person_times"), row.getLong("items"))));
    }

    private static String words(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static java.time.@Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static DeedRow titled(DeedRow row, String title) {
        return new DeedRow(
                row.number(),
                title,
                row.type(),
                row.unit(),
                row.doer(),
                row.site(),
                row.named(),
                row.wave(),
                row.state(),
                row.day(),
                row.doneOn(),
                row.due(),
                row.stopped(),
                row.amount());
    }
}
