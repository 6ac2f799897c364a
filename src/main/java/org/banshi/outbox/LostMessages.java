package org.banshi.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The messages that were given up. */
final class LostMessages {
    /** At once, so that a gateway that has just come back is not overrun. */
    static final int MOST = 1000;

    private static final String WORDS = " args <> '[\"······\"]'";
    private static final String WHICH = """
             state = 'given_up'
              and (cast(:channel as text) is null or channel = :channel)
              and (cast(:template as text) is null or template = :template)
              and (cast(:error as text) is null or coalesce(last_error, '') = :error)
            """;

    private final JdbcClient db;

    LostMessages(JdbcClient db) {
        this.db = db;
    }

    List<Lost> groups() {
        return db.sql(
                        "select channel, template, coalesce(last_error, '') as error, count(*) as n, count(*) filter (where"
                                + WORDS + """
                        ) as words, max(created_at) as newest
                        from outbox_message where state = 'given_up'
                        group by channel, template, coalesce(last_error, '') order by n desc, channel, template, error limit 200
                        """)
                .query((row, _) -> new Lost(
                        Channel.of(row.getString("channel")),
                        row.getString("template"),
                        row.getString("error"),
                        row.getLong("n"),
                        row.getLong("words"),
                        row.getObject("newest", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The newest first. */
    List<Sent> list(Lost.Which which, @Nullable Long before, int most) {
        return with(
                        db.sql(
                                "select " + StoredMessages.COLUMNS + " from outbox_message where" + WHICH
                                        + " and (cast(:before as bigint) is null or id < :before) order by id desc limit :most"),
                        which)
                .param("before", before)
                .param("most", most)
                .query(StoredMessages::shown)
                .list();
    }

    boolean again(long id, Instant now) {
        return db.sql("update outbox_message set state = 'failed', due_at = :now, attempts = 0"
                                + " where id = :id and state = 'given_up' and" + WORDS)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    int again(Lost.Which which, Instant now) {
        return with(
                        db.sql("update outbox_message set state = 'failed', due_at = :now, attempts = 0"
                                + " where id = any(array(select id from outbox_message where" + WHICH + " and" + WORDS
                                + " order by id limit :most for update skip locked))"),
                        which)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .update();
    }

    private static StatementSpec with(StatementSpec statement, Lost.Which which) {
        Channel channel = which.channel();
        return statement
                .param("channel", channel == null ? null : channel.code())
                .param("template", which.template())
                .param("error", which.error());
    }
}
