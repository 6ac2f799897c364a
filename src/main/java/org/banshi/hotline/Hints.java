package org.banshi.hotline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.access.Secrets;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.text.Grievance;
import org.banshi.text.LostNumbers;
import org.banshi.text.Substance;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Hints for whoever reviews an answer: worked out when the page is looked at, from the words that this reader sees. They
 * are no verdict, nothing of them is kept with a matter, a unit or a person, and they block nothing.
 */
@Service
public final class Hints {
    /** Whoever may do one of these judges the answer. */
    private static final Set<String> REVIEW = Set.of("signOff", "approve", "sendBack", "callBack", "close");

    /** Whoever may do one of these can still change what a request is filed as. */
    private static final Set<String> FILING = Set.of("accept", "classify", "dispatch");

    /** So many matters with the same text are looked at, the newest first. */
    private static final int LOOKED_AT = 30;

    /** However many a city has of one text, no more are compared. */
    private static final int COMPARED = 1_000;

    /** One text under so many other questions is worth a look. */
    private static final int MANY = 2;

    private final JdbcClient db;
    private final Matters matters;
    private final AnswerTexts texts;
    private final Citations citations;
    private final Secrets secrets;

    Hints(JdbcClient db, Matters matters, AnswerTexts texts, Citations citations, Secrets secrets) {
        this.secrets = secrets;
        this.citations = citations;
        this.db = db;
        this.matters = matters;
        this.texts = texts;
    }

    /** What a hint is about. */
    public enum Sort {
        /** Beside courtesies and passing on, the answer says next to nothing. */
        NOTHING,
        /** Hardly a word of the question comes up in the answer. */
        ELSE,
        /** The same text answers other questions. */
        SAME,
        /** Filed as an enquiry, but it complains. */
        COMPLAINT,
        /** A unit of measure in the answer without its number. */
        NUMBER;

        /** As it is written in addresses, messages and tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One hint.
     *
     * @param marks the words that led to it, folded; in the question for {@link Sort#ELSE} and {@link Sort#COMPLAINT}, else
     *     in the answer
     * @param others numbers of matters with the same text, as far as the reader may know of them
     */
    public record Hint(Sort sort, List<String> marks, List<String> others) {
        /** Both lists are kept as they are. */
        public Hint {
            marks = List.copyOf(marks);
            others = List.copyOf(others);
        }

        /** Whether its words stand in the question. */
        public boolean ofQuestion() {
            return sort == Sort.ELSE || sort == Sort.COMPLAINT;
        }
    }

    /** What a reader is hinted at; nothing for whoever neither reviews this matter nor supervises. */
    public List<Hint> of(MatterView view, Actor.Staff staff) {
        Matter matter = view.matter();
        if (!matter.kind().equals(Requests.NAME)) {
            return List.of();
        }
        boolean reviews = staff.has(Role.SUPERVISOR) || mayOne(view, REVIEW);
        List<Hint> hints = new ArrayList<>();
        String answer = matter.publicAnswer();
        if (reviews && answer != null && !answer.isBlank()) {
            hints.addAll(ofAnswer(view, answer, staff));
        }
        if ("enquiry".equals(matter.type()) && (reviews || mayOne(view, FILING))) {
            Grievance.Reading reading = Grievance.of(words(matter));
            if (reading.complains()) {
                hints.add(new Hint(Sort.COMPLAINT, reading.words(), List.of()));
            }
        }
        return hints;
    }

    private static boolean mayOne(MatterView view, Set<String> actions) {
        return actions.stream().anyMatch(action -> view.offer(action).isPresent());
    }

    private List<Hint> ofAnswer(MatterView view, String answer, Actor.Staff staff) {
        Matter matter = view.matter();
        List<Hint> hints = new ArrayList<>();
        Substance substance = Substance.of(
                words(matter),
                answer,
                texts.known(citations.of(view).map(Citations.Citation::body).orElse("")));
        if (substance.saysNothing()) {
            hints.add(new Hint(Sort.NOTHING, substance.passing(), List.of()));
        } else if (substance.speaksOfElse()) {
            hints.add(new Hint(Sort.ELSE, Substance.telling(matter.title()), List.of()));
        }
        List<String> others = sameText(matter, staff);
        if (others.size() >= MANY) {
            hints.add(new Hint(Sort.SAME, List.of(), others));
        }
        List<String> lost = LostNumbers.in(answer);
        if (!lost.isEmpty()) {
            hints.add(new Hint(Sort.NUMBER, lost, List.of()));
        }
        return hints;
    }

    private static String words(Matter matter) {
        return matter.title() + "\n" + matter.text();
    }

    /**
     * One text is right where many ask the same: only matters with another question count. What is said here is read first,
     * so that the index of sketches finds the others, which it cannot where one line is compared with all.
     */
    private List<String> sameText(Matter matter, Actor.Staff staff) {
        List<String> numbers = db.sql("""
            with here as materialized (
              select string_to_array(answer_sketch, ' ') as bands from hotline_request where matter = :id),
            near as materialized (
              select o.matter, string_to_array(o.answer_sketch, ' ') as there from hotline_request o
              where o.answer_sketch is not null and string_to_array(o.answer_sketch, ' ') && (select bands from here)
                and o.matter <> :id limit :compared)
            select m.number from near join matter_row m on m.id = near.matter
            where (select count(*) from unnest(near.there) band where band = any((select bands from here)::text[])) >= :alike
              and m.unit = :unit and m.main_id is null and not m.confidential and m.type is distinct from 'report'
            order by m.id desc limit :most""")
                .param("id", matter.id())
                .param("compared", COMPARED)
                .param("alike", Substance.ALIKE)
                .param("unit", matter.leadUnit())
                .param("most", LOOKED_AT)
                .query(String.class)
                .list();
        if (numbers.size() < MANY) {
            return List.of();
        }
        Map<String, String> titles = matters.titles(numbers, staff);
        return numbers.stream()
                .filter(number -> isOther(matter.title(), titles.get(number)))
                .toList();
    }

    private static boolean isOther(String question, @Nullable String other) {
        return other != null && !other.isBlank() && Substance.areUnlike(question, other);
    }

    /**
     * A reviewer says that a hint was wrong; only that it was, and of which sort, is counted, and once for this reader and
     * this answer however often it is said.
     *
     * @param sort code of a hint that this reader has on this matter
     * @throws Problem 404 {@code hint.unknown} if it is not there
     */
    public void wrong(MatterView view, String sort, Actor.Staff staff) {
        Hint hint = of(view, staff).stream()
                .filter(one -> one.sort().code().equals(sort))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("hint.unknown", sort));
        byte[] mark = secrets.keyedHash(
                "hint-wrong",
                staff.id() + "/" + view.matter().id() + "/" + hint.sort() + "/"
                        + view.matter().publicAnswer());
        db.sql(
                        "with fresh as (insert into hotline_hint_mark (mark) values (:mark) on conflict do nothing returning mark)"
                                + " insert into hotline_hint_wrong as w (sort, times) select :sort, 1 from fresh"
                                + " on conflict (sort) do update set times = w.times + 1")
                .param("mark", mark)
                .param("sort", hint.sort().code())
                .update();
    }

    /** How often each sort was said to be wrong. */
    public Map<Sort, Long> wrong() {
        Map<Sort, Long> times = new EnumMap<>(Sort.class);
        Stream.of(Sort.values()).forEach(sort -> times.put(sort, 0L));
        db.sql("select sort, times from hotline_hint_wrong").query(row -> {
            times.put(Sort.valueOf(row.getString("sort").toUpperCase(Locale.ROOT)), row.getLong("times"));
        });
        return Collections.unmodifiableMap(times);
    }
}
