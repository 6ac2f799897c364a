package org.banshi.outbox;

import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one of the staff wishes to be reached beside the desk.
 *
 * @param mail mailbox, absent for none
 * @param phone mobile phone, absent for none
 * @param language {@code zh} or {@code en}
 * @param quietFrom from when on nothing leaves, absent for no quiet hours
 * @param quietTo when what waited leaves
 * @param digestAt when what is wished once a day leaves
 * @param breachThrough whether a time limit that ran out is told also in quiet hours
 * @param wishes how, by kind and channel; what is missing stays at the desk
 */
public record Reach(
        @Nullable String mail,
        @Nullable String phone,
        String language,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        LocalTime digestAt,
        boolean breachThrough,
        Map<Wish, How> wishes) {
    /** Nobody is reached otherwise than at the desk before they wish it. */
    public static final Reach NONE = new Reach(null, null, "zh", null, null, LocalTime.of(8, 30), false, Map.of());

    /** A kind of notes, by a channel. */
    public record Wish(NoteKind kind, Channel channel) {}

    /** When. */
    public enum How {
        /** As soon as it is known and not quiet. */
        NOW,
        /** Once a day, together. */
        DAILY;

        /** How the table writes it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Reach {
        wishes = Map.copyOf(wishes);
    }
}
