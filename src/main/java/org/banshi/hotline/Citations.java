package org.banshi.hotline;

import java.util.Optional;
import org.banshi.matter.MatterView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the answer of a request cites, as it was worded when it was given. */
@Service
public final class Citations {
    private final JdbcClient db;

    Citations(JdbcClient db) {
        this.db = db;
    }

    /**
     * A citation.
     *
     * @param item number of the item of knowledge
     * @param version its version
     * @param title its question then
     * @param body its words then
     * @param source what it rested on
     * @param link where that could be read
     */
    public record Citation(
            long item,
            int version,
            String title,
            String body,
            String source,
            @Nullable String link) {}

    /** What the answer that holds now cites; nothing for most. Only for somebody who may read the answer. */
    public Optional<Citation> of(MatterView view) {
        if (!(view.own().get("cited") instanceof Number item)) {
            return Optional.empty();
        }
        return db.sql("""
                select item, version, title, body, source, link from hotline_citation
                where matter = :matter and item = :item order by at desc limit 1
                """)
                .param("matter", view.matter().id())
                .param("item", item.longValue())
                .query(Citation.class)
                .optional();
    }
}
