package org.banshi.program;

import java.time.LocalDate;

/**
 * A wave (集中行动): days in which many deeds are done together.
 *
 * @param code natural key
 * @param name what it is called
 * @param begins its first day
 * @param ends its last day
 */
public record Wave(String code, String name, LocalDate begins, LocalDate ends) {
    boolean has(LocalDate day) {
        return !day.isBefore(begins) && !day.isAfter(ends);
    }
}
