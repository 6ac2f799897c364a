package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.monitor.Appointments;
import org.banshi.monitor.Monitoring;
import org.banshi.oversight.Meetings;
import org.banshi.oversight.NewMeeting;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A meeting and an instruction in the demo city, and a monitor of one of its districts who wrote what was found. */
@Component
@Profile("demo")
final class Convening {
    /** What the meeting and the instruction gave out, and what the monitor found. */
    static final int MATTERS = 3;

    private static final String DISTRICT = "990101";
    private static final int TERM = 14;

    private final Meetings meetings;
    private final Appointments appointments;
    private final Monitoring monitoring;
    private final Ledger ledger;
    private final Matters matters;
    private final CityClock clock;

    Convening(
            Meetings meetings,
            Appointments appointments,
            Monitoring monitoring,
            Ledger ledger,
            Matters matters,
            CityClock clock) {
        this.meetings = meetings;
        this.appointments = appointments;
        this.monitoring = monitoring;
        this.ledger = ledger;
        this.matters = matters;
        this.clock = clock;
    }

    /** All of it, in the last two days before that moment. */
    List<Happening> happenings(Instant now, Cast cast) {
        return List.of(
                new Happening(now.minus(Duration.ofHours(27)), "meeting", () -> meet(cast)),
                new Happening(now.minus(Duration.ofHours(26)), "monitor", () -> watch(cast)),
                new Happening(now.minus(Duration.ofHours(4)), "instruction", () -> instruct(cast)),
                new Happening(now.minus(Duration.ofHours(3)), "finding answered", () -> answer(cast)));
    }

    private void meet(Cast cast) {
        Actor.Staff supervisor = cast.login("supervisor");
        LocalDate ends = clock.today().plusDays(TERM);
        List<NewMeeting.Item> followed =
                matters.list(Query.of(Query.Scope.BY_DUE).overdue(true), supervisor, null, 1).items().stream()
                        .map(Matter::number)
                        .map(number -> new NewMeeting.Item(number, null, "下次会前办结并报会。", null, null))
                        .toList();
        List<NewMeeting.Item> given =
                List.of(new NewMeeting.Item(null, "排查雨天积水路段", "逐段排查，列出清单和整治办法，附照片。", "cgj", ends.toString()));
        meetings.issue(
                new NewMeeting(
                        "demo-meeting",
                        "meeting",
                        "民生诉求周调度会",
                        LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                                .minusHours(1)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString(),
                        "市政务服务中心三楼会议室",
                        "分管副市长",
                        List.of("cgj", "zjj", "jtj"),
                        null,
                        java.util.stream.Stream.concat(given.stream(), followed.stream())
                                .toList()),
                supervisor);
    }

    private void instruct(Cast cast) {
        meetings.issue(
                new NewMeeting(
                        "demo-instruction",
                        "instruction",
                        "学府街路口积水",
                        null,
                        null,
                        "分管副市长",
                        List.of(),
                        null,
                        List.of(new NewMeeting.Item(
                                null,
                                "学府街路口积水，马上抽排",
                                "一小时内到场，抽排后回报。",
                                "cgj",
                                clock.today().plusDays(1).toString()))),
                cast.login("leader"));
    }

    private void watch(Cast cast) {
        LocalDate today = clock.today();
        Actor.Staff monitor = cast.login("laymonitor");
        appointments.appoint(
                new Appointments.NewAppointment(
                        Long.toString(monitor.id()),
                        DISTRICT,
                        null,
                        today.toString(),
                        today.plusYears(1).toString(),
                        null,
                        null,
                        "望溪区人大代表，区人大常委会推荐"),
                cast.login("supervisor"));
        monitoring.inSight(monitor).stream()
                .findFirst()
                .ifPresent(handle -> cast.got(
                        "finding",
                        monitoring
                                .write(handle, "路过两次，现场没有人，也没有告示。请说明什么时候办。", monitor)
                                .number()));
    }

    private void answer(Cast cast) {
        if (cast.has("finding")) {
            Matter finding = matters.view(cast.number("finding"), cast.login("supervisor"))
                    .matter();
            ledger.perform(
                    finding.number(),
                    "answer",
                    Map.of("done", "已排到本周，现场补贴了告示。"),
                    cast.handler(String.valueOf(finding.leadUnit())),
                    null);
        }
    }
}
