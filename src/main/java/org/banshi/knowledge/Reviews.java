package org.banshi.knowledge;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.rule.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds owners of items that are to be looked at again: once for each due date, some working days ahead, on a working day. */
@Component
class Reviews {
    private static final int AT_ONCE = 100;

    private final JdbcClient db;
    private final Outbox outbox;
    private final Calendars calendars;
    private final Rules rules;
    private final CityClock clock;

    Reviews(JdbcClient db, Outbox outbox, Calendars calendars, Rules rules, CityClock clock) {
        this.db = db;
        this.outbox = outbox;
        this.calendars = calendars;
        this.rules = rules;
        this.clock = clock;
    }

    private record Due(long id, String unit, String title, LocalDate on) {}

    /** The last review date that is near enough to be told today. */
    LocalDate horizon() {
        LocalDate day = clock.today();
        int left = rules.current(KnowledgeLimits.RULE).value().remindDays();
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    /** Leaves a note on the owners' desks; any number of servers may do so at once. How many notes were left. */
    @Transactional
    int remind() {
        if (!isWorked(clock.today())) {
            return 0;
        }
        List<Due> due = db.sql("""
                select i.id, i.unit, w.title, i.review_on """ + Items.IN_FORCE + """
                  and i.review_on <= :horizon and i.reminded_for is distinct from i.review_on
                order by i.id limit :most for update of i skip locked
                """)
                .param("today", clock.today())
                .param("horizon", horizon())
                .param("most", AT_ONCE)
                .query((row, _) -> new Due(
                        row.getLong("id"),
                        row.getString("unit"),
                        row.getString("title"),
                        row.getObject("review_on", LocalDate.class)))
                .list();
        for (Due item : due) {
            outbox.send(Message.of(
                    Channel.DESK,
                    "unit:" + item.unit(),
                    "knowledge.tell.review",
                    null,
                    item.id(),
                    item.title(),
                    item.on().toString()));
            db.sql("update knowledge_item set reminded_for = :on where id = :id")
                    .param("on", item.on())
                    .param("id", item.id())
                    .update();
        }
        return due.size();
    }

    /** In a year without a calendar the week alone tells. */
    private boolean isWorked(LocalDate day) {
        return calendars.years().contains(day.getYear())
                ? calendars.isWorkingDay(day)
                : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
