package org.banshi.notice;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.people.Members;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Public notices on the desk: masked by one, released by another, decided by a third. */
@Controller
@RequestMapping(NoticeConfiguration.DESK)
final class NoticeController {
    private static final String ONE = "/{id:[0-9]+}";

    private final Notices notices;
    private final NoticeRows rows;
    private final Members members;

    NoticeController(Notices notices, NoticeRows rows, Members members) {
        this.notices = notices;
        this.rows = rows;
        this.members = members;
    }

    @GetMapping
    NoticesPage all(@RequestParam(defaultValue = "") String state, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        Notice.State asked = Stream.of(Notice.State.values())
                .filter(each -> each.code().equals(state))
                .findFirst()
                .orElse(null);
        return new NoticesPage(rows.all(asked), asked);
    }

    /** The number first; then the words, with what looks personal taken out. */
    @GetMapping("/new")
    NewNoticePage form(@RequestParam(defaultValue = "") String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        String plain = LedgerController.plain(number);
        if (plain.isEmpty()) {
            return new NewNoticePage("", null, FormErrors.NONE);
        }
        try {
            return new NewNoticePage(plain, notices.start(plain, staff), FormErrors.NONE);
        } catch (Problem refused) {
            return new NewNoticePage(number, null, FormErrors.of(refused));
        }
    }

    @PostMapping("/new")
    Answer propose(@RequestParam(defaultValue = "") String number, NoticeWords typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        String plain = LedgerController.plain(number);
        try {
            if (plain.isEmpty()) {
                throw Problem.invalid("number", "required");
            }
            NoticeWords words = typed.words() == null ? null : typed;
            if (words == null) {
                return new NewNoticePage(plain, notices.start(plain, staff), FormErrors.NONE);
            }
            return new SeeOther(
                    NoticeConfiguration.DESK + "/" + notices.propose(plain, words, staff), "notice.proposed");
        } catch (Problem refused) {
            return new NewNoticePage(number, typed.words() == null ? null : typed, FormErrors.of(refused));
        }
    }

    @GetMapping(ONE)
    NoticePage one(@PathVariable long id, Actor.Staff staff) {
        return page(id, staff, null, FormErrors.NONE);
    }

    private NoticePage page(long id, Actor.Staff staff, @Nullable String typed, FormErrors errors) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        Notice notice = notices.require(id);
        List<NoticeRows.Step> steps = rows.steps(id);
        return new NoticePage(
                notice,
                notice.snapshot() == null ? List.of() : rows.figures(id),
                notice.snapshot() == null ? List.of() : rows.times(id),
                steps,
                members.names(steps.stream()
                        .map(NoticeRows.Step::staff)
                        .filter(Objects::nonNull)
                        .toList()),
                notices.mayRelease(notice, staff),
                notices.mayDecide(notice, staff),
                typed,
                errors);
    }

    @PostMapping(ONE + "/release")
    SeeOther release(@PathVariable long id, Actor.Staff staff) {
        notices.release(id, staff);
        return new SeeOther(NoticeConfiguration.DESK + "/" + id, "notice.released");
    }

    @PostMapping(ONE + "/refuse")
    Answer refuse(@PathVariable long id, @RequestParam(defaultValue = "") String why, Actor.Staff staff) {
        return decided(id, why, staff, () -> notices.refuse(id, why, staff));
    }

    @PostMapping(ONE + "/keep")
    Answer keep(@PathVariable long id, @RequestParam(defaultValue = "") String why, Actor.Staff staff) {
        return decided(id, why, staff, () -> notices.decide(id, true, why, staff));
    }

    @PostMapping(ONE + "/withdraw")
    Answer withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String why, Actor.Staff staff) {
        return decided(id, why, staff, () -> notices.decide(id, false, why, staff));
    }

    private Answer decided(long id, String why, Actor.Staff staff, Runnable decision) {
        try {
            decision.run();
            return new SeeOther(NoticeConfiguration.DESK + "/" + id, "notice.decided");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(id, staff, why, FormErrors.of(refused));
        }
    }
}
