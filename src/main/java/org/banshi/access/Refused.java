package org.banshi.access;

import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts attempts that were refused, for the auditor: one line for who, at what and in which minute. Past some twenty
 * lines a person and minute all further ones are counted together, so that nobody floods the log by trying.
 */
@Service
public final class Refused {
    /** Somebody tries a login that is locked. */
    static final String LOCKED = "lockedTry";

    /** Somebody signed in asked for what is not for that person. */
    static final String FORBIDDEN = "forbidden";

    /** Somebody signed in asked who raised a matter, and may not know. */
    static final String IDENTITY = "identityRefused";

    /** How many lines somebody gets in a minute. */
    static final int MOST = 20;

    private static final int LONGEST = 120;

    private final JdbcClient db;
    private final CityClock clock;

    public Refused(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Somebody asked for a raiser's identity and was refused; outside the transaction that was rolled back. */
    public void identity(Actor.Staff staff, String number) {
        count(IDENTITY, staff.id(), number.matches("[0-9A-Za-z-]{1,40}") ? number : null);
    }

    /** Counts one attempt, in a line of its own or with others of its minute. */
    void count(String what, @Nullable Long staff, @Nullable String subject) {
        String about = subject == null || subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST);
        db.sql("""
                insert into access_refusal as known (what, staff, subject, minute, ip)
                select :what, :staff, case when exists (
                      select from access_refusal r where r.staff is not distinct from :staff and r.minute = :minute
                        and r.what = :what and r.subject is not distinct from :subject)
                    or (select count(*) from access_refusal r
                        where r.staff is not distinct from :staff and r.minute = :minute) < :most
                  then :subject::text else '…' end, :minute, :ip
                on conflict on constraint access_refusal_once do update set times = known.times + 1
                """)
                .param("what", what)
                .param("staff", staff, java.sql.Types.BIGINT)
                .param("subject", about, java.sql.Types.VARCHAR)
                .param("minute", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MINUTES)))
                .param("ip", Origin.ip())
                .param("most", MOST)
                .update();
    }
}
