package org.banshi.outbox;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each of the staff wishes to be reached. It is theirs: nobody else reads or sets it. */
@Service
public class Reaches implements Sealed {
    static final String PREFIX = "staff:";

    private final JdbcClient db;
    private final Secrets secrets;

    Reaches(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** What somebody wishes. */
    public Reach of(long staff) {
        Map<Reach.Wish, Reach.How> wishes = new HashMap<>();
        db.sql("select kind, channel, how from outbox_wish where staff = :staff")
                .param("staff", staff)
                .query(row -> {
                    wishes.put(
                            new Reach.Wish(
                                    NoteKind.of(row.getString("kind")).orElseThrow(),
                                    Channel.of(row.getString("channel"))),
                            Reach.How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)));
                });
        return db.sql("select * from outbox_reach where staff = :staff")
                .param("staff", staff)
                .query((row, _) -> new Reach(
                        opened(row.getString("mail"), staff, "mail"),
                        opened(row.getString("phone"), staff, "phone"),
                        row.getString("language"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class),
                        row.getObject("digest_at", LocalTime.class),
                        row.getBoolean("breach_through"),
                        wishes))
                .optional()
                .orElse(Reach.NONE);
    }

    /**
     * Puts down what somebody wishes.
     *
     * @throws Problem 422 if a wish has no address, or quiet hours have no end
     */
    @Transactional
    public void save(long staff, Reach reach) {
        check(reach);
        String mail = reach.mail();
        String phone = reach.phone();
        db.sql("""
                insert into outbox_reach (staff, mail, phone, language, quiet_from, quiet_to, digest_at, breach_through)
                values (:staff, :mail, :phone, :language, :from, :to, :digest, :through)
                on conflict on constraint outbox_reach_pk do update set mail = excluded.mail, phone = excluded.phone,
                  language = excluded.language, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                  digest_at = excluded.digest_at, breach_through = excluded.breach_through
                """)
                .param("staff", staff)
                .param("mail", mail == null ? null : secrets.seal(mail, place(staff, "mail")))
                .param("phone", phone == null ? null : secrets.seal(phone, place(staff, "phone")))
                .param("language", reach.language())
                .param("from", reach.quietFrom())
                .param("to", reach.quietTo())
                .param("digest", reach.digestAt())
                .param("through", reach.breachThrough())
                .update();
        db.sql("delete from outbox_wish where staff = :staff")
                .param("staff", staff)
                .update();
        reach.wishes()
                .forEach((wish, how) -> db.sql("insert into outbox_wish (staff, kind, channel, how)"
                                + " values (:staff, :kind, :channel, :how)")
                        .param("staff", staff)
                        .param("kind", wish.kind().code())
                        .param("channel", wish.channel().code())
                        .param("how", how.code())
                        .update());
    }

    private static void check(Reach reach) {
        String mail = reach.mail();
        if (mail != null && (mail.length() > 200 || !mail.matches("[^\\s@<>,;\"]+@[A-Za-z0-9.-]+"))) {
            throw Problem.invalid("mail", "reach.mail");
        }
        String phone = reach.phone();
        if (phone != null && !phone.matches("\\+?[0-9]{5,20}")) {
            throw Problem.invalid("phone", "reach.phone");
        }
        LocalTime from = reach.quietFrom();
        if ((from == null) != (reach.quietTo() == null) || from != null && from.equals(reach.quietTo())) {
            throw Problem.invalid("quietTo", "reach.quiet");
        }
        for (Reach.Wish wish : reach.wishes().keySet()) {
            if (wish.channel() == Channel.MAIL && mail == null) {
                throw Problem.invalid("mail", "reach.missing");
            }
            if (wish.channel() == Channel.SMS && phone == null) {
                throw Problem.invalid("phone", "reach.missing");
            }
        }
    }

    /** The address of one of the staff who still works here. */
    @Nullable
    String address(Channel channel, String recipient) {
        String number = recipient.substring(PREFIX.length());
        if (!number.matches("[0-9]{1,18}")) {
            return null;
        }
        long staff = Long.parseLong(number);
        boolean works = db.sql("select exists (select 1 from people_staff where id = :id and active)")
                .param("id", staff)
                .query(Boolean.class)
                .single();
        Reach reach = works ? of(staff) : Reach.NONE;
        return channel == Channel.MAIL ? reach.mail() : reach.phone();
    }

    private @Nullable String opened(@Nullable String sealed, long staff, String column) {
        return sealed == null ? null : secrets.open(sealed, place(staff, column));
    }

    private static String place(Object staff, String column) {
        return "outbox_reach/" + staff + "/" + column;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                new SealedColumn("outbox_reach", "staff", "mail", staff -> place(staff, "mail")),
                new SealedColumn("outbox_reach", "staff", "phone", staff -> place(staff, "phone")));
    }
}
