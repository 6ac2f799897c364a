package org.banshi.text;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code text_model} and {@code text_model_use}. */
final class Models {
    private final JdbcClient db;

    Models(JdbcClient db) {
        this.db = db;
    }

    long add(byte[] bytes, String figures, String dataHash, String source, OffsetDateTime at) {
        return db.sql("""
                insert into text_model (bytes, figures, data_hash, source, created_at)
                values (?, ?::jsonb, ?, ?, ?)
                returning id
                """)
                .param(bytes)
                .param(figures)
                .param(dataHash)
                .param(source)
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
        rest(id);
        return db.sql("update text_model set active = true where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    /** Takes all models but this one out of use. */
    void rest(long but) {
        db.sql("update text_model set active = false where active and id <> ?")
                .param(but)
                .update();
    }

    void used(@Nullable Long model, OffsetDateTime at, @Nullable Long staff, String why) {
        db.sql("insert into text_model_use (model, at, staff, why) values (?, ?, ?, ?)")
                .param(model)
                .param(at)
                .param(staff)
                .param(why)
                .update();
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

    List<StoredModel> all(int most) {
        return db.sql("""
                select id, source, created_at, active, data_hash,
                  (figures ->> 'rows')::int as rows, jsonb_array_length(figures -> 'labels') as labels,
                  (figures ->> 'accuracy')::float8 as accuracy, (figures ->> 'macroF1')::float8 as macro_f1,
                  (select (point ->> 'precision')::float8
                   from jsonb_array_elements(figures -> 'curve') point
                   where abs((point ->> 'coverage')::float8 - 0.8) < 0.01) as precision_at_80
                from text_model order by id desc limit ?
                """)
                .param(most)
                .query((row, _) -> new StoredModel(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getBoolean("active"),
                        row.getString("data_hash"),
                        row.getInt("rows"),
                        row.getInt("labels"),
                        row.getDouble("accuracy"),
                        row.getDouble("macro_f1"),
                        row.getObject("precision_at_80", Double.class)))
                .list();
    }

    List<ModelUse> uses(int most) {
        return db.sql("select model, at, staff, why from text_model_use order by id desc limit ?")
                .param(most)
                .query((row, _) -> new ModelUse(
                        row.getObject(1, Long.class),
                        row.getTimestamp(2).toInstant(),
                        row.getObject(3, Long.class),
                        row.getString(4)))
                .list();
    }

    /** The time of the newest model of a source. */
    Optional<Instant> newest(String source) {
        return db.sql("select max(created_at) from text_model where source = ?")
                .param(source)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .single();
    }
}
