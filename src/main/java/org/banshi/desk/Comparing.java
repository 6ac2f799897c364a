package org.banshi.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.desk.ComparePage.Cell;
import org.banshi.desk.ComparePage.Fact;
import org.banshi.desk.ComparePage.Other;
import org.banshi.desk.ComparePage.Undo;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts matters beside each other and asks the engine beforehand what merging them would come to. */
@Component
final class Comparing {
    /** More than four columns cannot be read beside each other. */
    static final int MOST = 4;

    static final int LONGEST_REASON = 500;

    private final Matters matters;
    private final Ledger ledger;
    private final Looks looks;
    private final Names names;

    Comparing(Matters matters, Ledger ledger, Looks looks, Names names) {
        this.matters = matters;
        this.ledger = ledger;
        this.looks = looks;
        this.names = names;
    }

    /**
     * What was tried before the page is shown.
     *
     * @param reason what was typed
     * @param chosen what was ticked, absent before anything was
     * @param problem why it was refused
     */
    record Tried(
            String reason,
            @Nullable Set<String> chosen,
            @Nullable Problem problem) {
        static final Tried NOTHING = new Tried("", null, null);

        Tried refused(Problem why) {
            return new Tried(reason, chosen, why);
        }

        boolean isChosen(String number) {
            return chosen == null || chosen.contains(number);
        }
    }

    /** Each number once, and not more than can be compared. */
    static Set<String> once(@Nullable List<String> numbers) {
        Set<String> once = new LinkedHashSet<>();
        for (String number : Objects.requireNonNullElse(numbers, List.<String>of())) {
            String stripped = number.strip();
            if (!stripped.isEmpty()) {
                once.add(stripped);
            }
        }
        if (once.size() > MOST) {
            throw Problem.invalid("number", "compareTooMany", MOST);
        }
        return once;
    }

    /**
     * The page.
     *
     * @param wanted the main one; absent for the earliest that others can go into
     * @throws Problem 404 when there is no such matter or the reader may not know of it
     */
    ComparePage page(Set<String> numbers, @Nullable String wanted, Tried tried, Actor.Staff staff, Voice voice) {
        List<MatterView> views =
                numbers.stream().map(number -> matters.view(number, staff)).toList();
        views.forEach(view -> looks.record(staff, view.matter().number(), Looks.MATTER, null));
        List<Matter> all = views.stream().map(MatterView::matter).toList();
        Matter main = main(all, wanted, staff, voice);
        List<Matter> sorted = all.stream()
                .sorted(Comparator.comparing((Matter matter) -> matter.id() != main.id()))
                .toList();
        List<Row> rows =
                sorted.stream().map(matter -> Row.of(matter, voice, names)).toList();
        Problem problem = tried.problem();
        FormErrors errors = problem == null || problem.errors().isEmpty() ? FormErrors.NONE : FormErrors.of(problem);
        return new ComparePage(
                rows.stream()
                        .map(row -> new ComparePage.Column(row, row.matter().id() == main.id()))
                        .toList(),
                facts(rows, voice),
                others(sorted, tried, staff, voice),
                reason(tried.reason(), voice),
                undo(views),
                problem == null || errors != FormErrors.NONE ? null : voice.problem(problem),
                errors);
    }

    private static Field reason(String typed, Voice voice) {
        return Field.textarea("reason", voice.text("desk.compare.reason"))
                .required()
                .max(LONGEST_REASON)
                .value(typed);
    }

    private Matter main(List<Matter> all, @Nullable String wanted, Actor.Staff staff, Voice voice) {
        List<Matter> earliest = all.stream()
                .sorted(Comparator.comparing(Matter::raisedAt).thenComparing(Matter::id))
                .toList();
        return earliest.stream()
                .filter(matter -> matter.number().equals(wanted))
                .findFirst()
                .or(() -> earliest.stream()
                        .filter(matter -> others(first(matter, all), Tried.NOTHING, staff, voice).stream()
                                .anyMatch(other -> other.refused() == null))
                        .findFirst())
                .orElseGet(earliest::getFirst);
    }

    private static List<Matter> first(Matter main, List<Matter> all) {
        List<Matter> sorted = new ArrayList<>(List.of(main));
        all.stream().filter(matter -> matter.id() != main.id()).forEach(sorted::add);
        return sorted;
    }

    /** What would come of merging each of the others into the first. */
    private List<Other> others(List<Matter> sorted, Tried tried, Actor.Staff staff, Voice voice) {
        Matter main = sorted.getFirst();
        return sorted.stream()
                .skip(1)
                .filter(other -> !Objects.equals(other.mainId(), main.id()))
                .map(other -> new Other(
                        other.number(),
                        voice.title(other),
                        other.version(),
                        tried.isChosen(other.number()),
                        refused(other, main, staff, voice)))
                .toList();
    }

    private @Nullable String refused(Matter other, Matter main, Actor.Staff staff, Voice voice) {
        if (other.mainId() != null) {
            return voice.text("desk.compare.isMergedElsewhere");
        }
        if (!other.kind().equals(main.kind())) {
            return voice.text("desk.compare.otherKind");
        }
        try {
            ledger.foresee(other.number(), Merging.MERGE, Map.of("main", main.number()), staff, other.version());
            return null;
        } catch (Problem problem) {
            return problem.code().equals("notInThisState")
                    ? voice.text("desk.compare.tooFar", voice.state(other))
                    : Batch.told(problem, voice);
        }
    }

    private static List<Undo> undo(List<MatterView> views) {
        List<Undo> undo = new ArrayList<>();
        for (MatterView view : views) {
            views.stream()
                    .map(MatterView::matter)
                    .filter(main -> Objects.equals(main.id(), view.matter().mainId()))
                    .filter(_ -> view.offer(Merging.UNMERGE).isPresent())
                    .forEach(main -> undo.add(new Undo(
                            view.matter().number(), main.number(), view.matter().version())));
        }
        return undo;
    }

    /** All that the reader may see of each, the same things in the same order. */
    private static List<Fact> facts(List<Row> rows, Voice voice) {
        return List.of(
                fact(voice.text("desk.row.matter"), rows, Row::title),
                fact(voice.text("desk.compare.words"), rows, row -> row.matter().text()),
                fact(voice.text("desk.row.place"), rows, Row::place),
                fact(voice.text("desk.row.sort"), rows, row -> (row.sort() + " " + row.category()).strip()),
                fact(voice.text("desk.row.state"), rows, Row::state),
                fact(voice.text("desk.row.unit"), rows, Row::unit),
                fact(
                        voice.text("desk.row.channel"),
                        rows,
                        row -> voice.text("matter.channel." + row.matter().channel())),
                time(voice.text("desk.matter.raisedAt"), false, rows, Matter::raisedAt),
                time(voice.text("desk.row.due"), true, rows, Matter::due),
                fact(
                        voice.text("desk.matter.answer"),
                        rows,
                        row -> Objects.requireNonNullElse(row.matter().publicAnswer(), "")));
    }

    private static Fact fact(String label, List<Row> rows, Function<Row, String> what) {
        String first = what.apply(rows.getFirst());
        return new Fact(
                label,
                false,
                rows.stream()
                        .map(row -> new Cell(
                                row.matter().number(),
                                what.apply(row),
                                null,
                                !what.apply(row).equals(first)))
                        .toList());
    }

    private static Fact time(String label, boolean due, List<Row> rows, Function<Matter, @Nullable Instant> what) {
        Instant first = what.apply(rows.getFirst().matter());
        return new Fact(
                label,
                due,
                rows.stream()
                        .map(row -> new Cell(
                                row.matter().number(),
                                "",
                                what.apply(row.matter()),
                                !Objects.equals(what.apply(row.matter()), first)))
                        .toList());
    }
}
