package org.banshi.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import org.springframework.stereotype.Component;

/** Reads meetings: who supervises, leads or is the office all of them, a unit those at which it was; of the items what the reader may know. */
@Component
final class MeetingRows {
    /** The line on a matter that is followed. */
    static final String DISCUSSED = "discussed";

    /** The line on a matter about which minutes were corrected. */
    static final String CORRECTED = "minutesCorrected";

    private static final String MEETING = """
            select m.*, s.name as by_name, f.title as follows_title,
              array(select coalesce(u.name, p.unit) from oversight_present p left join people_unit u on u.code = p.unit
                where p.meeting = m.id order by 1) as present
            from oversight_meeting m join people_staff s on s.id = m.staff left join oversight_meeting f on f.id = m.follows
            where (:all or exists (select from oversight_present p where p.meeting = m.id and p.unit = :unit))""";

    private static final String LINE = """
            select i.nr, i.meeting, i.matter, i.opened, m.number, m.kind, m.state, m.unit_name, m.due, m.closed_at, m.answered_at,
              r.sent_at, r.received_at,
              exists (select from oversight_light o join matter_running c on (c.id, c.due) = (o.clock, o.due)
                where o.matter = i.matter and o.light = 'red') as red,
              exists (select from oversight_light o join matter_running c on (c.id, c.due) = (o.clock, o.due)
                where o.matter = i.matter) as yellow
            from oversight_minute i join matter_row m on m.id = i.matter left join oversight_receipt r on r.matter = i.matter""";

    private final Matters matters;
    private final JdbcClient db;

    MeetingRows(Matters matters, JdbcClient db) {
        this.matters = matters;
        this.db = db;
    }

    /** A meeting. */
    record Meeting(
            long id,
            MeetingForm form,
            String title,
            Instant heldAt,
            @Nullable String place,
            String ledBy,
            @Nullable Long follows,
            @Nullable String followsTitle,
            List<String> present,
            int items,
            Instant issuedAt,
            String by) {

        static Meeting read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Meeting(
                    row.getLong("id"),
                    MeetingForm.of(row.getString("form")).orElseThrow(),
                    row.getString("title"),
                    Objects.requireNonNull(instant(row, "held_at")),
                    row.getString("place"),
                    row.getString("led_by"),
                    row.getObject("follows", Long.class),
                    row.getString("follows_title"),
                    List.of((String[]) row.getArray("present").getArray()),
                    row.getInt("items"),
                    Objects.requireNonNull(instant(row, "issued_at")),
                    row.getString("by_name"));
        }
    }

    /**
     * An item, and how its matter stands.
     *
     * @param sentAt when its order was given out; absent for what is followed
     * @param receivedAt when that was received
     */
    record Line(
            int nr,
            long meeting,
            long matter,
            boolean opened,
            String number,
            String kind,
            String state,
            @Nullable String unit,
            @Nullable Instant due,
            boolean open,
            @Nullable Instant answeredAt,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            Light light) {

        static Line read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            return new Line(
                    row.getInt("nr"),
                    row.getLong("meeting"),
                    row.getLong("matter"),
                    row.getBoolean("opened"),
                    row.getString("number"),
                    row.getString("kind"),
                    row.getString("state"),
                    row.getString("unit_name"),
                    instant(row, "due"),
                    row.getObject("closed_at") == null,
                    instant(row, "answered_at"),
                    instant(row, "sent_at"),
                    instant(row, "received_at"),
                    row.getBoolean("red") ? Light.RED : row.getBoolean("yellow") ? Light.YELLOW : Light.GREEN);
        }

        /** How long it took until it was received; absent while it was not, or where nothing was to receive. */
        @Nullable
        Duration receipt() {
            return sentAt == null || receivedAt == null ? null : Duration.between(sentAt, receivedAt);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Whether somebody sees every meeting. */
    static boolean seesAll(Actor.Staff staff) {
        return staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER) || staff.has(Role.OFFICE);
    }

    private JdbcClient.StatementSpec ask(String sql, Actor.Staff staff) {
        return db.sql(MEETING + " " + sql).param("all", seesAll(staff)).param("unit", staff.unit());
    }

    /** The meeting, if there is one and the reader may see it. */
    Optional<Meeting> find(long id, Actor.Staff staff) {
        return ask("and m.id = :id", staff).param("id", id).query(Meeting::read).optional();
    }

    /** The meetings, the newest first. */
    Slice<Meeting> list(Actor.Staff staff, @Nullable Long after, int size) {
        return Slice.of(
                ask("""
                        and (cast(:after as bigint) is null
                          or (m.held_at, m.id) < (select b.held_at, b.id from oversight_meeting b where b.id = :after))
                        order by m.held_at desc, m.id desc limit :size""", staff)
                        .param("after", after)
                        .param("size", size + 1)
                        .query(Meeting::read)
                        .list(),
                size,
                meeting -> Long.toString(meeting.id()));
    }

    /** How many items of each of these meetings are open, of all that there are. */
    Map<Long, Integer> open(List<Long> meetings) {
        return db
                .sql("""
                select i.meeting, count(*) as n from oversight_minute i join matter_row m on m.id = i.matter
                where i.meeting = any(?) and m.closed_at is null group by 1""")
                .param(meetings.toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("meeting"), row.getInt("n")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The items of a meeting of which the reader may know, in their order. */
    List<Line> lines(long meeting, Actor.Staff staff) {
        return known(
                db.sql(LINE + " where i.meeting = ? order by i.nr")
                        .param(meeting)
                        .query(Line::read)
                        .list(),
                staff);
    }

    /** What is open of a meeting's items and of those before it, each matter once, as it was spoken of last. */
    List<Line> openUpTo(long meeting, Actor.Staff staff) {
        return known(db.sql("""
                        with recursive chain as (
                          select id, follows from oversight_meeting where id = ?
                          union select b.id, b.follows from oversight_meeting b join chain on chain.follows = b.id),
                        last as (
                          select distinct on (i.matter) i.meeting, i.nr from oversight_minute i join chain on chain.id = i.meeting
                          order by i.matter, i.meeting desc)
                        """ + LINE + """
                         join last on (last.meeting, last.nr) = (i.meeting, i.nr)
                        where m.closed_at is null order by i.meeting desc, i.nr""").param(meeting).query(Line::read).list(), staff);
    }

    private List<Line> known(List<Line> lines, Actor.Staff staff) {
        if (lines.isEmpty()) {
            return lines;
        }
        Map<String, String> titles =
                matters.titles(lines.stream().map(Line::number).toList(), staff);
        return lines.stream().filter(line -> titles.containsKey(line.number())).toList();
    }

    /** A correction; its words are absent where they stand with the matter of an item. */
    record Correction(
            int nr, @Nullable Integer item, @Nullable String text, Instant at, String by) {}

    List<Correction> corrections(long meeting) {
        return db.sql("""
                select c.nr, c.minute, c.text, c.at, s.name from oversight_correction c join people_staff s on s.id = c.staff
                where c.meeting = ? order by c.nr""")
                .param(meeting)
                .query((row, _) -> new Correction(
                        row.getInt("nr"),
                        row.getObject("minute", Integer.class),
                        row.getString("text"),
                        Objects.requireNonNull(instant(row, "at")),
                        row.getString("name")))
                .list();
    }
}
