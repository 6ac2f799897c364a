package org.banshi.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Remembers for each list what the columns of the upper tier's form are, once somebody has said so. */
@Component
final class SheetColumns {
    private final JdbcClient db;
    private final TransactionOperations transaction;

    SheetColumns(JdbcClient db, TransactionOperations transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /** Their names to our codes; to nothing for those that are not read. */
    Map<String, String> known(String list, TableKind kind) {
        Map<String, String> known = new LinkedHashMap<>();
        db.sql(
                        "select theirs, coalesce(ours, '') from program_import_column where list = :list and kind = :kind order by place")
                .param("list", list)
                .param("kind", kind.code())
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        return known;
    }

    /** The form as it was sent last: its columns in their order. */
    void remember(String list, TableKind kind, Map<String, String> columns) {
        transaction.executeWithoutResult(_ -> {
            db.sql("delete from program_import_column where list = :list and kind = :kind")
                    .param("list", list)
                    .param("kind", kind.code())
                    .update();
            int place = 0;
            for (Map.Entry<String, String> column : columns.entrySet()) {
                db.sql("""
                        insert into program_import_column (list, kind, theirs, place, ours)
                        values (:list, :kind, :theirs, :place, nullif(:ours, ''))
                        on conflict (list, kind, theirs) do update set place = excluded.place, ours = excluded.ours""")
                        .param("list", list)
                        .param("kind", kind.code())
                        .param("theirs", column.getKey())
                        .param("place", place++)
                        .param("ours", column.getValue())
                        .update();
            }
        });
    }

    /** The form to be filled in; empty if none was sent. */
    List<ItemSheet.Heading> headings(String list, TableKind kind) {
        List<ItemSheet.Heading> headings = new ArrayList<>();
        known(list, kind)
                .forEach((theirs, ours) -> headings.add(
                        new ItemSheet.Heading(theirs, ItemColumn.of(ours, kind).orElse(null))));
        return headings;
    }
}
