package org.banshi.desk;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Looks;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.text.Paper;
import org.banshi.web.Count;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a list leaves, as a file. A file goes where no door watches it: it names no raiser, has no address and no text,
 * shielded matters stand in it in the hotline's wording whoever takes it, and whatever looks like a number of a person is
 * struck out of titles. Every file says who took it out, and so do the log of the auditor and each matter that is in it.
 */
@Service
final class Exporting {
    private static final int AT_ONCE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Matters matters;
    private final MatterLists lists;
    private final Names names;
    private final Audit audit;
    private final Looks looks;
    private final CityClock clock;

    Exporting(Matters matters, MatterLists lists, Names names, Audit audit, Looks looks, CityClock clock) {
        this.looks = looks;
        this.matters = matters;
        this.lists = lists;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A file that may be written.
     *
     * @param query which rows
     * @param rows how many there are
     * @param mark the line that says who took it out
     */
    record Order(Query query, long rows, String mark) {}

    /**
     * Leaves a line in the log and says what is to be written.
     *
     * @throws Problem 409 {@code exportTooMany} for more rows than are counted exactly
     */
    Order order(Filters filters, String ending, Actor.Staff staff, Voice voice) {
        Query query = lists.query(filters);
        Count count = matters.count(query, staff, false);
        if (count.atLeast()) {
            throw Problem.conflict("exportTooMany", Count.EXACT_TO);
        }
        // Words that were looked for may be somebody's name: the log says only that there were some.
        String asked = filters.address().replaceFirst("^q=[^&]*", "q=…");
        audit.record(staff, "mattersExported", ending, count.value() + " · " + asked);
        String mark = voice.text(
                "desk.export.mark",
                staff.name(),
                names.unit(staff.unit()),
                time(clock.instant()),
                lists.told(filters, voice),
                count.value());
        return new Order(query, count.value(), mark);
    }

    /** Writes it, page by page. */
    void write(Order order, Paper paper, Actor.Staff staff, Voice voice) throws IOException {
        paper.row(Stream.of(
                        "number",
                        "title",
                        "kind",
                        "sort",
                        "category",
                        "region",
                        "unit",
                        "state",
                        "outcome",
                        "channel",
                        "raised",
                        "due",
                        "closed")
                .map(column -> voice.text("desk.export." + column))
                .toList());
        @Nullable String after = null;
        long left = order.rows();
        do {
            Slice<Matter> page = matters.list(order.query(), staff, after, AT_ONCE);
            List<Matter> taken = page.items().stream().limit(left).toList();
            looks.recordAll(staff, taken.stream().map(Matter::number).toList(), Looks.EXPORT);
            for (Matter matter : taken) {
                paper.row(cells(matters.outside(matter), voice));
            }
            left -= taken.size();
            after = page.next();
        } while (after != null && left > 0);
        paper.end(order.mark());
    }

    private List<String> cells(Matter matter, Voice voice) {
        Row row = Row.of(matter, voice, names);
        List<String> cells = new ArrayList<>();
        cells.add(matter.number());
        cells.add(title(matter, row));
        cells.add(row.kind());
        cells.add(row.sort());
        cells.add(row.category());
        cells.add(names.region(matter.region()));
        cells.add(row.unit());
        cells.add(row.state());
        cells.add(
                matter.outcome() == null
                        ? ""
                        : voice.text("matter.outcome." + matter.outcome().code()));
        cells.add(voice.text("matter.channel." + matter.channel()));
        cells.add(time(matter.raisedAt()));
        cells.add(time(matter.due()));
        cells.add(time(matter.closedAt()));
        return cells;
    }

    /** The hotline's own title where there is one. */
    private static String title(Matter matter, Row row) {
        String title = Objects.requireNonNullElse(matter.rewordedTitle(), row.title());
        return Personal.struck(title);
    }

    private String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(clock.getZone()));
    }
}
