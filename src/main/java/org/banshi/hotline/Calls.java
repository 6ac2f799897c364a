package org.banshi.hotline;

import java.sql.Timestamp;
import java.util.Locale;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Calls that make no matter; each leaves a line, so that all calls can be accounted for. */
@Service
public final class Calls {
    private static final int LONGEST_ID = 100;

    private final JdbcClient db;
    private final CityClock clock;

    Calls(JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Why a call made no matter. */
    public enum Kind {
        /** Nobody spoke. */
        SILENT,
        /** Somebody said thank you. */
        THANKS,
        /** Meant for somebody else. */
        WRONG_NUMBER;

        /** As the database writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Keeps a call that made no matter.
     *
     * @param kind why, as {@link Kind#code} writes it
     * @param call the call's id, absent where the call centre gives none
     * @throws Problem 403 unless the actor takes calls, 422 if the kind is none or the id too long
     */
    public void keep(String kind, @Nullable String call, Actor.Staff actor) {
        Permissions.require(actor, Permission.INTAKE);
        for (Kind known : Kind.values()) {
            if (known.code().equals(kind)) {
                keep(known, call == null || call.isBlank() ? null : call.strip(), actor);
                return;
            }
        }
        throw Problem.invalid("kind", "notAChoice");
    }

    private void keep(Kind kind, @Nullable String call, Actor.Staff actor) {
        if (call != null && call.length() > LONGEST_ID) {
            throw Problem.invalid("call", "tooLong", LONGEST_ID);
        }
        db.sql("insert into hotline_call (at, kind, staff, call_id) values (:at, :kind, :staff, :call)")
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", kind.code())
                .param("staff", actor.id())
                .param("call", call)
                .update();
    }
}
