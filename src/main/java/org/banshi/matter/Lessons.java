package org.banshi.matter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Words of matters together with the category that staff gave them: what a classifier may learn from. */
@Service
public final class Lessons {
    private final JdbcClient db;
    private final Kinds kinds;

    Lessons(JdbcClient db, Kinds kinds) {
        this.db = db;
        this.kinds = kinds;
    }

    /**
     * One lesson.
     *
     * @param words title and text, as they were raised
     * @param category code of what staff made of them
     */
    public record Lesson(String words, String category) {}

    /**
     * The newest lessons of a kind. What is shielded or confidential, emptied by an erasure, or merged into another is
     * none: its words must not come out of a model.
     *
     * @param kind name of the kind
     * @param actions by which staff set the category; one of them must have been done
     * @param most how many at most
     */
    public List<Lesson> of(String kind, Set<String> actions, int most) {
        Kind found = kinds.all().stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow();
        String[] shielded = Stream.concat(
                        Stream.of(""), found.types().stream().filter(type -> found.isShielded(type, false)))
                .toArray(String[]::new);
        return db.sql("""
                select m.title || chr(10) || m.text, m.category from matter_matter m
                where m.kind = :kind and m.category is not null and m.main_id is null and not m.confidential
                  and not coalesce(m.type, '') = any(:shielded)
                  and exists (select from matter_event e
                    where e.matter = m.id and e.actor = 'staff' and e.action = any(:actions))
                  and not exists (select from matter_erasure_of x join matter_erasure e on e.id = x.erasure
                    where x.matter = m.id and e.state = 'done')
                order by m.id desc limit :most
                """)
                .param("kind", kind)
                .param("shielded", shielded)
                .param("actions", Arrays.copyOf(actions.toArray(), actions.size(), String[].class))
                .param("most", most)
                .query((row, _) -> new Lesson(row.getString(1), row.getString(2)))
                .list();
    }
}
