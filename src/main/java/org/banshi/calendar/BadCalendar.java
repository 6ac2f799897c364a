package org.banshi.calendar;

import java.util.List;

/** A year's calendar that cannot be loaded, with everything that is wrong in it. */
public final class BadCalendar extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One fault.
     *
     * @param line line of the file, counting from 1 with the heading; 0 if it concerns the whole year
     * @param code key of the message under {@code problem.calendar.}
     * @param value what stands there, empty if it concerns the whole year
     */
    public record Fault(int line, String code, String value) {}

    private final transient List<Fault> faults;

    BadCalendar(List<Fault> faults) {
        super("the calendar cannot be loaded: " + faults);
        this.faults = List.copyOf(faults);
    }

    /** All faults, in the order of the file. */
    public List<Fault> faults() {
        return faults;
    }
}
