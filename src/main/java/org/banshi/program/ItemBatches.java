package org.banshi.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.matter.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts many items on a list in a few statements; on the ledger each is raised just as if it came alone. */
@Component
final class ItemBatches {
    private final Ledger ledger;
    private final JdbcClient db;

    ItemBatches(Ledger ledger, JdbcClient db) {
        this.ledger = ledger;
        this.db = db;
    }

    /** Takes this many numbers above all that are taken and above the given one; the first of them. */
    int numbers(String list, int count, int above) {
        return db.sql("""
                        update program_list set last_nr = greatest(last_nr, :above,
                          (select coalesce(max(nr), 0) from program_item where list = :list)) + :count
                        where code = :list returning last_nr""")
                        .param("list", list)
                        .param("above", above)
                        .param("count", count)
                        .query(Integer.class)
                        .single()
                - count
                + 1;
    }

    /** Raises items that were found to be without faults, each under its number. */
    void raise(WorkList list, List<SheetItem> rows, Actor actor) {
        List<Ledger.Birth> births = new ArrayList<>();
        for (SheetItem row : rows) {
            NewItem item = row.item();
            Map<String, Object> own =
                    Items.own(list, item, Objects.requireNonNull(item.sorting().nr()));
            own.putAll(row.more());
            String checker = checker(list, item);
            births.add(new Ledger.Birth(Items.matter(row.kind().code(), item, own), change -> {
                Items.beside(change, item);
                if (row.kind() == TableKind.RECTIFICATION) {
                    change.assign(Objects.requireNonNull(checker), Relation.CHECKER);
                }
            }));
        }
        ledger.raiseAll(births, actor);
    }

    private static @Nullable String checker(WorkList list, NewItem item) {
        return item.who().checker() == null ? list.checker() : item.who().checker();
    }
}
