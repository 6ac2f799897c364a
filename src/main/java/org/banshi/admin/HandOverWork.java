package org.banshi.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.calendar.CityClock;
import org.banshi.matter.HandingOver;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Leave;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.OnCall;
import org.banshi.people.OnCallLists;
import org.banshi.web.Problem;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Hands over everything of somebody who leaves, and switches that person off if wanted: all of it or nothing. */
@Component
class HandOverWork {
    private final HandingOver matters;
    private final OnCallLists lists;
    private final Deputies deputies;
    private final Members members;
    private final StaffChanging changing;
    private final Audit audit;
    private final CityClock clock;
    private final TransactionOperations transaction;

    @SuppressWarnings("checkstyle:ParameterNumber") // all that somebody may hold
    HandOverWork(
            HandingOver matters,
            OnCallLists lists,
            Deputies deputies,
            Members members,
            StaffChanging changing,
            Audit audit,
            CityClock clock,
            TransactionOperations transaction) {
        this.matters = matters;
        this.lists = lists;
        this.deputies = deputies;
        this.members = members;
        this.changing = changing;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * What is wanted.
     *
     * @param from who leaves
     * @param to who takes over each matter, by its number
     * @param rest who takes over turns on call and stands in for those on leave
     * @param off whether to switch the person off
     * @param because who does it, and why
     */
    record Wish(Member from, Map<String, Long> to, Member rest, boolean off, Because because) {}

    /** The lines of on-call lists on which somebody stands. */
    List<OnCall> turns(long staff) {
        return lists.all().stream().filter(line -> line.staff() == staff).toList();
    }

    /** The leaves of others for whom somebody stands in. */
    List<Leave> standingIn(Member member) {
        return deputies.colleagues(member).stream()
                .flatMap(colleague -> deputies.of(colleague.id()).stream())
                .filter(leave -> leave.deputy() == member.id())
                .toList();
    }

    /**
     * Does it.
     *
     * @return how many matters were handed over
     * @throws Problem 422 if somebody cannot take over, or something still waits for who would be switched off; 409 if
     *     others changed the same at that moment
     */
    int run(Actor.Staff me, Wish wish) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> inTransaction(me, wish)));
        } catch (PessimisticLockingFailureException e) {
            throw Problem.conflict("handover.busy");
        }
    }

    private int inTransaction(Actor.Staff me, Wish wish) {
        Member from = wish.from();
        String why = Objects.requireNonNull(wish.because().why());
        int count = matters.all(from.id(), wish.to(), why, me);
        turns(from.id()).forEach(line -> passOn(line, from, wish));
        standingIn(from).forEach(leave -> standIn(leave, wish));
        audit.record(me, "handedOver", from.name() + " (" + from.id() + ")", count + ": " + why);
        if (wish.off()) {
            Member off = new Member(from.id(), from.name(), from.unit(), from.kind(), from.phone(), false);
            changing.change(me, from, off, wish.because());
        }
        return count;
    }

    /** The same turn by another; a phone that is not the person's own is the unit's, and stays. */
    private void passOn(OnCall line, Member from, Wish wish) {
        lists.end(line.id(), wish.because());
        if (Objects.equals(line.unit(), wish.rest().unit())) {
            boolean own = line.phone().equals(from.phone());
            lists.add(
                    new OnCallLists.Entry(
                            line.unit(),
                            wish.rest().id(),
                            own && wish.rest().phone() != null ? wish.rest().phone() : line.phone(),
                            line.part().code(),
                            line.days().code(),
                            line.firstDay(),
                            line.lastDay()),
                    wish.because());
        }
    }

    /** Who is on leave stands in for nobody; then the leave stays without a deputy. */
    private void standIn(Leave leave, Wish wish) {
        deputies.end(leave.staff(), leave.id(), wish.because());
        long taker = wish.rest().id();
        boolean away = leave.staff() == taker
                || deputies.of(taker).stream()
                        .anyMatch(own -> !own.firstDay().isAfter(leave.lastDay())
                                && !own.lastDay().isBefore(leave.firstDay()));
        if (!away) {
            Instant now = clock.instant();
            var today = java.time.LocalDate.ofInstant(now, clock.getZone());
            deputies.plan(
                    leave.staff(),
                    taker,
                    leave.firstDay().isBefore(today) ? today : leave.firstDay(),
                    leave.lastDay(),
                    wish.because());
        }
    }

    Member require(long id) {
        return members.require(id);
    }
}
