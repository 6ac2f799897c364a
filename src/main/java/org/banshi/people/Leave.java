package org.banshi.people;

import java.time.LocalDate;

/**
 * Somebody is on leave, and somebody stands in.
 *
 * @param id its number
 * @param staff who is on leave
 * @param deputy who stands in
 * @param firstDay the first day
 * @param lastDay the last day
 */
public record Leave(long id, long staff, long deputy, LocalDate firstDay, LocalDate lastDay) {
    /** Whether it lasts on that day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
