package org.banshi.oversight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which form something was given out by who leads (M34). */
public enum MeetingForm {
    /** A meeting 调度会. */
    MEETING,
    /** An instant instruction 即时指令, a meeting of one item. */
    INSTRUCTION,
    /** An emergency call 应急召集. */
    EMERGENCY;

    /** As the database and the address write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MeetingForm> of(@Nullable String code) {
        return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
    }
}
