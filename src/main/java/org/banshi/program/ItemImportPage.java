package org.banshi.program;

import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A table read onto a list, or about to be.
 *
 * @param list the list
 * @param columns the columns, as the header may name them
 * @param report what came of it; absent before
 * @param preview whether nothing was written
 * @param errors what is wrong with the file
 */
record ItemImportPage(
        WorkList list, String columns, ItemImport.@Nullable Report report, boolean preview, FormErrors errors)
        implements Page {}
