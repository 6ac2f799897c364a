package org.banshi.calendar;

/**
 * A year's calendar was loaded or replaced: day limits that run in the year, or could not be dated without it, have to
 * be dated again. Published after the change is stored, on the server that stored it.
 *
 * @param year the year of the notice; it may also touch the December before
 */
public record CalendarChanged(int year) {}
