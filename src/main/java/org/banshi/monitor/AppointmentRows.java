package org.banshi.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes appointments. */
@Component
final class AppointmentRows {
    private final JdbcClient db;
    private final CityClock clock;

    AppointmentRows(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** An appointment; end and reason are absent while it runs to its last day. */
    record Appointment(
            long id,
            long staff,
            String name,
            String region,
            List<String> categories,
            LocalDate from,
            LocalDate until,
            @Nullable String worksFor,
            String ground,
            String by,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String reason) {

        static Appointment read(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
            java.sql.Array codes = row.getArray("categories");
            return new Appointment(
                    row.getLong("id"),
                    row.getLong("staff"),
                    row.getString("name"),
                    row.getString("region"),
                    codes == null ? List.of() : List.of((String[]) codes.getArray()),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("until_day", LocalDate.class),
                    row.getString("works_for"),
                    row.getString("ground"),
                    row.getString("by_name"),
                    Sight.instant(row, "ended_at"),
                    row.getString("ended_by"),
                    row.getString("reason"));
        }

        boolean isEnded() {
            return endedAt != null;
        }
    }

    /** An appointment to be written. */
    record Entry(
            long staff,
            String region,
            String @Nullable [] categories,
            LocalDate from,
            LocalDate until,
            @Nullable String worksFor,
            byte @Nullable [] phone,
            String ground) {}

    LocalDate today() {
        return clock.today();
    }

    long insert(Entry entry, long by) {
        return db.sql("""
                insert into monitor_appointment
                  (staff, region, categories, from_day, until_day, works_for, phone_hash, ground, at, appointed_by)
                values (:staff, :region, :categories, :from, :until, :worksFor, :phone, :ground, :at, :by) returning id""")
                .param("staff", entry.staff())
                .param("region", entry.region())
                .param("categories", entry.categories())
                .param("from", entry.from())
                .param("until", entry.until())
                .param("worksFor", entry.worksFor())
                .param("phone", entry.phone())
                .param("ground", entry.ground())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Whether it had not ended before. */
    boolean end(long id, long by, String reason) {
        return db.sql("""
                insert into monitor_ended (appointment, at, staff, reason) values (?, ?, ?, ?)
                on conflict (appointment) do nothing""")
                        .params(id, Timestamp.from(clock.instant()), by, reason)
                        .update()
                > 0;
    }

    /** All appointments, the newest first. */
    List<Appointment> all() {
        return db.sql("""
                select a.*, s.name, b.name as by_name, e.at as ended_at, x.name as ended_by, e.reason
                from monitor_appointment a join people_staff s on s.id = a.staff join people_staff b on b.id = a.appointed_by
                left join monitor_ended e on e.appointment = a.id left join people_staff x on x.id = e.staff
                order by a.id desc""").query(Appointment::read).list();
    }

    /** Those of a monitor that hold today. */
    List<Appointment> now(long monitor) {
        LocalDate today = today();
        return all().stream()
                .filter(each -> each.staff() == monitor
                        && !each.isEnded()
                        && !today.isBefore(each.from())
                        && !today.isAfter(each.until()))
                .toList();
    }
}
