package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import org.banshi.web.Language;
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
        text(recipient, template, at, false, Language.ZH, args);
    }

    /** A message with words that are good once: they are forgotten when it has left. */
    void once(String recipient, String template, Instant at, Language language, Object... args) {
        text(recipient, template, at, true, language, args);
    }

    /** Forgets the words of such a message, whether it has left or not. */
    void forget(String recipient) {
        db.sql("update outbox_message set args = '[\"······\"]' where recipient = :recipient"
                        + " and once and args <> '[\"······\"]'")
                .param("recipient", recipient)
                .update();
    }

    private void text(String recipient, String template, Instant at, boolean once, Language language, Object... args) {
        db.sql("""
                insert into outbox_message (created_at, due_at, channel, recipient, template, args, once, language)
                values (:at, :at, 'sms', :recipient, :template, cast(:args as jsonb), :once, :language)
                """)
                .param("once", once)
                .param("language", language.code())
                .param("at", Timestamp.from(at))
                .param("recipient", recipient)
                .param("template", template)
                .param("args", json.writeValueAsString(args))
                .update();
    }
}
