package org.banshi.hotline;

import static org.banshi.hotline.ImportColumn.ADDRESS;
import static org.banshi.hotline.ImportColumn.CATEGORY;
import static org.banshi.hotline.ImportColumn.CHANNEL;
import static org.banshi.hotline.ImportColumn.CLOSED_AT;
import static org.banshi.hotline.ImportColumn.CONTACTED;
import static org.banshi.hotline.ImportColumn.DUE_AT;
import static org.banshi.hotline.ImportColumn.NAME;
import static org.banshi.hotline.ImportColumn.OUTSIDE_NUMBER;
import static org.banshi.hotline.ImportColumn.RAISED_AT;
import static org.banshi.hotline.ImportColumn.RAISER_KEY;
import static org.banshi.hotline.ImportColumn.REGION;
import static org.banshi.hotline.ImportColumn.REPLIED_AT;
import static org.banshi.hotline.ImportColumn.REPLIED_BY;
import static org.banshi.hotline.ImportColumn.REPLY;
import static org.banshi.hotline.ImportColumn.SOLVED;
import static org.banshi.hotline.ImportColumn.TEXT;
import static org.banshi.hotline.ImportColumn.TITLE;
import static org.banshi.hotline.ImportColumn.TYPE;
import static org.banshi.hotline.ImportColumn.UNIT;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Outcome;
import org.banshi.matter.Past;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One row: all its cells are read at once, so that everything wrong with it can be told; names are looked up only when it
 * is known that the row comes in.
 */
final class ImportRow {
    private static final int TITLE_FROM_TEXT = 30;
    private static final String UNIT_OFF = "unitSwitchedOff";

    private final long line;
    private final String outsideNumber;
    private final String title;
    private final String text;
    private final NewMatter.Identity raiser;
    private final Map<ImportColumn, String> words = new LinkedHashMap<>();
    private final ImportTimes.@Nullable When raised;
    private final ImportTimes.@Nullable When due;
    private final ImportTimes.@Nullable When replied;
    private final ImportTimes.@Nullable When closed;
    private final Past.@Nullable Verdict verdict;
    private final List<FieldError> faults;

    ImportRow(ImportCells cells) {
        line = cells.line();
        String number = cells.text(OUTSIDE_NUMBER);
        outsideNumber = number == null ? ImportNaming.hash(cells.whole()) : number;
        text = cells.need(TEXT);
        String given = cells.raw(TITLE);
        title = given == null ? beginning(text) : given;
        raiser = new NewMatter.Identity(cells.text(NAME), cells.phone(), null, cells.text(RAISER_KEY));
        for (ImportColumn column : List.of(TYPE, CATEGORY, UNIT, REGION, ADDRESS, CHANNEL, REPLY, REPLIED_BY)) {
            String cell = column == REPLY ? cells.raw(column) : cells.text(column);
            if (cell != null) {
                words.put(column, cell);
            }
        }
        raised = cells.when(RAISED_AT);
        due = cells.when(DUE_AT);
        replied = cells.when(REPLIED_AT);
        closed = cells.when(CLOSED_AT);
        Past.Verdict said = new Past.Verdict(cells.yes(CONTACTED), cells.yes(SOLVED), cells.mark());
        verdict = said.contacted() == null && said.solved() == null && said.satisfaction() == null ? null : said;
        faults = List.copyOf(cells.faults());
    }

    long line() {
        return line;
    }

    String outsideNumber() {
        return outsideNumber;
    }

    List<FieldError> faults() {
        return faults;
    }

    /** The row as the ledger takes it. */
    ImportEntry entry(ImportNames names, String source, ZoneId zone, Instant now) {
        List<String> odd = odd(now);
        ImportTimes.When at = raised;
        if (at != null) {
            if (isOpen() && names.isSwitchedOff(words.get(UNIT))) {
                odd = Stream.concat(odd.stream(), Stream.of(UNIT_OFF)).toList();
            }
            return new ImportEntry.Historic(line, past(at, names, source, zone, now, odd), odd);
        }
        NewMatter matter = matter(names, source);
        return new ImportEntry.Live(line, matter, left(matter, odd), odd);
    }

    /** What a new request has no place for, so that it is not lost: also the names that are not known here. */
    private Map<String, Object> left(NewMatter matter, List<String> odd) {
        Map<String, Object> left = said(odd);
        taken(left, TYPE, matter.type() != null);
        taken(left, CATEGORY, matter.category() != null);
        taken(left, REGION, matter.place().region() != null);
        taken(left, CHANNEL, !matter.origin().channel().equals("import"));
        return left;
    }

    private static void taken(Map<String, Object> left, ImportColumn column, boolean is) {
        if (is) {
            left.remove(column.code());
        }
    }

    private NewMatter matter(ImportNames names, String source) {
        return new NewMatter(
                Requests.NAME,
                names.type(words.get(TYPE)),
                null,
                names.category(words.get(CATEGORY)),
                new NewMatter.Words(title, text),
                new NewMatter.Place(names.region(words.get(REGION)), words.get(ADDRESS), null, null),
                new NewMatter.Origin(
                        Objects.requireNonNullElse(names.channel(words.get(CHANNEL)), "import"), source, outsideNumber),
                raiser,
                false,
                Map.of());
    }

    private Past past(
            ImportTimes.When at, ImportNames names, String source, ZoneId zone, Instant now, List<String> odd) {
        Instant repliedAt = replied == null ? null : replied.after(at);
        Instant closedAt = closed == null ? repliedAt : closed.after(replied == null ? at : replied);
        String unit = odd.contains(UNIT_OFF) ? null : names.unit(words.get(UNIT));
        NewMatter matter = matter(names, source);
        List<Past.Moment> moments = new ArrayList<>();
        Outcome outcome = null;
        if (closedAt == null) {
            matter = open(matter);
            moments.add(new Past.Moment("accept", now, "accepted", said(odd)));
            if (unit != null) {
                moments.add(new Past.Moment("dispatch", now, "dispatched", Map.of("unit", unit)));
            }
        } else {
            outcome = isJudged() ? Outcome.VERDICT : Outcome.IMPORTED;
            if (repliedAt != null) {
                moments.add(new Past.Moment("reply", repliedAt, closed == null ? "closed" : "replied", said(odd)));
            }
            if (closed != null) {
                String action = isJudged() ? "verdict" : "close";
                moments.add(new Past.Moment(action, closedAt, "closed", repliedAt == null ? said(odd) : judged()));
            }
        }
        return new Past(
                matter,
                at.at(),
                moments.getLast().state(),
                outcome,
                unit,
                due == null ? null : due.end(zone),
                repliedAt == null ? closedAt : repliedAt,
                closedAt,
                words.get(REPLY),
                repliedAt != null ? repliedAt : words.containsKey(REPLY) ? closedAt : null,
                verdict,
                List.copyOf(moments));
    }

    private boolean isOpen() {
        return replied == null && closed == null;
    }

    /** Open ones go on here, and so need what an accepted request has. */
    private static NewMatter open(NewMatter matter) {
        return new NewMatter(
                matter.kind(),
                Objects.requireNonNullElse(matter.type(), "help"),
                "normal",
                matter.category(),
                matter.words(),
                matter.place(),
                matter.origin(),
                matter.raiser(),
                matter.confidential(),
                matter.own());
    }

    /** Only what ended elsewhere and was judged has a verdict; reached or not alone is none. */
    private boolean isJudged() {
        return closed != null && verdict != null && (verdict.solved() != null || verdict.satisfaction() != null);
    }

    /** What came with the row and has no column of its own; names as they stood there. */
    private Map<String, Object> said(List<String> odd) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (ImportColumn column : List.of(TYPE, CATEGORY, UNIT, REGION, CHANNEL, REPLIED_BY)) {
            String word = words.get(column);
            if (word != null) {
                said.put(column.code(), word);
            }
        }
        if (words.containsKey(REPLY)) {
            said.put("publicAnswer", words.get(REPLY));
        }
        if (!odd.isEmpty()) {
            said.put("odd", String.join(", ", odd));
        }
        if (replied == null) {
            said.putAll(judged());
        }
        return said;
    }

    private Map<String, Object> judged() {
        Map<String, Object> judged = new LinkedHashMap<>();
        if (verdict != null) {
            judged.put("contacted", String.valueOf(verdict.contacted()));
            judged.put("solved", String.valueOf(verdict.solved()));
            judged.put("satisfaction", String.valueOf(verdict.satisfaction()));
            judged.values().removeIf("null"::equals);
        }
        return judged;
    }

    /** What does not fit together: told, not refused. */
    private List<String> odd(Instant now) {
        List<String> odd = new ArrayList<>();
        if (raised == null) {
            note(odd, "endedButNotRaised", replied != null || closed != null || words.containsKey(REPLY));
            return List.copyOf(odd);
        }
        note(odd, "raisedInFuture", raised.at().isAfter(now));
        note(odd, "dueBeforeRaised", due != null && due.isBefore(raised));
        note(odd, "repliedBeforeRaised", replied != null && replied.isBefore(raised));
        note(odd, "closedBeforeRaised", closed != null && closed.isBefore(raised));
        note(odd, "closedBeforeReplied", closed != null && replied != null && closed.isBefore(replied));
        note(odd, "endedInFuture", isAfter(replied, now) || isAfter(closed, now));
        note(odd, "replyWithoutDate", words.containsKey(REPLY) && replied == null && closed == null);
        note(odd, "verdictWithoutEnd", verdict != null && closed == null);
        return List.copyOf(odd);
    }

    private static boolean isAfter(ImportTimes.@Nullable When when, Instant now) {
        return when != null && when.at().isAfter(now);
    }

    private static void note(List<String> odd, String what, boolean is) {
        if (is) {
            odd.add(what);
        }
    }

    private static String beginning(String text) {
        String line = text.strip();
        return line.codePointCount(0, line.length()) <= TITLE_FROM_TEXT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE_FROM_TEXT));
    }
}
