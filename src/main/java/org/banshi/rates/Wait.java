package org.banshi.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What somebody waits for; each is a column of the view {@code rates_wait}. By the clock on the wall, day and night. */
public enum Wait {
    /** Until a unit signed, in hours. */
    SIGN(3_600),
    /** Until the answer was released, in days. */
    ANSWER(86_400),
    /** Until it ended, in days. */
    END(86_400);

    private static final int EXACTLY = 6;

    private final int unit;

    Wait(int unit) {
        this.unit = unit;
    }

    /** As addresses and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return code() + "_seconds";
    }

    /** Seconds in its own unit, so that a second more or less shows. */
    BigDecimal exactly(BigDecimal seconds) {
        BigDecimal exact = seconds.divide(BigDecimal.valueOf(unit), EXACTLY, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Seconds in its own unit, two decimals, halves up. */
    BigDecimal of(BigDecimal seconds) {
        return seconds.divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP);
    }
}
