package org.banshi.desk;

import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.notice.NoticeFigures;
import org.banshi.notice.NoticeWords;
import org.banshi.notice.Notices;
import org.banshi.rates.Snapshot;
import org.banshi.rates.SnapshotFigures;
import org.banshi.rates.Snapshots;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Brings rates or times that were published in the house before the public: figures and notices do not know each other. */
@Controller
@RequestMapping("/desk/published/{what:figures|times}/{snapshot:[0-9]+}")
final class FiguresNoticeController {
    private final Snapshots snapshots;
    private final SnapshotFigures figures;
    private final Notices notices;

    FiguresNoticeController(Snapshots snapshots, SnapshotFigures figures, Notices notices) {
        this.snapshots = snapshots;
        this.figures = figures;
        this.notices = notices;
    }

    @GetMapping
    FiguresNoticePage form(@PathVariable String what, @PathVariable long snapshot, Actor.Staff staff) {
        return page(what, snapshot, new NoticeWords(null, null, null, null), FormErrors.NONE, staff);
    }

    @PostMapping
    Answer propose(@PathVariable String what, @PathVariable long snapshot, NoticeWords typed, Actor.Staff staff) {
        FiguresNoticePage page = page(what, snapshot, typed, FormErrors.NONE, staff);
        Snapshot of = page.snapshot();
        try {
            long id = notices.propose(
                    new NoticeFigures(
                            of.id(),
                            of.ruleVersion(),
                            of.cutOff(),
                            of.madeBy(),
                            of.hash(),
                            page.figures(),
                            page.times()),
                    typed,
                    staff);
            return new SeeOther("/desk/published/" + id, "notice.proposed");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(what, snapshot, typed, FormErrors.of(refused), staff);
        }
    }

    private FiguresNoticePage page(String what, long id, NoticeWords typed, FormErrors errors, Actor.Staff staff) {
        Permissions.require(staff, Permission.PUBLIC_PROPOSE);
        Permissions.require(staff, Permission.RATES_READ);
        Snapshot snapshot = snapshots.require(id);
        // What is told in public is Chinese, as are the words of notices.
        if (what.equals("times")) {
            return new FiguresNoticePage(snapshot, List.of(), times(snapshot), typed, errors);
        }
        List<NoticeFigures.Line> lines = figures.of(snapshot, Language.ZH).stream()
                .map(named -> new NoticeFigures.Line(
                        named.line(), named.rate(), named.sentence(), named.numerator(), named.denominator()))
                .toList();
        return new FiguresNoticePage(snapshot, lines, List.of(), typed, errors);
    }

    private List<NoticeFigures.Time> times(Snapshot snapshot) {
        List<NoticeFigures.Time> times = figures.times(snapshot, Language.ZH).stream()
                .map(each -> new NoticeFigures.Time(
                        each.line(),
                        each.awaited(),
                        each.name(),
                        each.sentence(),
                        each.took().median(),
                        each.took().ninth(),
                        each.took().of(),
                        each.smallest()))
                .toList();
        if (times.isEmpty()) {
            throw Problem.notFound("rates.noTimes", snapshot.id());
        }
        return times;
    }
}
