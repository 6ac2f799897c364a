package org.banshi.web;

import org.jspecify.annotations.Nullable;

/**
 * A page, as a record of all that its template shows. The record may stay package-private in its room; its template has
 * {@code @param org.banshi.web.Ui ui} and {@code @param TheRecord page}.
 */
public non-sealed interface Page extends Answer {

    /**
     * The template, without {@code .jte}: by default the record's room and its name without "Page", so that
     * {@code org.banshi.hotline.InboxPage} is shown by {@code src/main/jte/hotline/inbox.jte}.
     */
    default String template() {
        String room = getClass().getPackageName();
        String name = getClass().getSimpleName().replaceFirst("Page$", "");
        return room.substring(room.lastIndexOf('.') + 1) + "/" + Character.toLowerCase(name.charAt(0))
                + name.substring(1);
    }

    /** Path and query where this page is looked at, where that is not the address that was asked for; links of its own lead there. */
    default @Nullable String address() {
        return null;
    }

    /** What is wrong in the form on this page; a record with a component of this name overrides it. */
    default FormErrors errors() {
        return FormErrors.NONE;
    }

    /** The HTTP status: 422 when the form has errors, else 200. */
    default int status() {
        return errors().any() ? 422 : 200;
    }
}
