package org.banshi.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Drafts;
import org.banshi.files.StoredFile;
import org.banshi.hotline.AnswerTemplates.Template;
import org.banshi.hotline.Citations;
import org.banshi.hotline.Outage;
import org.banshi.matter.MatterView;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Repeats;
import org.banshi.oversight.Oversight;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * A matter with all that is needed to act on it.
 *
 * @param view the matter as the reader may see it
 * @param words the matter's words, those of urgency marked while it is open
 * @param row what its codes are called
 * @param parties the units that take part, each with how
 * @param clocks its clocks, running ones first
 * @param steps its timeline, newest first
 * @param files its files, as far as the reader may see them
 * @param mainNumber the number of the matter it is merged into
 * @param similar matters like it that the reader may see, the likest first
 * @param reminders what was said to remind of it, for whoever may set it apart
 * @param others who else works on it just now
 * @param place the newest of the same place
 * @param outages notices of known outages that it is or may be answered with
 * @param onCall who is on call tonight for the unit that leads, absent where there are no lists
 * @param danger words of danger to life were found
 * @param hints what may be worth a look before the answer is judged
 * @param cited what its answer cites; absent for nothing
 * @param signing who signs the reply before it leaves the unit, nobody if only the reader could; absent without need
 * @param draft what the reader typed into this form earlier and has not sent
 * @param units those advised beside the form that sends it to one
 * @param supervision how it is supervised
 * @param acting what may be done now, and what came of what was tried
 */
record MatterPage(
        MatterView view,
        List<Clues.Piece> words,
        Row row,
        List<Party> parties,
        List<ClockLine> clocks,
        List<TimelineEntry> steps,
        List<StoredFile> files,
        @Nullable String mainNumber,
        List<Likeness> similar,
        List<Repeats.Reminder> reminders,
        List<Attention.Other> others,
        List<Row> place,
        OutageBox outages,
        OnCallSight.@Nullable Tonight onCall,
        boolean danger,
        List<HintLine> hints,
        Citations.@Nullable Citation cited,
        @Nullable List<String> signing,
        Drafts.@Nullable Kept draft,
        List<UnitOffers.Offer> units,
        Oversight.Brief supervision,
        Acting acting)
        implements Page {

    /**
     * Notices of known outages.
     *
     * @param offered those that it may be answered with now
     * @param answering the one that it was answered with
     */
    record OutageBox(List<Outage> offered, List<Outage> answering) {}

    /**
     * A unit that takes part.
     *
     * @param unit its name
     * @param relation key of how it takes part
     */
    record Party(String unit, String relation) {}

    /**
     * What may be done now, and what came of what was tried.
     *
     * @param groups all buttons
     * @param deed the form that is shown
     * @param refused why what was tried is not possible, in the reader's words
     * @param status 200, or that of the refusal
     * @param errors what is wrong in the form
     * @param lost what was typed into a form that is no longer there: label and words
     * @param identity who raised it, shown once
     * @param templates words that may be put into the form's answer
     * @param citable items of knowledge that the answer may cite; absent on a form without an answer
     */
    record Acting(
            List<Deed.Group> groups,
            @Nullable Deed deed,
            @Nullable String refused,
            int status,
            FormErrors errors,
            Map<String, String> lost,
            NewMatter.@Nullable Identity identity,
            List<Template> templates,
            AnswerForm.@Nullable Citable citable) {}

    @Override
    public FormErrors errors() {
        return acting.errors();
    }

    @Override
    public int status() {
        return acting.status();
    }

    /** The way of the forms. */
    String path() {
        return "/desk/matters/" + view.matter().number();
    }

    /** Whether the raiser's identity may be asked for. */
    boolean mayReveal() {
        return view.offer("reveal").isPresent();
    }

    /** Whether it is merged into another one and the reader may take it out again. */
    boolean mayUnmerge() {
        return view.matter().mainId() != null && view.offer(Merging.UNMERGE).isPresent();
    }

    static List<Party> parties(MatterView view, Names names) {
        return view.parties().stream()
                .map(party -> new Party(
                        names.unit(party.unit()),
                        "matter.relation." + party.relation().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toList());
    }
}
