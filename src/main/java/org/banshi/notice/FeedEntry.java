package org.banshi.notice;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the feed.
 *
 * @param source which table it stands in
 * @param id which one there
 * @param path its page, behind the address of the house
 * @param title one line
 * @param summary what it says
 * @param published since when it is public
 * @param updated when anything of it last changed
 */
public record FeedEntry(
        String source, long id, String path, String title, String summary, Instant published, Instant updated) {
    /** What was released last stands first. */
    static final Comparator<FeedEntry> NEWEST = (one, other) -> Cursor.NEWEST.compare(Cursor.of(one), Cursor.of(other));

    /** Behind which entry a page begins. */
    record Cursor(Instant published, String source, long id) {
        static final Comparator<Cursor> NEWEST = Comparator.comparing(Cursor::published)
                .reversed()
                .thenComparing(Cursor::source)
                .thenComparing(Comparator.comparingLong(Cursor::id).reversed());

        /** Before everything. */
        static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "", Long.MAX_VALUE);

        static Cursor of(FeedEntry entry) {
            return new Cursor(entry.published(), entry.source(), entry.id());
        }

        static Cursor read(@Nullable String after) {
            if (after == null || after.isBlank()) {
                return START;
            }
            String[] parts = after.split("~", -1);
            try {
                if (parts.length == 3) {
                    return new Cursor(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2]));
                }
            } catch (DateTimeParseException | NumberFormatException _) {
                // told below
            }
            throw Problem.invalid("after", "wrongType");
        }

        boolean isBefore(FeedEntry entry) {
            return NEWEST.compare(this, of(entry)) < 0;
        }

        @Override
        public String toString() {
            return published + "~" + source + "~" + id;
        }
    }
}
