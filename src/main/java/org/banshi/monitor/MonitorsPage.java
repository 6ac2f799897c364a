package org.banshi.monitor;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * Who is appointed a monitor, and what monitors found.
 *
 * @param fields of a new appointment; empty for who may appoint nobody
 * @param wrongEnd the appointment whose end was refused; 0 for none
 */
record MonitorsPage(List<Line> appointments, List<Found> opinions, List<Field> fields, long wrongEnd, FormErrors errors)
        implements Page {
    /** An appointment with the names of its area and categories. */
    record Line(AppointmentRows.Appointment appointment, String place, String categories, boolean holds) {}

    /** A finding. */
    record Found(OpinionRows.Row row, String category, String state) {}

    boolean mayAppoint() {
        return !fields.isEmpty();
    }
}
