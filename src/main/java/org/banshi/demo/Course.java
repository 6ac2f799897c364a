package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.banshi.calendar.Limit;
import org.banshi.demo.Event.Doer;
import org.banshi.hotline.Directory;
import org.banshi.hotline.RequestLimits;

/**
 * The course of one request from a given moment of raising, written down before it happens. Its times look like people's:
 * units work in office hours, residents answer when they are awake, and each keeps the limit unless the story wants it
 * late. The same request always takes the same course, only shifted.
 */
final class Course {
    static final Doer OPERATOR = new Doer.Login("operator");
    static final Doer DISPATCHER = new Doer.Login("dispatcher");
    static final Doer CALLER = new Doer.Login("caller");
    static final Doer RAISER = new Doer.Raiser();
    /** Later than the hourly look at what ran out. */
    private static final Duration LATE = Duration.ofMinutes(70);

    final Row row;
    final Terms terms;
    private final Sort sort;
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final double reserve;
    private boolean fits = true;
    private Instant at;
    private boolean classified;
    private String lead = "";
    private Instant handleDue;
    private Instant approvedAt = Instant.MAX;
    private final boolean first;

    /** What all courses share. */
    record Terms(Hours hours, RequestLimits limits, Directory directory, Instant now) {}

    /**
     * Which course it takes.
     *
     * @param variant another turn of all that is left to chance
     * @param strictness how exactly it must stand where its path ends
     */
    record Sort(int variant, Strictness strictness) {}

    /** How clocks that wait at the end must stand now. */
    enum Strictness {
        /** Running, with some time left; or run out, if so told. */
        AMPLE,
        /** Running or run out, as told. */
        EXACT,
        /** As they like. */
        NONE
    }

    /** A request that is raised then. */
    Course(Row row, Instant raised, Terms terms, Sort sort) {
        this.row = row;
        this.terms = terms;
        this.sort = sort;
        this.random = chance(row, sort.variant());
        this.reserve = 0.1 + 0.25 * random.nextDouble();
        this.first = random.nextBoolean();
        this.at = raised;
        this.handleDue = raised;
        events.add(Event.of(raised, row, row.isOnline() ? RAISER : OPERATOR, Event.RAISE));
    }

    /** What is left to chance, the same each time; neighbours have nothing in common. */
    static Random chance(Row row, int variant) {
        return new Random((row.id().hashCode() + 7919L * variant) * 0x9E3779B97F4A7C15L);
    }

    List<Event> events() {
        return events;
    }

    /** Whether all of it has happened by now and everything that waits or is late does so now. */
    boolean fits() {
        return fits && !at.isAfter(terms.now().minus(Duration.ofMinutes(2)));
    }

    Instant at() {
        return at;
    }

    Instant raisedAt() {
        return events.getFirst().at();
    }

    /** From when nothing can be merged into it. */
    Instant approvedAt() {
        return approvedAt;
    }

    String lead() {
        return lead;
    }

    Instant handleDue() {
        return handleDue;
    }

    /** The reviewer who checks it, or the other one. */
    Doer reviewer(boolean other) {
        return new Doer.Login(first == other ? "reviewer2" : "reviewer");
    }

    Doer handler() {
        return new Doer.Unit(lead);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration minutes(int least, int most) {
        return Duration.ofMinutes(between(least, most)).plusSeconds(between(0, 59));
    }

    String one(String... variants) {
        return variants[random.nextInt(variants.length)];
    }

    /** The next thing happens at that moment, in any case after the last one. */
    Course does(Instant when, Doer doer, String action, Object... form) {
        at = when.isAfter(at) ? when : at.plusSeconds(40 + between(0, 50));
        events.add(Event.of(at, row, doer, action, form));
        return this;
    }

    /** The course goes on from then. */
    Course from(Instant when) {
        at = when;
        return this;
    }

    void require(boolean holds) {
        fits &= holds;
    }

    /** That clock, which runs since the last event, must still run now. */
    Course alive(Instant due) {
        long whole = Duration.between(at, due).toSeconds();
        long left = Duration.between(terms.now(), due).toSeconds();
        fits &= switch (sort.strictness()) {
            case AMPLE -> left > (long) (reserve * whole);
            case EXACT -> left > 0;
            case NONE -> true;
        };
        return this;
    }

    /** That clock must have run out some time ago. */
    Course dead(Instant due) {
        fits &= sort.strictness() == Strictness.NONE || due.plus(LATE).isBefore(terms.now());
        return this;
    }

    Instant due(Limit limit) {
        return terms.hours().due(at, limit);
    }

    /** In office hours, for what is not urgent; before a limit ends. */
    Instant office(Duration after, Instant due) {
        Instant wish = at.plus(after);
        return before(due, row.isNormal() ? terms.hours().office(wish, minutes(2, 90)) : wish);
    }

    /** In office hours also if urgent, as reviewers and callers work. */
    Instant desk(Duration after, Limit limit) {
        return before(due(limit), terms.hours().office(at.plus(after), minutes(2, 90)));
    }

    /** When a resident is awake. */
    Instant awake(Duration after, Instant due) {
        return before(due, terms.hours().awake(at.plus(after), minutes(5, 120)));
    }

    /** After a part of the time that is left until then, in office hours. */
    Instant part(double least, double most, Instant due) {
        double share = least + (most - least) * random.nextDouble();
        // A limit of days that reaches over a long holiday is not used up by the holiday.
        Duration span = Duration.between(at, due);
        Duration week = Duration.ofDays(7);
        Duration after = Duration.ofSeconds((long) (share * (span.compareTo(week) < 0 ? span : week).toSeconds()));
        // What would fall on days of rest is often done before them.
        Instant eve = terms.hours().closingBefore(at.plus(after)).minus(minutes(5, 400));
        boolean hurries = row.isNormal() && eve.isAfter(at.plus(Duration.ofMinutes(20))) && chance(0.5);
        return hurries ? eve : office(after, due);
    }

    /** Some time after a limit has ended. */
    Instant after(Instant due, int leastMinutes, int mostMinutes) {
        Instant wish = due.plus(LATE).plus(minutes(leastMinutes, mostMinutes));
        return row.isNormal() ? terms.hours().office(wish, minutes(2, 90)) : wish;
    }

    private Instant before(Instant due, Instant wish) {
        return wish.isBefore(due) ? wish : due.minus(minutes(5, 40));
    }

    LocalDate day(Instant when) {
        return terms.hours().day(when);
    }

    /** By grade: critical in minutes, urgent within the hour, normal as told. */
    Duration pace(int least, int most) {
        return switch (row.grade()) {
            case "critical" -> minutes(2, 6);
            case "urgent" -> minutes(6, 45);
            default -> minutes(least, most);
        };
    }

    Limit byGrade(RequestLimits.ByGrade limits) {
        return switch (row.grade()) {
            case "critical" -> limits.critical();
            case "urgent" -> limits.urgent();
            default -> limits.normal();
        };
    }

    Limit handleLimit() {
        return "enquiry".equals(row.type()) && row.isNormal()
                ? terms.limits().enquiry()
                : byGrade(terms.limits().handle());
    }

    /** The operator settles type, grade and category, and for a report the unit it is about. */
    Course classify() {
        if (classified || !row.isOnline() && !"report".equals(row.type())) {
            return this;
        }
        classified = true;
        boolean report = "report".equals(row.type());
        String about = row.line().at("aboutUnit");
        return does(
                at.plus(pace(2, 20)),
                OPERATOR,
                "classify",
                "type",
                row.type(),
                "grade",
                row.grade(),
                "category",
                row.category(),
                "aboutUnit",
                report && about.isEmpty() ? "none" : about);
    }

    boolean isClassified() {
        return classified;
    }

    /** A new handling clock begins, with the unit that has it from now on. */
    Course handledBy(String unit, boolean newClock) {
        lead = unit;
        if (newClock) {
            handleDue = due(handleLimit());
        }
        return this;
    }

    Course handleUntil(Instant due) {
        handleDue = due;
        return this;
    }

    Course approved() {
        approvedAt = at;
        return this;
    }
}
