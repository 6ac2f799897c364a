package org.banshi.oversight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.matter.Sayings;
import org.banshi.matter.Told;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Minutes with their words, which stand with the matters, as far as a reader may know of them. */
@Component
final class MinutesSight {
    private final MeetingRows rows;
    private final Matters matters;
    private final Sayings sayings;

    MinutesSight(MeetingRows rows, Matters matters, Sayings sayings) {
        this.rows = rows;
        this.matters = matters;
        this.sayings = sayings;
    }

    /**
     * An item.
     *
     * @param title of its matter
     * @param said what is to be done, or what was said about it
     * @param answer what its unit answered to an order
     */
    record Item(MeetingRows.Line line, @Nullable String title, String said, String answer) {}

    /** A correction with its words. */
    record Correction(MeetingRows.Correction line, String words) {}

    /**
     * The minutes of a meeting.
     *
     * @param before what is open from the meetings before, and not spoken of at this one
     */
    record Seen(MeetingRows.Meeting meeting, List<Item> items, List<Item> before, List<Correction> corrections) {}

    /** @throws Problem 403 not of those who read minutes; 404 no such meeting, or the reader's unit was not there */
    Seen read(long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.MEETINGS_READ);
        MeetingRows.Meeting meeting =
                rows.find(id, staff).orElseThrow(() -> Problem.notFound("oversight.noSuchMeeting"));
        List<MeetingRows.Line> lines = rows.lines(id, staff);
        List<Long> here = lines.stream().map(MeetingRows.Line::matter).toList();
        List<MeetingRows.Line> before = meeting.follows() == null
                ? List.of()
                : rows.openUpTo(meeting.follows(), staff).stream()
                        .filter(line -> !here.contains(line.matter()))
                        .toList();
        Known known = known(Stream.concat(lines.stream(), before.stream()).toList(), staff);
        return new Seen(
                meeting,
                lines.stream().map(line -> item(line, known)).toList(),
                before.stream().map(line -> item(line, known)).toList(),
                corrections(id, lines, staff));
    }

    /** What is known of the matters of a page, each read once for all of them. */
    private record Known(
            Map<String, String> titles,
            Map<String, Told> told,
            Map<String, List<Sayings.Saying>> discussed,
            Map<String, List<Sayings.Saying>> answered) {}

    private Known known(Collection<MeetingRows.Line> lines, Actor.Staff staff) {
        List<String> numbers = lines.stream().map(MeetingRows.Line::number).toList();
        List<String> orders = lines.stream()
                .filter(line -> line.kind().equals(Orders.NAME))
                .map(MeetingRows.Line::number)
                .toList();
        return numbers.isEmpty()
                ? new Known(Map.of(), Map.of(), Map.of(), Map.of())
                : new Known(
                        matters.titles(numbers, staff),
                        matters.told(numbers, staff),
                        sayings.of(numbers, MeetingRows.DISCUSSED, staff),
                        sayings.of(orders, "answer", staff));
    }

    private static Item item(MeetingRows.Line line, Known known) {
        Told told = known.told().get(line.number());
        String said = line.opened()
                ? told == null ? "" : told.text()
                : known.discussed().getOrDefault(line.number(), List.of()).stream()
                        .filter(each -> each.field("meeting").equals(Long.toString(line.meeting())))
                        .findFirst()
                        .map(each -> each.field("text"))
                        .orElse("");
        List<Sayings.Saying> answers = known.answered().getOrDefault(line.number(), List.of());
        return new Item(
                line,
                known.titles().get(line.number()),
                said,
                answers.isEmpty() ? "" : answers.getLast().field("done"));
    }

    private List<Correction> corrections(long id, List<MeetingRows.Line> lines, Actor.Staff staff) {
        List<MeetingRows.Correction> all = rows.corrections(id);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, List<Sayings.Saying>> said =
                sayings.of(lines.stream().map(MeetingRows.Line::number).toList(), MeetingRows.CORRECTED, staff);
        List<Correction> shown = new ArrayList<>();
        for (MeetingRows.Correction each : all) {
            if (each.item() == null) {
                shown.add(new Correction(each, String.valueOf(each.text())));
                continue;
            }
            int before = (int) shown.stream()
                    .filter(other -> each.item().equals(other.line().item()))
                    .count();
            lines.stream()
                    .filter(line -> line.nr() == each.item())
                    .findFirst()
                    .ifPresent(line -> shown.add(new Correction(
                            each,
                            said.getOrDefault(line.number(), List.of()).stream()
                                    .filter(words -> words.field("meeting").equals(Long.toString(id)))
                                    .skip(before)
                                    .findFirst()
                                    .map(words -> words.field("text"))
                                    .orElse(""))));
        }
        return shown;
    }
}
