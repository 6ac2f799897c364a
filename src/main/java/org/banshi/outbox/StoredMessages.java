package org.banshi.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of messages. */
final class StoredMessages {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};
    static final String COLUMNS =
            "id, created_at, channel, recipient, template, args, subject, state, attempts, last_error, sent_at, sent_to";

    private final JdbcClient db;
    private final boolean forgets;

    /**
     * The table of messages.
     *
     * @param forgets whether words that are good once go when they have left; the demo shows them on its phone
     */
    StoredMessages(JdbcClient db, boolean forgets) {
        this.db = db;
        this.forgets = forgets;
    }

    /**
     * A message that a worker holds for a while.
     *
     * @param attempt the number of this attempt; whoever holds a later one has taken over
     */
    record Held(
            long id,
            Instant createdAt,
            Channel channel,
            String recipient,
            String template,
            List<Object> args,
            @Nullable String subject,
            String language,
            int attempt) {
        /** Whether it tells somebody outside of what stands at a desk. */
        boolean isCopy() {
            return channel == Channel.WEBHOOK || recipient.startsWith(Reaches.PREFIX);
        }
    }

    void insert(Message message, Instant now) {
        db.sql("""
                insert into outbox_message (created_at, due_at, channel, recipient, template, args, subject, language)
                values (:now, :due, :channel, :recipient, :template, cast(:args as jsonb), :subject, :language)
                """)
                .param("now", sql(now))
                .param("due", sql(message.dueAt() == null ? now : message.dueAt()))
                .param("channel", message.channel().code())
                .param("recipient", message.recipient())
                .param("template", message.template())
                .param(
                        "args",
                        JSON.writeValueAsString(message.args().stream()
                                .map(StoredMessages::plain)
                                .toList()))
                .param("subject", message.subject())
                .param("language", message.language())
                .update();
    }

    /** Takes due messages, oldest first, and holds them: no other worker gets them until the hold ends. */
    List<Held> take(Set<Channel> channels, Instant now, Duration hold, int most) {
        return take(channels, now, hold, most, Set.of());
    }

    /** Likewise, but for text messages to recipients that begin so: those wait. What is good once never waits. */
    List<Held> take(Set<Channel> channels, Instant now, Duration hold, int most, Set<String> resting) {
        return db
                .sql("""
                with due as (
                  select id from outbox_message
                  where state in ('waiting', 'failed') and due_at <= :now and channel = any (:channels)
                    and (channel <> 'sms' or once or not recipient ^@ any (:resting))
                  order by due_at, id
                  limit :most
                  for update skip locked
                )
                update outbox_message m set due_at = :until, attempts = m.attempts + 1
                from due where m.id = due.id
                returning m.id, m.created_at, m.channel, m.recipient, m.template, m.args, m.subject, m.language,
                  m.attempts
                """)
                .param("now", sql(now))
                .param("until", sql(now.plus(hold)))
                .param("channels", channels.stream().map(Channel::code).toArray(String[]::new))
                .param("most", most)
                .param("resting", resting.toArray(String[]::new))
                .query(StoredMessages::held)
                .list()
                .stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    /** Marks a message as handed over, unless another worker has taken it meanwhile. */
    boolean sent(Held held, Instant now, String shown, Language language) {
        return db.sql("""
                update outbox_message set state = 'sent', sent_at = :now, sent_to = :shown, last_error = null, language = :language,
                  args = case when once and :forgets then '["······"]'::jsonb else args end
                where id = :id and attempts = :attempt and state in ('waiting', 'failed')
                """)
                        .param("now", sql(now))
                        .param("shown", shown)
                        .param("language", language.code())
                        .param("forgets", forgets)
                        .param("id", held.id())
                        .param("attempt", held.attempt())
                        .update()
                == 1;
    }

    /** Notes a failure; with no next time the message is given up. */
    void failed(Held held, String error, @Nullable Instant next) {
        db.sql("""
                update outbox_message
                set state = case when cast(:next as timestamptz) is null then 'given_up' else 'failed' end,
                    due_at = coalesce(cast(:next as timestamptz), due_at), last_error = :error
                where id = :id and attempts = :attempt and state in ('waiting', 'failed')
                """)
                .param("next", next == null ? null : sql(next))
                .param("error", error)
                .param("id", held.id())
                .param("attempt", held.attempt())
                .update();
    }

    List<Sent> desk(Collection<String> recipients, Instant now, int most) {
        return db.sql("select " + COLUMNS + """
                 from outbox_message
                where channel = 'desk' and recipient = any (:recipients) and due_at <= :now
                order by id desc limit :most
                """)
                .param("recipients", recipients.toArray(String[]::new))
                .param("now", sql(now))
                .param("most", most)
                .query(StoredMessages::shown)
                .list();
    }

    List<Sent> about(String subject) {
        return db.sql("select " + COLUMNS + " from outbox_message where subject = :subject order by id")
                .param("subject", subject)
                .query(StoredMessages::shown)
                .list();
    }

    List<Sent> newest(int most) {
        return db.sql("select " + COLUMNS + """
                 from outbox_message
                where channel in ('sms', 'mail') and state = 'sent'
                order by id desc limit :most
                """)
                .param("most", most)
                .query(StoredMessages::shown)
                .list();
    }

    List<Backlog> backlog(Set<Channel> provided) {
        Map<Channel, Backlog> open = db
                .sql("""
                select channel,
                  count(*) filter (where state = 'waiting') as waiting,
                  count(*) filter (where state = 'failed') as failed,
                  count(*) filter (where state = 'given_up') as given_up,
                  min(created_at) filter (where state in ('waiting', 'failed')) as oldest
                from outbox_message where state in ('waiting', 'failed', 'given_up') group by channel
                """)
                .query((row, n) -> {
                    Channel channel = Channel.of(row.getString("channel"));
                    return new Backlog(
                            channel,
                            provided.contains(channel),
                            row.getLong("waiting"),
                            row.getLong("failed"),
                            row.getLong("given_up"),
                            instant(row, "oldest"));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Backlog::channel, b -> b));
        return Arrays.stream(Channel.values())
                .map(c -> open.getOrDefault(c, new Backlog(c, provided.contains(c), 0, 0, 0, null)))
                .toList();
    }

    private static Object plain(Object arg) {
        return arg instanceof Number || arg instanceof Boolean ? arg : arg.toString();
    }

    private static Held held(ResultSet row, int n) throws SQLException {
        return new Held(
                row.getLong("id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Channel.of(row.getString("channel")),
                row.getString("recipient"),
                row.getString("template"),
                JSON.readValue(row.getString("args"), LIST),
                row.getString("subject"),
                row.getString("language"),
                row.getInt("attempts"));
    }

    static Sent shown(ResultSet row, int n) throws SQLException {
        Channel channel = Channel.of(row.getString("channel"));
        return new Sent(
                row.getLong("id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                channel,
                channel == Channel.DESK ? row.getString("recipient") : null,
                row.getString("template"),
                JSON.readValue(row.getString("args"), LIST),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                instant(row, "sent_at"),
                row.getString("sent_to"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
