package org.banshi.knowledge;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code knowledge_category}. */
final class TreeRows {
    /** Any number, the same in every server: who holds it may change the tree. */
    private static final long CHANGING = 0x6b_6e6f_776cL;

    private final JdbcClient db;

    TreeRows(JdbcClient db) {
        this.db = db;
    }

    /** Waits for its turn among all servers; held to the end of the transaction. */
    void lock() {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(CHANGING)
                .query((_, _) -> "")
                .single();
    }

    long version() {
        return db.sql("select version from knowledge_version").query(Long.class).single();
    }

    List<Category> all() {
        return db.sql("select code, name, parent, active from knowledge_category order by place, code")
                .query((row, _) ->
                        new Category(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    /** Adds, after so many places, or changes in place; the number of rows added, changed. */
    int[] put(List<Category> categories, int after) {
        int[] changes = db.sql("""
                with put as (
                  insert into knowledge_category as c (code, name, parent, place, active)
                  select code, name, parent, ? + place, active
                  from unnest(?, ?, ?, ?) with ordinality as t (code, name, parent, active, place)
                  on conflict (code) do update
                    set name = excluded.name, parent = excluded.parent, active = excluded.active
                    where (c.name, c.parent, c.active) is distinct from (excluded.name, excluded.parent, excluded.active)
                  returning (xmax = 0) as added)
                select count(*) filter (where added), count(*) filter (where not added) from put
                """)
                .param(after)
                .param(categories.stream().map(Category::code).toArray(String[]::new))
                .param(categories.stream().map(Category::name).toArray(String[]::new))
                .param(categories.stream().map(Category::parent).toArray(String[]::new))
                .param(categories.stream().map(Category::active).toArray(Boolean[]::new))
                .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        if (changes[0] + changes[1] > 0) {
            db.sql("update knowledge_version set version = version + 1").update();
        }
        return changes;
    }
}
