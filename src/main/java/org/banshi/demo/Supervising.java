package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.listed.ListedCases;
import org.banshi.listed.ListedNotice;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.oversight.Chases;
import org.banshi.oversight.NewOrder;
import org.banshi.oversight.Ordering;
import org.banshi.oversight.Raising;
import org.banshi.oversight.Stands;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What supervisors and leaders of the demo city did about what is overdue; and what a bureau asked the city for. */
@Component
@Profile("demo")
final class Supervising {
    /** An order, and what was raised to the tier above. */
    static final int MATTERS = 2;

    private static final Query LATE =
            Query.all().ofKind(Requests.NAME).open(true).overdue(true);

    private static final int TERM = 10;
    private static final int LONG_TERM = 30;

    private final Ordering ordering;
    private final Chases chases;
    private final Stands stands;
    private final Raising raising;
    private final ListedCases cases;
    private final Ledger ledger;
    private final Matters matters;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // each thing that supervisors do
    Supervising(
            Ordering ordering,
            Chases chases,
            Stands stands,
            Raising raising,
            ListedCases cases,
            Ledger ledger,
            Matters matters,
            CityClock clock) {
        this.ordering = ordering;
        this.chases = chases;
        this.stands = stands;
        this.raising = raising;
        this.cases = cases;
        this.ledger = ledger;
        this.matters = matters;
        this.clock = clock;
    }

    /** All of it, in the last two days before that moment. */
    List<Happening> happenings(Instant now, Cast cast) {
        return List.of(
                new Happening(now.minus(Duration.ofHours(30)), "supervision", () -> supervise(cast)),
                new Happening(now.minus(Duration.ofHours(5)), "supervision answered", () -> answer(cast)));
    }

    private void supervise(Cast cast) {
        Actor.Staff supervisor = cast.login("supervisor");
        LocalDate today = clock.today();
        List<Matter> late = matters.list(LATE, supervisor, null, 50).items().stream()
                .filter(matter -> matter.leadUnit() != null && matter.leadUnit().equals(matter.ownerUnit()))
                .toList();
        if (late.size() < 3) {
            return;
        }
        Matter first = late.getFirst();
        cast.got(
                "order",
                ordering.open(
                                new NewOrder(
                                        "超期未办结，限期解决",
                                        "说明超期原因，拿出办法，期限前办结并附照片。",
                                        today.plusDays(TERM).toString(),
                                        null,
                                        List.of(first.number()),
                                        null),
                                supervisor)
                        .getFirst()
                        .number());
        cast.got("order unit", String.valueOf(first.leadUnit()));
        // What is listed shall be told in public: neither a report nor confidential, where there is such a one.
        Set<String> open = matters.list(LATE.openly(true), supervisor, null, 50).items().stream()
                .map(Matter::number)
                .collect(Collectors.toSet());
        Matter second = late.stream()
                .skip(1)
                .filter(matter -> open.contains(matter.number()))
                .findFirst()
                .orElse(late.get(1));
        stands.list(second.number(), "多次超期，群众反映强烈。", today.plusDays(LONG_TERM).toString(), supervisor);
        if (open.contains(second.number())) {
            tell(second.number(), cast);
        }
        stands.takeCharge(second.number(), "一个月内拿出办法，每周报一次进展。", cast.login("leader"));
        Matter third = late.get(late.get(1) == second ? 2 : 1);
        chases.chase(third.number(), "已超期，请今天联系诉求人并说明进展。", supervisor);
        raising.raise(
                third.number(), "涉及两个部门，本单位协调不了。", "已与对方经办人沟通两次，没有结果。", cast.handler(String.valueOf(third.leadUnit())));
    }

    /** Written by one reviewer, released by the other. */
    private void tell(String number, Cast cast) {
        cases.propose(number, 1, "多次超过答复期限，涉及几个单位之间的协调，挂牌督办，限期解决。", cast.login("reviewer"));
        ListedNotice written =
                cases.told(cases.require(number, 1, cast.login("reviewer2"))).getFirst();
        cases.release(number, 1, written.id(), cast.login("reviewer2"));
    }

    private void answer(Cast cast) {
        if (cast.has("order")) {
            Actor.Staff handler = cast.handler(cast.number("order unit"));
            ledger.perform(cast.number("order"), "receive", Map.of(), handler, null);
        }
    }
}
