package org.banshi.monitor;

import java.time.Instant;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a monitor sees and wrote, and what all monitors found, as programs read it. */
@Service
public final class Findings {
    private final Monitoring monitoring;
    private final Sight sight;
    private final MonitoredDesk desk;
    private final OpinionRows opinions;
    private final Looks looks;

    Findings(Monitoring monitoring, Sight sight, MonitoredDesk desk, OpinionRows opinions, Looks looks) {
        this.monitoring = monitoring;
        this.sight = sight;
        this.desk = desk;
        this.opinions = opinions;
        this.looks = looks;
    }

    /**
     * A matter, as much as a monitor may know: never its number.
     *
     * @param handle how it is named
     * @param street code of the street
     * @param unit name of the unit that has it
     * @param late whether its time ran out
     * @param written whether the monitor wrote a finding on it
     */
    public record Masked(
            String handle,
            String kind,
            @Nullable String category,
            @Nullable String street,
            String state,
            @Nullable String unit,
            Instant raisedAt,
            @Nullable Instant due,
            boolean late,
            @Nullable Instant answeredAt,
            @Nullable Instant closedAt,
            boolean written) {}

    /** What was done when. */
    public record Act(String action, Instant at) {}

    /** What was said in a finding, by which act. */
    public record Line(String action, Instant at, String words) {}

    /** A finding of the monitor with all that was said. */
    public record Own(String number, String state, Instant at, List<Line> lines) {}

    /** A matter with what was done, and what the monitor wrote on it. */
    public record Looked(Masked matter, List<Act> acts, List<Own> findings) {}

    /** A finding for who oversees. */
    public record Found(
            String number,
            String about,
            String state,
            Instant at,
            String by,
            @Nullable String unit,
            @Nullable String category) {}

    /**
     * What is in the monitor's sight, the newest first.
     *
     * @throws Problem 403 no monitor
     */
    public Slice<Masked> inSight(boolean open, boolean late, @Nullable Long after, int size, Actor.Staff monitor) {
        Permissions.require(monitor, Permission.MONITOR);
        return sight.list(new Sight.Wanted(open, late), monitor, after, size).map(Findings::masked);
    }

    /**
     * One of them; leaves a line about who looked, which the raiser can read.
     *
     * @throws Problem 403 no monitor; 404 not in sight
     */
    public Looked look(String handle, Actor.Staff monitor) {
        Sight.Seen seen = monitoring.require(handle, monitor);
        List<OpinionRows.Row> written = opinions.of(monitor.id(), seen.id());
        var said = desk.said(written.stream().map(OpinionRows.Row::number).toList(), monitor);
        looks.record(monitor, seen.number(), Looks.MATTER, null);
        return new Looked(
                masked(seen),
                sight.acts(seen).stream()
                        .map(act -> new Act(act.action(), act.at()))
                        .toList(),
                written.stream()
                        .map(row -> new Own(
                                row.number(),
                                row.state(),
                                row.at(),
                                said.getOrDefault(row.number(), List.of()).stream()
                                        .map(line -> new Line(line.key(), line.at(), line.words()))
                                        .toList()))
                        .toList());
    }

    /**
     * The newest findings of all monitors.
     *
     * @throws Problem 403 not of those who read them
     */
    public List<Found> newest(Actor.Staff reader) {
        Permissions.require(reader, Permission.MONITORS_READ);
        return opinions.newest().stream()
                .map(row -> new Found(
                        row.number(), row.about(), row.state(), row.at(), row.by(), row.unit(), row.category()))
                .toList();
    }

    private static Masked masked(Sight.Seen seen) {
        return new Masked(
                seen.handle(),
                seen.kind(),
                seen.category(),
                seen.street(),
                seen.state(),
                seen.unitName(),
                seen.raisedAt(),
                seen.due(),
                seen.late(),
                seen.answeredAt(),
                seen.closedAt(),
                seen.written());
    }
}
