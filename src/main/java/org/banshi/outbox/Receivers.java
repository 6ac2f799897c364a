package org.banshi.outbox;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receivers, as an administrator puts them down. One is never changed, only put down anew and the old one switched off:
 * so the log tells what went where.
 */
@Service
public class Receivers implements Sealed {
    static final String PREFIX = "receiver:";
    private static final int SHORTEST = 16;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Audit audit;
    private final CityClock clock;

    Receivers(JdbcClient db, Secrets secrets, Audit audit, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is needed to call one. */
    record Target(
            Receiver receiver, String address, @Nullable String secret) {}

    /** All of them, those that are called first. */
    public List<Receiver> list() {
        return db.sql("select * from outbox_receiver order by active desc, id desc limit 500")
                .query(Receivers::receiver)
                .list();
    }

    /**
     * Puts one down.
     *
     * @throws Problem 422 if it cannot be called, or not by that address
     */
    @Transactional
    public Receiver add(Actor.Staff by, Receiver.New wanted) {
        URI address = checked(wanted);
        long id = db.sql("""
                insert into outbox_receiver (name, sort, host, address, secret, kinds, desks, private_ok, made_at, made_by)
                values (:name, :sort, :host, '-', :secret, :kinds, :desks, :private, :at, :by) returning id
                """)
                .param("name", wanted.name())
                .param("sort", wanted.sort().code())
                .param("host", address.getHost())
                .param("secret", wanted.secret() == null ? null : "-")
                .param("kinds", wanted.kinds().stream().map(NoteKind::code).toArray(String[]::new))
                .param("desks", wanted.desks().toArray(String[]::new))
                .param("private", wanted.privateOk())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .query(Long.class)
                .single();
        String secret = wanted.secret();
        db.sql("update outbox_receiver set address = :address, secret = :secret where id = :id")
                .param("address", secrets.seal(wanted.address(), place("address", id)))
                .param("secret", secret == null ? null : secrets.seal(secret, place("secret", id)))
                .param("id", id)
                .update();
        audit.record(
                by,
                "receiverMade",
                wanted.name() + " (" + id + ")",
                wanted.sort().code() + " " + address.getHost() + (wanted.privateOk() ? " private" : ""));
        return target(id).receiver();
    }

    /** Switches one on or off. */
    @Transactional
    public void turn(Actor.Staff by, long id, boolean on) {
        int changed = db.sql("update outbox_receiver set active = :on where id = :id and active <> :on")
                .param("on", on)
                .param("id", id)
                .update();
        if (changed == 1) {
            audit.record(by, "receiverTurned", Long.toString(id), on ? "on" : "off");
        }
    }

    /** The receiver with that number. */
    public Receiver require(long id) {
        return target(id).receiver();
    }

    Target target(long id) {
        return db.sql("select * from outbox_receiver where id = :id")
                .param("id", id)
                .query((row, n) -> {
                    String secret = row.getString("secret");
                    return new Target(
                            receiver(row, n),
                            secrets.open(row.getString("address"), place("address", id)),
                            secret == null ? null : secrets.open(secret, place("secret", id)));
                })
                .optional()
                .orElseThrow(() -> Problem.notFound("receiver.unknown", Long.toString(id)));
    }

    private static URI checked(Receiver.New wanted) {
        if (wanted.name().isBlank() || wanted.name().length() > 100) {
            throw Problem.invalid("name", "receiver.name");
        }
        if (wanted.kinds().isEmpty()) {
            throw Problem.invalid("kinds", "receiver.kinds");
        }
        String secret = wanted.secret();
        if (wanted.sort() == Receiver.Sort.WEBHOOK && (secret == null || secret.length() < SHORTEST)) {
            throw Problem.invalid("secret", "receiver.secret", SHORTEST);
        }
        try {
            return Reachable.address(wanted.address(), wanted.privateOk());
        } catch (Provider.Refused refused) {
            String why = "receiver." + refused.code();
            throw Problem.invalid("address", why);
        }
    }

    private static Receiver receiver(ResultSet row, int n) throws SQLException {
        Set<NoteKind> kinds = Arrays.stream(texts(row, "kinds"))
                .map(code -> NoteKind.of(code).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NoteKind.class)));
        return new Receiver(
                row.getLong("id"),
                row.getString("name"),
                Receiver.Sort.valueOf(row.getString("sort").toUpperCase(Locale.ROOT)),
                row.getString("host"),
                kinds,
                List.of(texts(row, "desks")),
                row.getBoolean("private_ok"),
                row.getBoolean("active"));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static String place(String column, Object id) {
        return "outbox_receiver/" + id + "/" + column;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                new SealedColumn("outbox_receiver", "id", "address", id -> place("address", id)),
                new SealedColumn("outbox_receiver", "id", "secret", id -> place("secret", id)));
    }
}
