package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that will happen in the demo city up to now. Day and hour of the table are a wish: a request is raised as near to
 * it as its path allows, so that whatever moment the demo is started at, what shall be in time is, and what shall be
 * late is.
 */
final class Plan {
    /** How far from its wish a request may be raised, in steps. */
    private static final int STEPS = 20 * 24 * 3;

    /** How many courses with other turns of chance are tried before something is given up. */
    private static final int VARIANTS = 12;

    private static final Duration STEP = Duration.ofMinutes(20);

    private final Course.Terms terms;
    private final Map<String, Course> courses = new HashMap<>();

    private final List<Row> misfits = new ArrayList<>();

    private Plan(Course.Terms terms) {
        this.terms = terms;
    }

    /** Plans all requests. */
    static Plan of(List<Row> rows, Course.Terms terms) {
        Plan plan = new Plan(terms);
        for (Row row : rows) {
            String with = row.with();
            Course main = with == null ? null : plan.courses.get(with);
            plan.courses.put(row.id(), plan.course(row, main));
        }
        return plan;
    }

    /** Everything in the order in which it happens. */
    List<Event> events() {
        return courses.values().stream()
                .flatMap(course -> course.events().stream())
                .sorted(Comparator.comparing(Event::at)
                        .thenComparing(event -> event.row().id()))
                .toList();
    }

    /** When that request will be raised. */
    Instant raisedAt(String id) {
        return Objects.requireNonNull(courses.get(id), id).raisedAt();
    }

    /** The requests that could not be brought to where their path ends, which stand somewhere near. */
    List<Row> misfits() {
        return misfits;
    }

    private Course course(Row row, @Nullable Course main) {
        Instant wish = wish(row);
        for (Wants wants : Wants.values()) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                Course found = search(row, main, wish, new Course.Sort(variant, wants.strictness), wants);
                if (found != null) {
                    if (wants == Wants.ANYHOW) {
                        misfits.add(row);
                    }
                    return found;
                }
            }
        }
        throw new IllegalStateException("no time fits " + row.id() + " " + row.path());
    }

    /** What is given up, one after the other, where a path cannot have it. */
    private enum Wants {
        ALL(Course.Strictness.AMPLE, true),
        EXACT(Course.Strictness.EXACT, true),
        EXACT_BY_NIGHT(Course.Strictness.EXACT, false),
        ANYHOW(Course.Strictness.NONE, false);

        private final Course.Strictness strictness;
        private final boolean byDay;

        Wants(Course.Strictness strictness, boolean byDay) {
            this.strictness = strictness;
            this.byDay = byDay;
        }
    }

    private Instant wish(Row row) {
        Random random = Course.chance(row, -1);
        Instant latest = terms.now().minus(Duration.ofMinutes(10 + random.nextInt(50)));
        LocalDate day = terms.hours().day(terms.now()).minusDays(row.number("days_ago"));
        Instant wish =
                terms.hours().on(day, row.number("hour"), random.nextInt(60)).plusSeconds(random.nextInt(60));
        return wish.isAfter(latest) || "raised".equals(row.path()) ? latest : wish;
    }

    /** The nearest time, first towards the past. */
    private @Nullable Course search(Row row, @Nullable Course main, Instant wish, Course.Sort sort, Wants wants) {
        for (int i = 0; i < 2 * STEPS; i++) {
            Instant raised = wish.plus(STEP.multipliedBy(i % 2 == 0 ? -(i / 2) : (i + 1) / 2));
            boolean night = wants.byDay && i > 0 && !terms.hours().isAwake(raised);
            if (night || !raised.isBefore(terms.now())) {
                continue;
            }
            Course course = new Course(row, raised, terms, sort);
            Paths.walk(course, main);
            if (course.fits()) {
                return course;
            }
        }
        return null;
    }
}
