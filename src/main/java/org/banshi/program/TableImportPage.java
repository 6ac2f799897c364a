package org.banshi.program;

import java.util.List;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * One table on its way onto a list.
 *
 * @param list the list
 * @param upload the table
 * @param columns its columns, where somebody is asked what is what
 * @param errors what is wrong with the answers
 */
record TableImportPage(WorkList list, SheetUpload upload, List<Column> columns, FormErrors errors) implements Page {

    /**
     * A column of theirs.
     *
     * @param place its place, from 0
     * @param theirs its name
     * @param choices our columns; the chosen or proposed one is marked
     * @param isProposed whether the choice is only a proposal
     */
    record Column(int place, String theirs, List<Choice> choices, boolean isProposed) {}

    /**
     * One of our columns.
     *
     * @param code what is sent; empty for none
     * @param header its name; empty for none
     * @param isChosen whether it is chosen
     */
    record Choice(String code, String header, boolean isChosen) {}

    /** Where it is. */
    public String path() {
        return "/desk/lists/" + list.code() + "/import/" + upload.id();
    }

    /** How far it is, in a word of the messages. */
    public String stage() {
        return upload.stage().code();
    }
}
