package org.banshi.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.knowledge.Item;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.RunningClock;
import org.banshi.matter.Situation;
import org.banshi.people.Signers;
import org.banshi.text.Substance;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** What a unit does with a request, and the more time it may ask a dispatcher for. */
@Component
final class Handling {
    private final Times times;
    private final Signers signers;
    private final AnswerTexts texts;
    private final Citing citing;

    Handling(Times times, Signers signers, AnswerTexts texts, Citing citing) {
        this.times = times;
        this.signers = signers;
        this.texts = texts;
        this.citing = citing;
    }

    Field[] replyForm() {
        return new Field[] {
            publicAnswer(), Citing.field(), Field.text("internal").upTo(10_000)
        };
    }

    /** An answer that was no solution is not offered again. */
    static Field publicAnswer() {
        return Field.text("publicAnswer")
                .need()
                .upTo(10_000)
                .startingWith(s -> Optional.ofNullable(s.matter().publicAnswer())
                        .filter(_ -> !Boolean.FALSE.equals(s.matter().solved())));
    }

    Field[] coReplyForm() {
        return new Field[] {Field.text("text").need().upTo(10_000)};
    }

    Field[] askForm() {
        return new Field[] {Field.text("question").need()};
    }

    Field[] pauseForm() {
        return new Field[] {Field.text("reason").need(), Field.date("until").need()};
    }

    Field[] extendForm() {
        return new Field[] {Field.text("reason").need()};
    }

    Field[] promiseForm() {
        return new Field[] {Field.text("reason").need(), Field.date("until").need()};
    }

    Field[] reasonForm() {
        return new Field[] {Field.text("reason").need()};
    }

    void reply(Situation s, Change c) {
        c.set(Fact.PUBLIC_ANSWER, s.form().need("publicAnswer"));
        c.set(Fact.ANSWERED_AT, null);
        Optional<Item> cited = citing.cite(s, c);
        sketch(s, c, cited.map(Item::body).orElse(""));
        c.stop(Times.CO_REPLY);
        dropWhatIsAsked(s, c);
        if (isSignedInside(s)) {
            c.go("drafted");
            tellSigners(s, c);
        } else {
            leaveUnit(c);
        }
    }

    /** By which nearly the same text under other questions is found; of a report or a secret nothing is kept. */
    private void sketch(Situation s, Change c, String cited) {
        Matter matter = s.matter();
        Optional<String> sketch = Requests.isSecret(matter)
                ? Optional.empty()
                : Substance.of(matter.title() + "\n" + matter.text(), s.form().need("publicAnswer"), texts.known(cited))
                        .sketch();
        c.own("answer_sketch", sketch.orElse(null));
    }

    /** Whether the unit wants a leader's signature first; nothing is written that nobody could sign. */
    private boolean isSignedInside(Situation s) {
        String unit = s.matter().leadUnit();
        if (unit == null || !signers.wanted(unit)) {
            return false;
        }
        if (s.actor() instanceof Actor.Staff staff
                && signers.canSign(unit, staff.id()).isEmpty()) {
            throw Problem.invalid("publicAnswer", "nobodySigns");
        }
        return true;
    }

    /** Each who can sign today, also the deputy of one on leave, finds it on the own desk. */
    private void tellSigners(Situation s, Change c) {
        String unit = s.matter().leadUnit();
        if (unit != null && s.actor() instanceof Actor.Staff writer) {
            signers.canSign(unit, writer.id()).stream()
                    .sorted()
                    .forEach(signer ->
                            c.noteTo(signer, "hotline.tell.toSign", s.matter().number()));
        }
    }

    private static void leaveUnit(Change c) {
        c.stop(Times.HANDLE).stop(Times.PROMISE).stop(Times.PROMISE_NOTE);
        c.own("promise_date", null).go("replied");
    }

    Field[] signOffForm() {
        return new Field[] {Field.text("note")};
    }

    void signOff(Situation s, Change c) {
        leaveUnit(c);
    }

    /** Sent back by the leader, or fetched back by the unit; the clocks ran on and go on running. */
    void redraft(Situation s, Change c) {
        c.go(s.clock(Times.PROMISE).isPresent() ? "promised" : "working");
        c.tellOwner("hotline.tell.redraft", s.matter().number());
    }

    /** With the answer there, nobody needs more time: what was asked and not decided may be asked again later. */
    private void dropWhatIsAsked(Situation s, Change c) {
        c.decided().own("pause_until", null);
        if (s.clock(Times.PROMISE).isEmpty()) {
            c.own("promise_date", null);
        }
        if (extensionIsAsked(s)) {
            c.own("extension", null);
        }
    }

    boolean coReplyIsDue(Situation s) {
        return s.actor() instanceof Actor.Staff staff
                && s.clocks().stream()
                        .anyMatch(clock ->
                                clock.name().equals(Times.CO_REPLY) && Objects.equals(clock.unit(), staff.unit()));
    }

    void coReply(Situation s, Change c) {
        if (s.actor() instanceof Actor.Staff staff && staff.unit() != null) {
            c.stopFor(staff.unit(), Times.CO_REPLY);
        }
        c.tellOwner("hotline.tell.coReplied", s.matter().number());
    }

    void ask(Situation s, Change c) {
        c.own("asked", true).own("question", s.form().need("question"));
        c.tellRaiser("hotline.tell.asked", s.matter().number());
    }

    boolean nothingIsAsked(Situation s) {
        return s.matter().askedRole() == null;
    }

    /** Only a dated pause that somebody else approves stops a clock (R-C03). */
    void requestPause(Situation s, Change c) {
        LocalDate until = future(s, "until", times.today(s).plusDays(30));
        c.own("pause_until", until).own("pause_reason", s.form().need("reason"));
        c.ask(Role.DISPATCHER);
    }

    private LocalDate future(Situation s, String field, LocalDate last) {
        LocalDate day = s.form().date(field).orElseThrow(() -> Problem.invalid(field, "required"));
        if (!day.isAfter(times.today(s))) {
            throw Problem.invalid(field, "inThePast");
        }
        if (day.isAfter(last)) {
            throw Problem.invalid(field, "tooFar", last);
        }
        return day;
    }

    boolean pauseIsAsked(Situation s) {
        return s.matter().askedRole() != null && s.ownText("pause_until").isPresent();
    }

    void approvePause(Situation s, Change c) {
        LocalDate until = LocalDate.parse(s.ownText("pause_until").orElseThrow());
        Instant end = times.endOf(until);
        if (end.isAfter(s.now())) {
            c.hold(Times.HANDLE, end);
        }
        c.own("pause_until", null).decided();
        c.tellRaiser("hotline.tell.paused", s.matter().number(), end.toString());
    }

    void refusePause(Situation s, Change c) {
        c.own("pause_until", null).decided();
    }

    boolean hasDayLimit(Situation s) {
        return times.handle(s).limit().unit().isDays();
    }

    /** Asked after expiry it is no extension (R-C04). */
    boolean beforeDue(Situation s) {
        RunningClock handle = s.clock(Times.HANDLE).orElse(null);
        return handle != null && (handle.due() == null || s.now().isBefore(handle.due()));
    }

    void extend(Situation s, Change c) {
        c.own("extension", "asked").own("extension_reason", s.form().need("reason"));
        c.ask(Role.DISPATCHER);
    }

    boolean extensionIsAsked(Situation s) {
        return s.ownText("extension").filter("asked"::equals).isPresent();
    }

    /** Granted after expiry too, if it was asked in time: then the breach is void. */
    void grantExtension(Situation s, Change c) {
        boolean enquiry = "enquiry".equals(s.type());
        c.extend(
                Times.HANDLE,
                enquiry ? times.limits().enquiryExtension() : times.limits().extension());
        c.own("extension", "granted").decided();
        c.tellRaiser("hotline.tell.extended", s.matter().number());
    }

    void refuseExtension(Situation s, Change c) {
        c.own("extension", "refused").decided();
    }

    void promise(Situation s, Change c) {
        LocalDate day =
                future(s, "until", times.today(s).plusMonths(times.limits().promiseMonths()));
        c.own("promise_date", day).own("promise_reason", s.form().need("reason"));
        c.ask(Role.DISPATCHER);
    }

    boolean promiseIsAsked(Situation s) {
        return s.matter().askedRole() != null && s.ownText("promise_date").isPresent();
    }

    void approvePromise(Situation s, Change c) {
        LocalDate day = LocalDate.parse(s.ownText("promise_date").orElseThrow());
        c.decided().stop(Times.HANDLE).startAt(Times.PROMISE, times.endOf(day));
        c.start(Times.PROMISE_NOTE, times.timed(times.limits().promiseNote()));
        c.go("promised")
                .tellRaiser(
                        "hotline.tell.promised",
                        s.matter().number(),
                        times.endOf(day).toString());
    }

    void refusePromise(Situation s, Change c) {
        c.own("promise_date", null).decided();
    }

    void resume(Situation s, Change c) {
        c.own("promise_date", null).stop(Times.PROMISE).stop(Times.PROMISE_NOTE);
        c.resume(Times.HANDLE, times.atLeast(s)).go("working");
    }

    void promiseNote(Situation s, Change c) {
        c.stop(Times.PROMISE_NOTE)
                .start(Times.PROMISE_NOTE, times.timed(times.limits().promiseNote()));
        c.tellRaiser("hotline.tell.promiseNote", s.matter().number());
    }
}
