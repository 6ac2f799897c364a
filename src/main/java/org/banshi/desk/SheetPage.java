package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.web.Page;
import org.banshi.web.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * A work order on paper. Paper goes where no door watches it: it has nothing of the raiser's identity, shielded
 * matters stand on it in the hotline's wording whoever prints it, and whatever looks like a number of a person is struck
 * out. Names that somebody wrote into the words are not recognised.
 *
 * @param row what its codes are called
 * @param title its title
 * @param words what is asked
 * @param place where
 * @param parties the units that take part, each with how
 * @param clocks the clocks that run
 * @param steps what was done, the oldest first; of shielded matters without what was filled in
 * @param by who printed it, and of which unit
 * @param at when
 */
record SheetPage(
        Row row,
        String title,
        String words,
        String place,
        List<MatterPage.Party> parties,
        List<ClockLine> clocks,
        List<TimelineEntry> steps,
        String by,
        Instant at)
        implements Page {

    static SheetPage of(
            MatterView view,
            Matter matter,
            boolean shielded,
            Actor.Staff reader,
            Instant at,
            Voice voice,
            Names names) {
        Row row = Row.of(matter, voice, names);
        return new SheetPage(
                row,
                Personal.struck(Objects.requireNonNullElse(matter.rewordedTitle(), row.title())),
                Personal.struck(Objects.requireNonNullElse(matter.rewordedText(), matter.text())),
                Personal.struck(row.place()),
                MatterPage.parties(view, names),
                view.clocks().stream()
                        .filter(dial -> dial.stoppedAt() == null)
                        .map(dial -> new ClockLine(
                                dial, voice.clock(matter.kind(), dial.name()), names.unit(dial.unit()), List.of()))
                        .toList(),
                Steps.of(view, voice, names).reversed().stream()
                        .map(entry -> onPaper(entry, shielded))
                        .toList(),
                (names.unit(reader.unit()) + " " + reader.name()).strip(),
                at);
    }

    private static TimelineEntry onPaper(TimelineEntry entry, boolean shielded) {
        @Nullable String text = shielded || entry.text() == null ? null : Personal.struck(entry.text());
        return new TimelineEntry(entry.at(), entry.title(), entry.by(), text, entry.tone(), null);
    }

    /** The way back, and to the code. */
    String path() {
        return "/desk/matters/" + row.matter().number();
    }
}
