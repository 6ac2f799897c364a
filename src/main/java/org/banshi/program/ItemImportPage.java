package org.banshi.program;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Tables of a list, in and out.
 *
 * @param list the list
 * @param kind what is chosen
 * @param uploads tables that the reader sent and that are still here
 * @param forms kinds for which the upper tier's form is known
 * @param errors what is wrong with the file
 */
record ItemImportPage(
        WorkList list, TableKind kind, List<SheetUpload> uploads, List<TableKind> forms, FormErrors errors)
        implements Page {

    /** The kinds that have tables. */
    public List<TableKind> kinds() {
        return Arrays.asList(TableKind.values());
    }

    /** The columns that are read, as the header may name them. */
    public String columns(TableKind table) {
        return ItemColumn.of(table).stream()
                .filter(ItemColumn::isRead)
                .map(ItemColumn::header)
                .collect(Collectors.joining("、"));
    }

    /** Where it is. */
    public String path() {
        return "/desk/lists/" + list.code() + "/import";
    }
}
