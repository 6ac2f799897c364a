package org.banshi.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor asked for, as typed; empty parts ask for all.
 *
 * @param who staff number, login, or part of a name
 * @param what the act, or what was looked at
 * @param object part of on whom or what
 * @param from the first day
 * @param to the last day
 */
record AuditFilter(String who, String what, String object, String from, String to) {
    static final AuditFilter NONE = new AuditFilter("", "", "", "", "");
    private static final int LONGEST = 100;

    AuditFilter {
        who = plain(who);
        what = plain(what);
        object = plain(object);
        from = plain(from);
        to = plain(to);
    }

    private static String plain(@Nullable String typed) {
        String text = typed == null ? "" : typed.replace("\0", "").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    boolean any() {
        return !equals(NONE);
    }

    /** What is wrong: days that are none, or in the wrong order. */
    FormErrors errors() {
        List<FieldError> errors = new ArrayList<>();
        LocalDate first = day("from", from, errors);
        LocalDate last = day("to", to, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add(FieldError.of("to", "audit.order"));
        }
        return new FormErrors(errors);
    }

    /** The first moment; absent for the beginning. */
    @Nullable
    Instant begin(ZoneId zone) {
        LocalDate day = day("from", from, new ArrayList<>());
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** The first moment that is too late; absent for no end. */
    @Nullable
    Instant end(ZoneId zone) {
        LocalDate day = day("to", to, new ArrayList<>());
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** In one line, for the log. */
    String told() {
        return Stream.of(who, what, object, from, to)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable LocalDate day(String field, String typed, List<FieldError> errors) {
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
