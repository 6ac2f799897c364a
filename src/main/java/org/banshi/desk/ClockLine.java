package org.banshi.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.banshi.calendar.Explanation;
import org.banshi.calendar.Explanation.Kind;
import org.banshi.calendar.Explanation.Line;
import org.banshi.matter.MatterView;
import org.jspecify.annotations.Nullable;

/**
 * A clock with the count of its days, as it was counted when it was dated.
 *
 * @param dial the clock
 * @param name what it is called
 * @param unit the unit it runs for, empty for none
 * @param days the days of the count; empty for minutes, hours and set dates
 */
record ClockLine(MatterView.Dial dial, String name, String unit, List<Line> days) {
    private static final int MOST_DAYS = 120;

    static List<Line> days(@Nullable Explanation why) {
        if (why == null || why.firstDay() == null || why.lastDay() == null) {
            return List.of();
        }
        LocalDate last = why.lastDay();
        List<Line> lines = new ArrayList<>();
        int count = 0;
        for (LocalDate day = why.firstDay(); !day.isAfter(last) && lines.size() < MOST_DAYS; day = day.plusDays(1)) {
            Explanation.Span rest = rest(why, day);
            boolean counts = rest == null || day.equals(why.movedFrom());
            count += counts ? 1 : 0;
            lines.add(new Line(day, kind(why, day, rest), rest == null ? "" : rest.name(), count));
        }
        return lines;
    }

    private static Explanation.@Nullable Span rest(Explanation why, LocalDate day) {
        return why.skipped().stream()
                .filter(span -> !day.isBefore(span.from()) && !day.isAfter(span.to()))
                .findFirst()
                .orElse(null);
    }

    private static Kind kind(Explanation why, LocalDate day, Explanation.@Nullable Span rest) {
        if (day.equals(why.lastDay())) {
            return Kind.DUE;
        }
        if (day.equals(why.movedFrom())) {
            return Kind.MOVED;
        }
        if (rest != null) {
            return Kind.REST;
        }
        return why.madeUp().contains(day) ? Kind.MAKE_UP_WORK : Kind.COUNTED;
    }
}
