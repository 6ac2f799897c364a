package org.banshi.oversight;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Marks;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings, instant instructions and emergency calls (M34): each item of the minutes opens an order for one unit or follows a
 * matter that is there. What is issued is never rewritten; corrections are added. Who came is kept by unit, never by person
 * (R-F02), and nothing is typed that the ledger knows (R-F03).
 */
@Service
public class Meetings {
    private final MinutesReading minutes;
    private final Ordering ordering;
    private final MeetingRows rows;
    private final Marks marks;
    private final CityClock clock;
    private final JdbcClient db;

    Meetings(MinutesReading minutes, Ordering ordering, MeetingRows rows, Marks marks, CityClock clock, JdbcClient db) {
        this.minutes = minutes;
        this.ordering = ordering;
        this.rows = rows;
        this.marks = marks;
        this.clock = clock;
        this.db = db;
    }

    /**
     * Issues the minutes of a meeting. All of it or nothing; the same form sent again issues nothing more.
     *
     * @return the internal number of the meeting
     * @throws Problem 403 unless the actor supervises or leads; 422 with every wrong field
     */
    @Transactional
    public long issue(NewMeeting typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.MEET);
        String key = staff.id() + "/" + typed.key();
        // Who sends the same form at the same moment waits here, and then finds what the first has issued.
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('oversight_meeting/' || ?, 0))) waited")
                .param(key)
                .query(Integer.class)
                .single();
        return db.sql("select id from oversight_meeting where key = ?")
                .param(key)
                .query(Long.class)
                .optional()
                .orElseGet(() -> issue(key, minutes.read(typed, staff), staff));
    }

    private long issue(String key, MinutesReading.Read read, Actor.Staff staff) {
        int size = read.items().size();
        long id = db.sql("""
                insert into oversight_meeting (key, form, title, held_at, place, led_by, follows, items, issued_at, staff)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        key,
                        read.form().code(),
                        read.title(),
                        Timestamp.from(read.heldAt()),
                        read.place(),
                        read.ledBy(),
                        read.follows(),
                        size,
                        Timestamp.from(clock.instant()),
                        staff.id())
                .query(Long.class)
                .single();
        db.sql("insert into oversight_present (meeting, unit) select ?, unnest(?::text[])")
                .params(id, read.present().toArray(String[]::new))
                .update();
        for (int at = 0; at < size; at++) {
            MinutesReading.Item item = read.items().get(at);
            db.sql("insert into oversight_minute (meeting, nr, items, matter, opened) values (?, ?, ?, ?, ?)")
                    .params(id, at + 1, size, matter(id, item, read, staff), item instanceof MinutesReading.Opening)
                    .update();
        }
        return id;
    }

    private long matter(long meeting, MinutesReading.Item item, MinutesReading.Read read, Actor.Staff staff) {
        return switch (item) {
            case MinutesReading.Opening(var words, var unit, var ends) ->
                ordering.open(words, ends, unit, read.form(), staff).id();
            case MinutesReading.Following(var matter, var words) -> {
                marks.leave(
                        matter.id(),
                        MeetingRows.DISCUSSED,
                        Map.of("meeting", Long.toString(meeting), "title", read.title(), "text", words),
                        staff,
                        Permission.MEET);
                yield matter.id();
            }
        };
    }

    /**
     * Adds a correction to minutes; what was issued stays as it was.
     *
     * @param item the item it is about; absent for when, where and who
     * @throws Problem 403 unless the actor supervises or leads; 404 no such meeting; 422 wrong fields
     */
    @Transactional
    public void correct(long meeting, @Nullable String item, @Nullable String typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.MEET);
        rows.find(meeting, staff).orElseThrow(() -> Problem.notFound("oversight.noSuchMeeting"));
        Reading reading = new Reading();
        String words = reading.words("text", typed, NewOrder.MOST_DEMAND);
        Integer nr = item == null || item.isBlank() ? null : nr(item);
        MeetingRows.Line line = nr == null ? null : line(meeting, nr, staff);
        if (nr != null && line == null) {
            reading.wrong("item", "notAChoice");
        }
        reading.finish();
        // One after the other, so that corrections are counted on.
        db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('oversight_correction/' || ?, 0))) waited")
                .param(meeting)
                .query(Integer.class)
                .single();
        db.sql("""
                insert into oversight_correction (meeting, nr, minute, text, at, staff)
                select :meeting, coalesce(max(nr), 0) + 1, cast(:minute as int), cast(:text as text), :at, :staff
                from oversight_correction where meeting = :meeting""")
                .param("meeting", meeting)
                .param("minute", nr)
                .param("text", line == null ? words : null)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", staff.id())
                .update();
        if (line != null) {
            marks.leave(
                    line.matter(),
                    MeetingRows.CORRECTED,
                    Map.of("meeting", Long.toString(meeting), "text", words),
                    staff,
                    Permission.MEET);
        }
    }

    private static int nr(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
    }

    private MeetingRows.@Nullable Line line(long meeting, int nr, Actor.Staff staff) {
        List<MeetingRows.Line> lines = rows.lines(meeting, staff);
        return lines.stream().filter(each -> each.nr() == nr).findFirst().orElse(null);
    }
}
