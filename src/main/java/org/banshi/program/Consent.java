package org.banshi.program;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How many of those a project touches have signed that they agree.
 *
 * @param asOf day to which it is told
 * @param asked all of them
 * @param signed those who have signed
 */
record Consent(LocalDate asOf, int asked, int signed) {
    /** Signed of a hundred, to one digit. */
    BigDecimal rate() {
        return BigDecimal.valueOf(signed)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(asked), 1, RoundingMode.HALF_UP);
    }
}
