package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions of pages that go on listening after they were shown: whoever writes to them must ask here now and then whether
 * they still may. Asking is no use of the session and does not make it last longer.
 */
@Component
@ConditionalOnWebApplication
public final class LiveSessions {
    private final JdbcClient db;

    LiveSessions(JdbcClient db) {
        this.db = db;
    }

    /**
     * The session of a page that listens.
     *
     * @param id of the session
     * @param staff who signed in
     * @param stamp of the account at that time
     */
    public record Held(String id, long staff, long stamp) {}

    /** The session of a request, if somebody is signed in. */
    public Optional<Held> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(Sessions.STAFF) instanceof Long staff
                        && session.getAttribute(Sessions.STAMP) instanceof Long stamp
                ? Optional.of(new Held(session.getId(), staff, stamp))
                : Optional.empty();
    }

    /**
     * Those that are not over, each with the person as the account is now: signed out, too old, disabled and changed ones
     * are missing. One question to the database for all.
     */
    public Map<String, Actor.Staff> alive(Collection<Held> held) {
        List<Held> all = List.copyOf(held);
        return db
                .sql("""
                        select h.session, s.id, s.name, s.unit, a.roles
                        from unnest(:sessions::text[], :staff::bigint[], :stamps::bigint[]) h (session, staff, stamp)
                          join access_session o on o.session_id = h.session
                          join access_account a on a.staff = h.staff and a.stamp = h.stamp and not a.disabled
                          join people_staff s on s.id = h.staff and s.active
                        where o.expiry_time > extract(epoch from now()) * 1000
                        """)
                .param("sessions", all.stream().map(Held::id).toArray(String[]::new))
                .param("staff", all.stream().map(Held::staff).toArray(Long[]::new))
                .param("stamps", all.stream().map(Held::stamp).toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getString("session"), Credentials.staff(row)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }
}
