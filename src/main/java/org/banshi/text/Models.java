package org.banshi.text;

import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code text_model}. */
final class Models {
    private final JdbcClient db;

    Models(JdbcClient db) {
        this.db = db;
    }

    long add(byte[] bytes, String figures, String dataHash, OffsetDateTime at) {
        return db.sql("""
                insert into text_model (bytes, figures, data_hash, created_at)
                values (?, ?::jsonb, ?, ?)
                returning id
                """)
                .param(bytes)
                .param(figures)
                .param(dataHash)
                .param(at)
                .query(Long.class)
                .single();
    }

    /** Two statements, because the index that allows one active model looks at each row at once. */
    boolean activate(long id) {
        db.sql("select id from text_model where active or id = ? order by id for update")
                .param(id)
                .query(Long.class)
                .list();
        db.sql("update text_model set active = false where active and id <> ?")
                .param(id)
                .update();
        return db.sql("update text_model set active = true where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    OptionalLong active() {
        return db.sql("select id from text_model where active").query(Long.class).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    byte[] bytes(long id) {
        return db.sql("select bytes from text_model where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }
}
