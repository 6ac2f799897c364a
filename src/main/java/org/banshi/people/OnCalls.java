package org.banshi.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.people.OnCall.Part;
import org.banshi.people.OnCall.Reach;
import org.banshi.people.OnCall.Shift;
import org.banshi.rule.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who is on call (R-H18). Of several lines that cover a turn the one for the fewest days holds, of equal ones the later
 * one; a line counts while its person is active and of the unit. What is ahead is kept in memory; another server's change
 * is seen within about a second.
 */
@Service
public final class OnCalls {
    /** How many days ahead gaps are looked for. */
    public static final int DAYS_AHEAD = 14;

    static final String COLUMNS = "o.id, o.unit, o.staff, s.name, o.phone, o.part, o.days, o.first_day, o.last_day";

    private static final long CHECK_NANOS = 1_000_000_000L;

    private final JdbcClient db;
    private final Units units;
    private final Rules rules;
    private final Calendars calendars;
    private final CityClock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    private record Kept(Map<String, List<OnCall>> lines, LocalDate day, long version, long checkedAt) {}

    public OnCalls(JdbcClient db, Units units, Rules rules, Calendars calendars, CityClock clock) {
        this.db = db;
        this.units = units;
        this.rules = rules;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Whether units are not at work at that moment; in a year without a calendar they are taken not to be. */
    public boolean isOutsideHours(Instant when) {
        Shift shift = shift(when);
        return shift.part() == Part.NIGHT || !Boolean.TRUE.equals(working(shift.day()));
    }

    /** Whom to call for a unit at that moment: its own, the next unit up that has somebody, or the city's duty office. */
    public Reach reach(String unit, Instant when) {
        return reach(unit, shift(when));
    }

    /** Whom to call for a unit now, or tonight while it is at work. */
    public Reach tonight(String unit) {
        return reach(unit, comingShift());
    }

    /** Who of the unit itself is on call now, or tonight while it is at work. */
    public Optional<OnCall> ownTonight(String unit) {
        return holding(unit, comingShift());
    }

    /** Whether any unit has a list. */
    public boolean any() {
        return !lines().isEmpty();
    }

    /** The units that have a list. */
    public Set<String> listed() {
        return lines().keySet();
    }

    /** The lines of a unit that last or lie ahead, by day. */
    public List<OnCall> of(String unit) {
        LocalDate today = clock.today();
        return lines().getOrDefault(unit, List.of()).stream()
                .filter(line -> !line.lastDay().isBefore(today))
                .toList();
    }

    /** The turns outside the hours of work in the coming days, from today, that nobody of the unit takes. */
    public List<Shift> gaps(String unit) {
        List<Shift> gaps = new ArrayList<>();
        LocalDate today = clock.today();
        for (LocalDate day = today; day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            for (Part part : List.of(Part.DAY, Part.NIGHT)) {
                Shift shift = new Shift(day, part);
                boolean needed = part == Part.NIGHT || !Boolean.TRUE.equals(working(day));
                if (needed && holding(unit, shift).isEmpty()) {
                    gaps.add(shift);
                }
            }
        }
        return gaps;
    }

    /** The phone that a message means, absent if it means no line of a list. */
    public @Nullable String phone(String recipient) {
        if (!isRecipient(recipient)) {
            return null;
        }
        String id = recipient.substring(OnCall.PREFIX.length());
        return !id.matches("[0-9]{1,18}")
                ? null
                : db.sql("select phone from people_oncall where id = :id")
                        .param("id", Long.parseLong(id))
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }

    /** Whether a message is for a phone of a list. */
    public static boolean isRecipient(String recipient) {
        return recipient.startsWith(OnCall.PREFIX);
    }

    private Reach reach(String unit, Shift shift) {
        Set<String> asked = new HashSet<>();
        String at = unit;
        while (at != null && asked.add(at)) {
            Optional<OnCall> found = holding(at, shift);
            if (found.isPresent()) {
                return new Reach(unit, found.get());
            }
            at = units.find(at).map(Unit::parent).orElse(null);
        }
        return new Reach(
                unit,
                offices().stream()
                        .flatMap(office -> holding(office, shift).stream())
                        .findFirst()
                        .orElse(null));
    }

    private List<String> offices() {
        String office = rules.current(OnCallHours.RULE).value().office();
        return office != null
                ? List.of(office)
                : units.all().stream()
                        .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HOTLINE)
                        .map(Unit::code)
                        .toList();
    }

    private Optional<OnCall> holding(String unit, Shift shift) {
        Boolean working = working(shift.day());
        return lines().getOrDefault(unit, List.of()).stream()
                .filter(line -> line.covers(shift, working))
                .min(Comparator.comparingLong((OnCall line) ->
                                line.lastDay().toEpochDay() - line.firstDay().toEpochDay())
                        .thenComparing(Comparator.comparingLong(OnCall::id).reversed()));
    }

    /** The turn that runs; while units are at work the night that follows. */
    private Shift comingShift() {
        Instant now = clock.instant();
        return isOutsideHours(now) ? shift(now) : new Shift(clock.today(), Part.NIGHT);
    }

    private Shift shift(Instant when) {
        LocalDateTime local = LocalDateTime.ofInstant(when, clock.getZone());
        OnCallHours hours = rules.at(OnCallHours.RULE, when).value();
        LocalDate day = local.toLocalDate();
        if (local.toLocalTime().isBefore(hours.from())) {
            return new Shift(day.minusDays(1), Part.NIGHT);
        }
        return new Shift(day, local.toLocalTime().isBefore(hours.to()) ? Part.DAY : Part.NIGHT);
    }

    private @Nullable Boolean working(LocalDate day) {
        return calendars.years().contains(day.getYear()) ? calendars.isWorkingDay(day) : null;
    }

    /** Forgets what is in memory, for whoever has just changed it. */
    void changed() {
        kept.set(null);
    }

    private Map<String, List<OnCall>> lines() {
        Kept before = kept.get();
        long now = System.nanoTime();
        LocalDate today = clock.today();
        if (before != null && before.day().equals(today) && now - before.checkedAt() < CHECK_NANOS) {
            return before.lines();
        }
        long version =
                db.sql("select version from people_version").query(Long.class).single();
        Map<String, List<OnCall>> lines =
                before != null && before.version() == version && before.day().equals(today)
                        ? before.lines()
                        : load(today);
        kept.compareAndSet(before, new Kept(lines, today, version, now));
        return lines;
    }

    /** The night of yesterday lasts until this morning. */
    private Map<String, List<OnCall>> load(LocalDate today) {
        return db
                .sql("select " + COLUMNS + """
                 from people_oncall o
                join people_staff s on s.id = o.staff join people_unit u on u.code = o.unit
                where o.ended_at is null and o.last_day >= :yesterday and s.active and s.unit = o.unit and u.active
                order by o.first_day, o.last_day, o.id""")
                .param("yesterday", today.minusDays(1))
                .query(OnCalls::line)
                .list()
                .stream()
                .collect(Collectors.groupingBy(OnCall::unit));
    }

    static OnCall line(ResultSet row, int n) throws SQLException {
        return new OnCall(
                row.getLong("id"),
                row.getString("unit"),
                row.getLong("staff"),
                row.getString("name"),
                row.getString("phone"),
                Part.of(row.getString("part")).orElseThrow(),
                OnCall.Days.of(row.getString("days")).orElseThrow(),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }
}
