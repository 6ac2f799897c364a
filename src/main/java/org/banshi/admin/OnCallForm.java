package org.banshi.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.banshi.people.OnCallLists;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** What was typed for a line of an on-call list; what is missing is empty. */
record OnCallForm(
        String unit, String staff, String phone, String part, String days, String from, String to, String why) {
    static final OnCallForm NEW = new OnCallForm("", "", "", "", "", "", "", "");

    OnCallForm {
        unit = UnitForm.stripped(unit);
        staff = UnitForm.stripped(staff);
        phone = UnitForm.stripped(phone);
        part = UnitForm.stripped(part);
        days = UnitForm.stripped(days);
        from = UnitForm.stripped(from);
        to = UnitForm.stripped(to);
        why = UnitForm.stripped(why);
    }

    OnCallForm in(String other) {
        return new OnCallForm(other, staff, phone, part, days, from, to, why);
    }

    OnCallLists.Entry entry(List<FieldError> errors) {
        return new OnCallLists.Entry(
                unit,
                staff.matches("[0-9]{1,18}") ? Long.valueOf(staff) : null,
                UnitForm.absent(phone),
                UnitForm.absent(part),
                UnitForm.absent(days),
                day("from", from, errors),
                day("to", to, errors));
    }

    /** A day as typed; nothing for an empty one. */
    static @Nullable LocalDate day(String field, String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeException _) {
            // told below, as a day that is none
        }
        errors.add(FieldError.of(field, "badDate"));
        return null;
    }
}
