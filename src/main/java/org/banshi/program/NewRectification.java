package org.banshi.program;

import java.util.List;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * What a screening found and an office puts on its list; whether it is a problem is for the group to verify.
 *
 * @param title what was found, up to 200 characters
 * @param text more of it
 * @param place where
 * @param nr its number on the list; the next one where absent
 * @param checker code of the group that verifies and accepts; the list's where absent
 * @param fault what the screening takes it for; what holds is said when it is put on the ledger
 */
public record NewRectification(
        String title,
        String text,
        NewMatter.Place place,
        @Nullable Integer nr,
        @Nullable String checker,
        Fault fault) {

    /**
     * What kind of fault it is.
     *
     * @param faultClass safety, quality, environment, procedure, service, conduct, other
     * @param cause why it came to be
     * @param measures how it is to be mended
     * @param sponsor who of the leadership answers for it (包抓领导)
     */
    public record Fault(
            @Nullable String faultClass,
            @Nullable String cause,
            @Nullable String measures,
            @Nullable String sponsor) {
        /** Not known yet. */
        public static final Fault UNKNOWN = new Fault(null, null, null, null);
    }

    /** Of which nothing more is known yet. */
    public NewRectification(
            String title, String text, NewMatter.Place place, @Nullable Integer nr, @Nullable String checker) {
        this(title, text, place, nr, checker, Fault.UNKNOWN);
    }

    /** As an item of a list: nobody answers for it before it is verified. */
    NewItem item() {
        return new NewItem(
                title,
                text,
                "",
                place,
                new NewItem.Sorting(nr, null, null, null),
                new NewItem.Book(null, null, null, null, null, fault.measures(), null),
                new NewItem.Answerable(null, List.of(), null, checker),
                null,
                null,
                List.of(),
                List.of());
    }
}
