package org.banshi.hotline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Items;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An answer may cite an item of knowledge, and only one that is in force (M32). Its number, version and words are written
 * down with the answer: what becomes of the item later changes nothing.
 */
@Component
final class Citing {
    static final String FIELD = "cites";
    static final String TABLE = "hotline_citation";
    private static final String VERSION = "citesVersion";

    private final Items items;

    Citing(Items items) {
        this.items = items;
    }

    static Field field() {
        return Field.text(FIELD).upTo(20);
    }

    /**
     * Cites what the form names; an answer that names nothing cites nothing, whatever the one before it did.
     *
     * @return the item, if one is cited
     */
    Optional<Item> cite(Situation s, Change c) {
        String named = s.form().text(FIELD).map(String::strip).orElse("");
        if (named.isEmpty()) {
            c.own("cited", null).own("cited_version", null);
            return Optional.empty();
        }
        // Held until all of this is written: nobody withdraws it in between.
        Item item = (named.matches("[0-9]{1,18}") ? items.hold(Long.parseLong(named)) : Optional.<Item>empty())
                .orElseThrow(() -> Problem.invalid(FIELD, "knowledge.notInForce"));
        write(item, null, s, c);
        return Optional.of(item);
    }

    /** What a request that was merged into this one is told to cite, when it gets the same answer. */
    void pass(Situation s, Map<String, Object> form) {
        Object item = s.own().get("cited");
        Object version = s.own().get("cited_version");
        if (item != null && version != null) {
            form.put(FIELD, item.toString());
            form.put(VERSION, version.toString());
        }
    }

    /** Cites what the main request cited, as it was worded then. */
    void follow(Situation s, Change c) {
        String item = s.form().text(FIELD).orElse(null);
        String version = s.form().text(VERSION).orElse(null);
        if (item != null && version != null) {
            items.version(Long.parseLong(item), Integer.parseInt(version))
                    .ifPresent(found -> write(found, s.matter().mainId(), s, c));
        }
    }

    private static void write(Item item, @Nullable Long main, Situation s, Change c) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", item.id());
        row.put("version", item.version());
        row.put("title", item.title());
        row.put("body", item.body());
        row.put("source", item.source());
        if (item.link() != null) {
            row.put("link", item.link());
        }
        if (main != null) {
            row.put("main", main);
        }
        row.put("at", s.now());
        c.append(TABLE, row).own("cited", item.id()).own("cited_version", item.version());
    }
}
