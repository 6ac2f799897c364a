package org.banshi.admin;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.banshi.calendar.Calendars.Loading;
import org.banshi.matter.RedatingProgress;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A year of the working calendar, month by month.
 *
 * @param year the year that is looked at
 * @param years all loaded years
 * @param missingSoon the year that should be loaded, absent if none
 * @param months the year's months; empty if it is not loaded
 * @param working how many working days it has
 * @param loadings how the year was loaded, the newest first
 * @param redating how far counting open clocks again is, absent if that never was
 * @param form what is in the form, absent for those who may only read
 * @param errors what is wrong in the form
 */
record CalendarPage(
        int year,
        Collection<Integer> years,
        @Nullable Integer missingSoon,
        List<Month> months,
        int working,
        List<Loading> loadings,
        RedatingProgress.@Nullable Standing redating,
        @Nullable Form form,
        FormErrors errors)
        implements Page {

    /** A month in weeks of seven places; a place outside the month is absent. */
    record Month(int number, List<List<@Nullable Day>> weeks) {}

    /** A day, whether it is worked, and the holiday it belongs to (empty: it follows the week). */
    record Day(LocalDate date, boolean worked, String name) {}

    /**
     * What was typed.
     *
     * @param text the calendar that a preview handed on, blank for none
     */
    record Form(String year, String why, String text) {}
}
