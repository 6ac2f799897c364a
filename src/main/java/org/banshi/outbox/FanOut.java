package org.banshi.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows notes at their desks, and in the same statement makes the copies for receivers and for whoever wishes them: so
 * there is one copy for each of them, however many nodes look and whenever one dies. A copy keeps nothing that somebody wrote:
 * when a person is forgotten, none lies in it.
 */
final class FanOut {
    private static final int BATCH = 1000;

    private static final String SHOW = """
            with shown as (
              update outbox_message set state = 'sent', sent_at = :now
              where id = any(array(select id from outbox_message
                where channel = 'desk' and state in ('waiting', 'failed') and due_at <= :now
                order by id limit :most for update skip locked))
              returning id, created_at, recipient, template, args, subject
            ), note as (
              select s.*, coalesce((select k.kind from unnest(cast(:templates as text[]), cast(:kinds as text[]))
                as k (template, kind) where k.template = s.template), 'work') as kind,
                coalesce((select jsonb_agg(case when jsonb_typeof(arg) = 'string'
                      and arg #>> '{}' is distinct from s.subject and arg #>> '{}' !~ :plain then '"…"' else arg end
                    order by place)
                  from jsonb_array_elements(s.args) with ordinality as a (arg, place)), '[]') as told
              from shown s
            ), wished as (
              select n.*, w.channel as way, w.how, r.staff, r.language, r.digest_at, r.quiet_from, r.quiet_to,
                n.kind = 'danger' or (n.kind = 'breach' and r.breach_through) as through,
                cast(:now as timestamptz) at time zone :zone as here
              from note n
                join outbox_wish w on w.kind = n.kind
                join outbox_reach r on r.staff = w.staff
                  and case w.channel when 'mail' then r.mail is not null else r.phone is not null end
                join people_staff p on p.id = w.staff and p.active
                join access_account a on a.staff = p.id and not a.disabled
              where n.recipient = 'staff:' || p.id or n.recipient = 'unit:' || p.unit
                or n.recipient in (select 'role:' || held from unnest(a.roles) held)
            ), copies as (
              insert into outbox_message
                (created_at, due_at, channel, recipient, template, args, subject, language, origin)
              select created_at,
                case when through or quiet_from is null then :now
                  when (quiet_from < quiet_to and here::time >= quiet_from and here::time < quiet_to)
                    or (quiet_from > quiet_to and (here::time >= quiet_from or here::time < quiet_to))
                  then (here::date + quiet_to
                    + case when here::time < quiet_to then interval '0' else interval '1 day' end) at time zone :zone
                  else :now end,
                way, 'staff:' || staff, template, told, subject, language, id
              from wished where how = 'now'
              union all
              select n.created_at, :now, 'webhook', 'receiver:' || c.id, n.template, n.told, n.subject, 'zh', n.id
              from note n join outbox_receiver c on c.active and n.kind = any(c.kinds)
                and (cardinality(c.desks) = 0 or n.recipient = any(c.desks))
              on conflict do nothing
            ), later as (
              insert into outbox_digest (note, staff, channel, due_at, template, args, subject, language)
              select id, staff, way,
                (here::date + digest_at
                  + case when here::time < digest_at then interval '0' else interval '1 day' end) at time zone :zone,
                template, told, subject, language
              from wished where how = 'daily'
              on conflict do nothing
            )
            select count(*) from shown
            """;

    private static final String DIGEST = """
            with gone as (delete from outbox_digest where due_at <= :now
              returning note, staff, channel, template, args, subject, language)
            insert into outbox_message (created_at, due_at, channel, recipient, template, args, language)
            select cast(:now as timestamptz), :now, channel, 'staff:' || staff,
              case channel when 'mail' then 'outbox.digest' else 'outbox.digest.short' end,
              case channel when 'mail' then jsonb_build_array(count(*),
                  jsonb_agg(jsonb_build_object('template', template, 'args', args, 'subject', subject) order by note))
                else jsonb_build_array(count(*)) end,
              language
            from gone group by staff, channel, language
            """;

    private final JdbcClient db;
    private final ZoneId zone;
    private final Supplier<List<NoteKinds>> kinds;

    FanOut(JdbcClient db, ZoneId zone, Supplier<List<NoteKinds>> kinds) {
        this.db = db;
        this.zone = zone;
        this.kinds = kinds;
    }

    /** Desk notes need no provider: they are visible once they are due. Returns how many became so. */
    int showDue(Instant now) {
        List<Map.Entry<String, NoteKind>> named = kinds.get().stream()
                .flatMap(each -> each.byTemplate().entrySet().stream())
                .toList();
        int all = 0;
        int shown;
        do {
            shown = db.sql(SHOW)
                    .param("now", Timestamp.from(now))
                    .param("most", BATCH)
                    .param("zone", zone.getId())
                    .param("plain", Texts.PLAIN_IN_SQL)
                    .param("templates", named.stream().map(Map.Entry::getKey).toArray(String[]::new))
                    .param(
                            "kinds",
                            named.stream().map(each -> each.getValue().code()).toArray(String[]::new))
                    .query(Integer.class)
                    .single();
            all += shown;
        } while (shown == BATCH);
        return all;
    }

    /** Puts together what is wished once a day and due. */
    void putTogether(Instant now) {
        db.sql(DIGEST).param("now", Timestamp.from(now)).update();
    }
}
