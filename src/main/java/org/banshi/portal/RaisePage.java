package org.banshi.portal;

import java.util.List;
import org.banshi.files.StoredFile;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form to raise a request.
 *
 * @param form what is in it
 * @param category name of the category that came with "me too"
 * @param regions places to choose from
 * @param kept files taken before
 * @param danger whether its words speak of danger to life
 * @param stopped whether too much was raised from this address
 * @param errors what is wrong
 */
record RaisePage(
        RaiseForm form,
        @Nullable String category,
        List<Field.Option> regions,
        List<StoredFile> kept,
        boolean danger,
        boolean stopped,
        FormErrors errors)
        implements Page {
    @Override
    public int status() {
        return stopped ? 429 : errors.any() ? 422 : 200;
    }
}
