package org.banshi.access;

import java.sql.Timestamp;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The log of acts that touch security, for the auditor; lines are added and never changed. */
@Service
public final class Audit {
    private final JdbcClient db;
    private final CityClock clock;

    public Audit(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Leaves a line, in the running transaction if there is one.
     *
     * @param actor who acts
     * @param what the act, a word such as {@code unitChanged}; its text is the message {@code access.event.WHAT}
     * @param subject on whom or what
     * @param detail what changed, never a secret and nothing of a resident
     */
    public void record(Actor actor, String what, @Nullable String subject, @Nullable String detail) {
        db.sql("""
                insert into access_event (at, staff, what, subject, detail, ip)
                values (:at, :staff, :what, :subject, :detail, :ip)
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("staff", actor instanceof Actor.Staff staff ? staff.id() : null)
                .param("what", what)
                .param("subject", subject)
                .param("detail", detail)
                .param("ip", Origin.ip())
                .update();
    }
}
