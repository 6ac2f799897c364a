package org.banshi.notice;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A public pledge with what was found last.
 *
 * @param id which
 * @param unit code of the unit
 * @param unitName its name
 * @param leader post of the leader who pledges; absent where the unit does
 * @param title one line
 * @param words what is pledged
 * @param proof what will prove it
 * @param due the day by which it is done
 * @param pledgedOn when it was pledged
 * @param pledgedBy who wrote it down
 * @param doneOn the day on which it was done, as somebody else found
 * @param evidence what shows it
 * @param foundOn when that was found; absent while nobody looked
 */
public record Pledge(
        long id,
        String unit,
        String unitName,
        @Nullable String leader,
        String title,
        String words,
        String proof,
        LocalDate due,
        LocalDate pledgedOn,
        long pledgedBy,
        @Nullable LocalDate doneOn,
        @Nullable String evidence,
        @Nullable LocalDate foundOn) {
    /** How it stands, counted from its days alone. */
    public enum Standing {
        /** Not due yet, and not done. */
        RUNNING,
        /** Done by its day. */
        KEPT,
        /** Done after its day. */
        LATE,
        /** Its day is over, and it is not done. */
        BROKEN;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it stands on a day. */
    public Standing standing(LocalDate today) {
        if (doneOn != null) {
            return doneOn.isAfter(due) ? Standing.LATE : Standing.KEPT;
        }
        return today.isAfter(due) ? Standing.BROKEN : Standing.RUNNING;
    }

    /** Who pledges, as a name. */
    public String pledger() {
        return leader == null ? unitName : unitName + " " + leader;
    }
}
