package org.banshi.desk;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Drafts;
import org.banshi.access.Looks;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.hotline.Citations;
import org.banshi.hotline.Danger;
import org.banshi.hotline.Hints;
import org.banshi.hotline.Outages;
import org.banshi.hotline.Requests;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.MatterView.Offer;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PlaceHistory;
import org.banshi.matter.Repeats;
import org.banshi.matter.Similar;
import org.banshi.oversight.Oversight;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page of a matter together; each page that is shown leaves a line about who looked. */
@Component
final class MatterPages {
    private static final int MOST_SIMILAR = 5;
    private static final int MOST_OF_PLACE = 3;

    private final Matters matters;
    private final Deeds deeds;
    private final Names names;
    private final Attachments attachments;
    private final Looks looks;
    private final Similar similar;
    private final Repeats repeats;
    private final PlaceHistory history;
    private final Outages outages;
    private final Suggesting suggesting;
    private final Danger danger;
    private final Hints hints;
    private final AnswerForm answers;
    private final Attention attention;
    private final OnCallSight onCall;
    private final Drafts drafts;
    private final Citations citations;
    private final Clues clues;
    private final UnitOffers unitOffers;
    private final Oversight oversight;

    @SuppressWarnings("checkstyle:ParameterNumber") // the page brings together what several rooms know
    MatterPages(
            Matters matters,
            Deeds deeds,
            Names names,
            Attachments attachments,
            Looks looks,
            Similar similar,
            Repeats repeats,
            PlaceHistory history,
            Outages outages,
            Suggesting suggesting,
            Danger danger,
            Hints hints,
            AnswerForm answers,
            Attention attention,
            OnCallSight onCall,
            Drafts drafts,
            Citations citations,
            Clues clues,
            UnitOffers unitOffers,
            Oversight oversight) {
        this.oversight = oversight;
        this.citations = citations;
        this.unitOffers = unitOffers;
        this.clues = clues;
        this.matters = matters;
        this.deeds = deeds;
        this.names = names;
        this.attachments = attachments;
        this.looks = looks;
        this.similar = similar;
        this.repeats = repeats;
        this.history = history;
        this.outages = outages;
        this.suggesting = suggesting;
        this.danger = danger;
        this.hints = hints;
        this.answers = answers;
        this.attention = attention;
        this.onCall = onCall;
        this.drafts = drafts;
    }

    /**
     * What was tried on the page before it is shown.
     *
     * @param action whose form is shown; absent for the plain next step
     * @param typed what was typed into it
     * @param problem why it was refused
     * @param identity who raised it, shown once
     * @param draft whether what stands there is a draft of earlier
     */
    record Tried(
            @Nullable String action,
            Map<String, String> typed,
            @Nullable Problem problem,
            NewMatter.@Nullable Identity identity,
            boolean draft) {
        static final Tried NOTHING = opening(null);

        static Tried opening(@Nullable String action) {
            return new Tried(action, Map.of(), null, null, false);
        }

        /** A form with the unit chosen that was advised; all else as it begins. */
        static Tried choosing(String action, String unit) {
            return new Tried(action, Map.of("unit", unit), null, null, false);
        }

        /** Words that were typed, and why they were refused, if they were. */
        static Tried typing(String action, Map<String, String> typed, @Nullable Problem problem) {
            return new Tried(action, typed, problem, null, false);
        }

        static Tried revealing(NewMatter.Identity identity) {
            return new Tried(null, Map.of(), null, identity, false);
        }

        /** Words of an earlier day. */
        static Tried continuing(String action, Map<String, String> words) {
            return new Tried(action, words, null, null, true);
        }

        boolean isFresh() {
            return draft || typed.isEmpty();
        }
    }

    /**
     * The page.
     *
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    MatterPage page(String number, Actor.Staff staff, Tried tried, Voice voice) {
        MatterView view = matters.view(number, staff);
        looks.record(staff, number, Looks.MATTER, null);
        Matter matter = view.matter();
        MatterPage.Acting acting = acting(view, tried, voice);
        return new MatterPage(
                view,
                matter.kind().equals(Requests.NAME) && matter.isOpen()
                        ? clues.marked(matter.text())
                        : List.of(new Clues.Piece(matter.text(), false, false)),
                Row.of(matter, voice, names),
                MatterPage.parties(view, names),
                clocks(view, voice),
                Steps.of(view, voice, names),
                files(view),
                matter.mainId() == null
                        ? null
                        : matters.numberOf(matter.mainId()).orElse(null),
                Likeness.of(view, similar.to(number, staff, MOST_SIMILAR), voice, names),
                repeats.of(view, staff),
                attention.others(number, staff),
                history.newest(number, staff, MOST_OF_PLACE).stream()
                        .map(one -> Row.of(one, voice, names))
                        .toList(),
                outages(view),
                onCall.of(matter),
                Boolean.TRUE.equals(view.own().get("danger")) || danger.isIn(matter.title() + "\n" + matter.text()),
                HintLine.of(hints.of(view, staff), matter),
                citations.of(view).orElse(null),
                answers.signing(view, acting.deed(), staff),
                kept(view, tried, acting.deed(), staff),
                unitOffers.beside(view, acting.deed(), staff, voice),
                oversight.brief(view, staff),
                acting);
    }

    /** What was typed just now stands in the form anyway; a draft is offered only beside an untouched one. */
    private Drafts.@Nullable Kept kept(MatterView view, Tried tried, @Nullable Deed deed, Actor.Staff staff) {
        if (deed == null || !deed.isLong() || tried.problem() != null || !tried.isFresh()) {
            return null;
        }
        Matter matter = view.matter();
        return drafts.find(staff, matter.number(), deed.name())
                .map(draft -> new Drafts.Kept(
                        draft, tried.draft(), draft.version() != null && draft.version() != matter.version()))
                .orElse(null);
    }

    /** Only the hotline's own requests are answered with a notice. */
    private MatterPage.OutageBox outages(MatterView view) {
        return !view.matter().kind().equals(Requests.NAME)
                ? new MatterPage.OutageBox(List.of(), List.of())
                : new MatterPage.OutageBox(
                        view.offer("answer").isPresent() ? outages.covering(view.matter()) : List.of(),
                        view.matter().publicAnswer() == null
                                ? List.of()
                                : outages.answering(view.matter().id()));
    }

    /** What residents sent with a report or in secret is for the hotline only. */
    private List<StoredFile> files(MatterView view) {
        return view.wordsWithheld() ? List.of() : attachments.of(view.matter().number());
    }

    private List<ClockLine> clocks(MatterView view, Voice voice) {
        return view.clocks().stream()
                .map(dial -> new ClockLine(
                        dial,
                        voice.clock(view.matter().kind(), dial.name()),
                        names.unit(dial.unit()),
                        ClockLine.days(dial.why())))
                .sorted(Comparator.comparing((ClockLine line) -> line.dial().stoppedAt() != null))
                .toList();
    }

    /** A new form comes with the suggested category; one that was sent stays as it was filled in. */
    private Deed suggesting(Deed deed, MatterView view, Map<String, String> typed, Voice voice) {
        String words = view.matter().text();
        return deed.with("grade", choice -> clues.beside(choice, view.matter().title() + "\n" + words, voice))
                .with(
                        "category",
                        choice -> typed.isEmpty()
                                ? suggesting.chosen(choice, words, voice)
                                : suggesting.beside(choice, words, voice));
    }

    private MatterPage.Acting acting(MatterView view, Tried tried, Voice voice) {
        Problem problem = tried.problem();
        Offer offer = deeds.open(view, tried.action()).orElse(null);
        Map<String, String> lost = new LinkedHashMap<>();
        if (offer == null && tried.action() != null) {
            String action = tried.action();
            tried.typed().forEach((field, text) -> {
                if (!text.isBlank() && !field.equals(AnswerForm.LOOK)) {
                    lost.put(voice.field(view.matter().kind(), action, field), text);
                }
            });
            offer = deeds.open(view, null).orElse(null);
        }
        Map<String, String> typed = lost.isEmpty() ? tried.typed() : Map.of();
        Deed deed = offer == null
                ? null
                : suggesting(onCall.beside(Deeds.deed(view, offer, typed, voice), voice), view, typed, voice);
        FormErrors errors = problem == null || problem.errors().isEmpty() ? FormErrors.NONE : FormErrors.of(problem);
        return new MatterPage.Acting(
                deeds.groups(view, deed, voice),
                deed == null ? null : deed.without(AnswerForm.CITES),
                problem == null || errors != FormErrors.NONE ? null : voice.problem(problem),
                problem == null ? 200 : problem.status(),
                errors,
                lost,
                tried.identity(),
                answers.offered(deed),
                answers.citable(view, deed, typed));
    }
}
