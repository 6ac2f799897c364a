package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts text messages about no matter into the outbox, in the transaction that runs; the recipient is a reference. */
@Component
final class Texting {
    private final JdbcClient db;
    private final JsonMapper json;

    Texting(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void text(String recipient, String template, Instant at, Object... args) {
        db.sql("""
                insert into outbox_message (created_at, due_at, channel, recipient, template, args)
                values (:at, :at, 'sms', :recipient, :template, cast(:args as jsonb))
                """)
                .param("at", Timestamp.from(at))
                .param("recipient", recipient)
                .param("template", template)
                .param("args", json.writeValueAsString(args))
                .update();
    }
}
