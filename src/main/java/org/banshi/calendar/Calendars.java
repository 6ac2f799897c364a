package org.banshi.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.banshi.calendar.WorkingCalendar.MissingYear;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Working time (R-C01, R-C02): when a limit ends and why, what is left of it, and the years' calendars behind that.
 *
 * <p>Minutes and hours run day and night. Day limits start on the day after and end at 24:00 of their last day, which is
 * never a rest day; their due is the first moment of the day after that. Answers come from memory; a year loaded on
 * another server is seen within about a second.
 */
@Service
public final class Calendars {
    private static final String SHIPPED = "/calendar/holidays.csv";
    private static final long RECHECK_NANOS = 1_000_000_000L;

    /** The calendar that is supposed to hold, for the work that asks so. */
    private static final ScopedValue<Counting> SUPPOSED = ScopedValue.newInstance();

    private final Years years;
    private final CityClock clock;
    private final ApplicationEventPublisher events;
    private final LongSupplier nanos;
    private final AtomicLong checked;
    private final Set<Integer> arrived;
    private volatile Known known;

    /**
     * One loading of a year.
     *
     * @param year the year of the notice
     * @param version counts from 1 within the year; the highest holds
     * @param at when it was loaded
     * @param byStaff staff number of who loaded it, absent for what comes with the program
     * @param why the reason given
     */
    public record Loading(
            int year, int version, Instant at, @Nullable Long byStaff, String why) {}

    /** The calendar in memory and how many loadings it was read from. */
    private record Known(long loadings, Counting counting) {}

    /** Loads what the program ships into a database that lacks it. */
    @Autowired
    public Calendars(JdbcClient db, CityClock clock, ApplicationEventPublisher events) {
        this(db, clock, events, System::nanoTime);
    }

    Calendars(JdbcClient db, CityClock clock, ApplicationEventPublisher events, LongSupplier nanos) {
        this.years = new Years(db);
        this.clock = clock;
        this.events = events;
        this.nanos = nanos;
        this.arrived = ship();
        this.checked = new AtomicLong(nanos.getAsLong());
        this.known = read();
    }

    /**
     * When a limit that starts now or then ends.
     *
     * @return undated if a year that the count needs is not loaded; minutes and hours are always dated
     */
    public Dating due(Instant start, Limit limit) {
        return counting().due(start, limit);
    }

    /**
     * What is left of a limit that is stopped, in its own unit and never negative: of day limits the days after the
     * stop's day up to the last, of minutes and hours the whole minutes. Hours that are not whole come back as minutes;
     * working days that reach into a year without calendar come back as calendar days.
     *
     * @param at when it is stopped
     * @param due when it would have ended
     * @param unit the limit's unit
     */
    public Limit left(Instant at, Instant due, Limit.Unit unit) {
        return counting().left(at, due, unit);
    }

    /**
     * What is left at a stop of a limit that has no due, because it ran into a year without calendar. Days of such a
     * year are not counted as spent.
     *
     * @param at when it is stopped
     * @param start when it started
     * @param limit the limit
     */
    public Limit unspent(Instant at, Instant start, Limit limit) {
        return counting().unspent(at, start, limit);
    }

    /** How a limit is counted, day by day, for people to read; it ends without a due line where a year is missing. */
    public List<Explanation.Line> explain(Instant start, Limit limit) {
        return counting().lines(start, limit);
    }

    /** The day at whose 24:00 a day limit ends: for showing “11月27日 24:00” instead of the midnight after. */
    public LocalDate lastDay(Instant due) {
        return counting().lastDay(due);
    }

    /** 24:00 of a day in the city: the due of something promised for that day. */
    public Instant endOf(LocalDate day) {
        return counting().endOf(day);
    }

    /**
     * Whether the day is worked.
     *
     * @throws IllegalStateException if its year is not loaded: ask {@link #years()} first
     */
    public boolean isWorkingDay(LocalDate day) {
        try {
            return counting().calendar().isWorked(day);
        } catch (MissingYear missing) {
            throw new IllegalStateException("no calendar is loaded for " + missing.year(), missing);
        }
    }

    /** What a notice says of the day; empty if it follows the week or its year is not loaded. */
    public Optional<CalendarDay> day(LocalDate date) {
        return Optional.ofNullable(counting().calendar().days().get(date));
    }

    /** The years that have a calendar. */
    public Set<Integer> years() {
        return new TreeSet<>(counting().calendar().versions().keySet());
    }

    /** Next year, if it is November or December and next year has no calendar yet; this year, if even that has none. */
    public Optional<Integer> missingSoon() {
        LocalDate today = clock.today();
        Set<Integer> loaded = years();
        if (!loaded.contains(today.getYear())) {
            return Optional.of(today.getYear());
        }
        boolean soon = today.getMonthValue() >= Month.NOVEMBER.getValue();
        return soon && !loaded.contains(today.getYear() + 1) ? Optional.of(today.getYear() + 1) : Optional.empty();
    }

    /** How many loadings of years the answers rest on: it grows with each. */
    public long loaded() {
        counting();
        return known.loadings();
    }

    /** Every loading of every year, newest first. */
    public List<Loading> loadings() {
        return years.loadings();
    }

    /**
     * Loads a year, as its first or a new version, and then publishes {@link CalendarChanged}. Not inside a transaction:
     * others could not see what the event speaks of.
     *
     * @param days every day that does not follow the week; may name days of the December before
     * @param byStaff staff number of who loads it
     * @param why the reason, kept with the version
     * @throws BadCalendar if these cannot be the days of that year
     */
    public void load(int year, List<CalendarDay> days, long byStaff, String why) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a calendar is loaded on its own, not inside a transaction");
        }
        check(year, days, why);
        while (!years.add(year, years.lastVersion(year) + 1, days, clock.instant(), byStaff, why)) {
            // Somebody loaded the same year at the same moment: ours is the version after.
        }
        known = read();
        events.publishEvent(new CalendarChanged(year));
    }

    private static void check(int year, List<CalendarDay> days, String why) {
        if (year < 1949 || year > 9999) {
            throw new BadCalendar(List.of(new BadCalendar.Fault(0, "year", String.valueOf(year))));
        }
        if (why.isBlank() || !CalendarFile.isStorable(why)) {
            throw new BadCalendar(List.of(new BadCalendar.Fault(0, "why", "")));
        }
        CalendarFile.check(year, days);
    }

    /**
     * Does some work, in this thread, as if a year were loaded; nothing is stored and nobody else sees it.
     *
     * @param csv as {@link #load(int, String, long, String)} takes it
     * @throws BadCalendar if it cannot be loaded
     */
    public <R> R supposing(int year, String csv, Supplier<R> work) {
        List<CalendarDay> days = CalendarFile.read(year, csv);
        check(year, days, "supposed");
        Counting supposed = new Counting(years.supposing(year, days), clock.getZone());
        return ScopedValue.where(SUPPOSED, supposed).call(work::get);
    }

    /**
     * Loads a year from a file with the columns {@code date,name,is_off_day} and optionally {@code state_council_paper}.
     *
     * @throws BadCalendar with every faulty line
     */
    public void load(int year, String csv, long byStaff, String why) {
        load(year, CalendarFile.read(year, csv), byStaff, why);
    }

    private Counting counting() {
        if (SUPPOSED.isBound()) {
            return SUPPOSED.get();
        }
        long last = checked.get();
        long now = nanos.getAsLong();
        if (now - last >= RECHECK_NANOS && checked.compareAndSet(last, now) && years.count() > known.loadings()) {
            known = read();
        }
        return known.counting();
    }

    private Known read() {
        // Counted first: a loading that comes between the two is then read again, never missed.
        long loadings = years.count();
        return new Known(loadings, new Counting(years.read(), clock.getZone()));
    }

    /** A newer program may bring a year that clocks have waited for; nobody waits on a database that was empty. */
    @EventListener
    void tellWhatArrived(ApplicationReadyEvent ready) {
        arrived.forEach(year -> events.publishEvent(new CalendarChanged(year)));
    }

    /** Any number of servers may do this at once: the first stores a year, the others find it there. */
    private Set<Integer> ship() {
        Set<Integer> there = years.read().versions().keySet();
        Set<Integer> added = new TreeSet<>();
        CalendarFile.readYears(shipped()).forEach((year, days) -> {
            if (!there.contains(year) && years.add(year, 1, days, clock.instant(), null, "shipped with the program")) {
                added.add(year);
            }
        });
        return there.isEmpty() ? Set.of() : added;
    }

    private static String shipped() {
        try (InputStream in = Calendars.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + SHIPPED);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
