package org.banshi.matter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * What residents raised, for finding what many of them raise: of kinds that are published, never reports nor confidential
 * matters (R-S10), in the hotline's wording where there is one. Who raised it is counted and never told.
 */
@Service
public class Voices {
    private final Kinds kinds;
    private final JdbcTemplate db;

    Voices(Kinds kinds, JdbcTemplate db) {
        this.kinds = kinds;
        this.db = db;
    }

    /**
     * One matter.
     *
     * @param id for rows of rooms above
     * @param title what it says first
     * @param text the rest
     */
    public record Voice(long id, String title, String text) {}

    /** What was raised since then, the newest {@code most} of it, the oldest first. */
    public List<Voice> since(Instant from, int most) {
        String[] published =
                kinds.all().stream().filter(Kind::isPublished).map(Kind::name).toArray(String[]::new);
        return db.query(
                """
                select * from (
                  select m.id, m.raised_at, coalesce(m.reworded_title, m.title) as title,
                         coalesce(m.reworded_text, m.text) as text
                  from matter_matter m
                  where m.kind = any(?) and m.raised_at >= ? and not matter_is_shielded(m.kind, m.type, m.confidential)
                  order by m.raised_at desc, m.id desc limit ?) newest
                order by raised_at, id
                """,
                (row, _) -> new Voice(row.getLong("id"), said(row.getString("title")), said(row.getString("text"))),
                published,
                Timestamp.from(from),
                most);
    }

    /** How many different people raised these; a matter of which no number is known counts as one. */
    public int people(Collection<Long> matters) {
        Integer people = db.queryForObject("""
                select count(distinct coalesce(encode(i.phone_hash, 'hex'), encode(i.raiser_key_hash, 'hex'), m.id::text))
                from matter_matter m left join matter_identity i on i.matter = m.id where m.id = any(?)
                """, Integer.class, (Object) matters.toArray(Long[]::new));
        return people == null ? 0 : people;
    }

    private static String said(@Nullable String words) {
        return Objects.requireNonNullElse(words, "");
    }
}
