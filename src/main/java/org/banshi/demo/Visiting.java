package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.program.NewVisit;
import org.banshi.program.Visits;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The visits that inspecting groups of the demo city made, called off, and still mean to make. */
@Component
@Profile("demo")
final class Visiting {
    private static final int AHEAD = 6;
    private static final Duration SHORT = Duration.ofMinutes(20);

    private final Visits visits;

    Visiting(Visits visits) {
        this.visits = visits;
    }

    /** All of it, up to the moment of the terms. */
    List<Happening> happenings(Course.Terms terms, Cast cast) {
        List<Happening> all = new ArrayList<>();
        for (Sheet.Line line : Sheet.read("visits")) {
            Hours hours = terms.hours();
            LocalDate wish = hours.day(terms.now()).plusDays(Integer.parseInt(line.at("day")));
            Duration shift = SHORT.plusMinutes(Integer.parseInt(line.at("id").substring(1)));
            Instant latest = hours.closingBefore(terms.now()).minus(shift.multipliedBy(2));
            Instant planned = earlier(hours.office(hours.on(wish.minusDays(AHEAD), 9, 0), shift), latest);
            Instant there = later(hours.office(hours.on(wish, 14, 0), shift), planned.plus(SHORT));
            boolean ended = !line.at("how").equals("planned");
            // What has happened did so before offices last closed, on whatever day that was.
            Instant at = ended ? earlier(there, latest.plus(SHORT)) : there;
            String what = line.at("id") + " (visit to " + line.at("target") + ") ";
            all.add(new Happening(planned, what + "plan", () -> plan(line, hours.day(at), cast)));
            if (ended) {
                all.add(new Happening(at, what + line.at("how"), () -> end(line, cast)));
            }
        }
        return all;
    }

    private void plan(Sheet.Line line, LocalDate day, Cast cast) {
        String first = line.at("followUpOf");
        Actor.Staff group = cast.member(line.at("group"));
        // A follow-up looks at what was found; where a holiday moved the finding behind it, there is none.
        if (first.isEmpty()
                || cast.has(first) && visits.require(number(first, cast), group).found() > 0) {
            NewVisit visit = new NewVisit(
                    line.at("list"),
                    line.at("target"),
                    day,
                    "true".equals(line.at("announced")),
                    first.isEmpty() ? null : number(first, cast));
            cast.got(line.at("id"), Long.toString(visits.plan(visit, group)));
        }
    }

    private void end(Sheet.Line line, Cast cast) {
        String id = line.at("id");
        if (!cast.has(id)) {
            return;
        }
        Actor.Staff group = cast.member(line.at("group"));
        if (line.at("how").equals("done")) {
            visits.done(number(id, cast), line.at("words"), group);
            cast.got(made(id), cast.number(id));
        } else {
            visits.cancel(number(id, cast), line.at("words"), group);
        }
    }

    /** Under this name the cast knows a visit that took place. */
    static String made(String visit) {
        return visit + " made";
    }

    private static long number(String id, Cast cast) {
        return Long.parseLong(cast.number(id));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
