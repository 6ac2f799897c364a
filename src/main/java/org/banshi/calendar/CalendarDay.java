package org.banshi.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day that a year's notice takes out of the ordinary week (R-C02).
 *
 * @param date the day
 * @param rest whether nobody works on it; else it is a working day made up for a holiday
 * @param name the holiday it belongs to, such as 春节
 * @param source address of the notice, absent if unknown
 */
public record CalendarDay(
        LocalDate date, boolean rest, String name, @Nullable String source) {}
