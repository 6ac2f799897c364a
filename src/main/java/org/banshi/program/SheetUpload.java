package org.banshi.program;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody sent.
 *
 * @param id in its address
 * @param list code of the list it is for
 * @param kind what its rows are
 * @param name name of the file
 * @param language in which its errors are told
 * @param columns their names to our codes; to nothing for those not read
 * @param stage how far it is
 * @param total rows of the file
 * @param done rows that the present stage has done
 * @param reads how many previews were made
 * @param differs whether the list had changed since the preview before
 * @param report what would become of the rows, or what became of them
 * @param failure why it could not be read, in words
 * @param madeBy staff number of whoever sent it
 * @param madeAt when
 * @param isConfirmed whether it was confirmed
 */
record SheetUpload(
        UUID id,
        String list,
        TableKind kind,
        String name,
        Language language,
        Map<String, String> columns,
        Stage stage,
        long total,
        long done,
        int reads,
        boolean differs,
        ItemImport.@Nullable Report report,
        @Nullable String failure,
        long madeBy,
        Instant madeAt,
        boolean isConfirmed) {

    /** How far a table is. */
    enum Stage {
        /** Somebody must say what is what. */
        COLUMNS,
        /** A preview is made. */
        READING,
        /** Shown, and waiting for the word. */
        READY,
        /** Whether the preview still holds. */
        CHECKING,
        /** It is being written. */
        IMPORTING,
        /** All of it is on the list. */
        DONE,
        /** It could not be read. */
        FAILED;

        /** As the database names it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stage of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it goes on by itself. */
    boolean isAtWork() {
        return switch (stage) {
            case READING, CHECKING, IMPORTING -> true;
            case COLUMNS, READY, DONE, FAILED -> false;
        };
    }

    /** Done of all, percent. */
    int percent() {
        return total == 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
