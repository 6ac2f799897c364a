package org.banshi.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.program.Deeds;
import org.banshi.program.HardProblems;
import org.banshi.program.Inspections;
import org.banshi.program.Items;
import org.banshi.program.NewDeed;
import org.banshi.program.NewFinding;
import org.banshi.program.NewItem;
import org.banshi.program.NewProblem;
import org.banshi.program.NewRectification;
import org.banshi.program.Screenings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts promised work of the demo's tables on its way, each kind by its own door. */
@Component
@Profile("demo")
final class Putting {
    /** Money in the tables is in units of ten thousand yuan. */
    private static final BigDecimal WAN = new BigDecimal(10_000);

    private final Items items;
    private final Screenings screenings;
    private final Inspections inspections;
    private final HardProblems problems;
    private final Deeds deeds;

    Putting(Items items, Screenings screenings, Inspections inspections, HardProblems problems, Deeds deeds) {
        this.items = items;
        this.screenings = screenings;
        this.inspections = inspections;
        this.problems = problems;
        this.deeds = deeds;
    }

    /**
     * Puts it on its way.
     *
     * @param form the days that its path gives it
     * @param visit the visit that found it, if one did
     * @return its number on the ledger
     */
    String put(Promise promise, Map<String, String> form, @Nullable Long visit, Actor actor) {
        Sheet.Line line = promise.line;
        Receipt receipt = switch (promise.kind) {
            case "task" -> items.put(line.at("list"), item(line, form), actor);
            case "project" -> items.putProject(line.at("list"), item(line, form), actor);
            case "rectification" -> screenings.put(line.at("list"), rectification(line), actor);
            case "finding" -> inspections.open(line.at("list"), finding(line, form, visit), actor);
            case "hardProblem" ->
                problems.open(
                        new NewProblem(
                                line.at("title"), line.at("text"), line.orNull("category"), line.orNull("region")),
                        actor);
            case "deed" -> deeds.register(deed(line, form), actor);
            default -> throw new IllegalStateException("no door for " + promise.kind);
        };
        return receipt.number();
    }

    private static NewItem item(Sheet.Line line, Map<String, String> form) {
        return new NewItem(
                line.at("title"),
                line.at("text"),
                line.at("type"),
                place(line),
                new NewItem.Sorting(null, line.orNull("aspect"), line.orNull("sort"), line.orNull("goal")),
                new NewItem.Book(
                        line.orNull("target"),
                        decimal(line.orNull("quantity")),
                        line.orNull("unit"),
                        null,
                        null,
                        line.orNull("measures"),
                        line.orNull("criteria")),
                new NewItem.Answerable(
                        line.orNull("lead"),
                        split(line.at("co"), ";").toList(),
                        line.orNull("person"),
                        line.orNull("checker")),
                day(form, "begins"),
                day(form, "ends"),
                steps(line, form),
                split(line.at("funds"), ";").map(Putting::fund).toList());
    }

    private static List<NewItem.Step> steps(Sheet.Line line, Map<String, String> form) {
        List<String> titles = List.of("step1", "step2", "step3");
        List<String> weights =
                split(form.getOrDefault("weights", "30 40 30"), " ").toList();
        return titles.stream()
                .filter(step -> form.containsKey(step))
                .map(step -> new NewItem.Step(
                        line.at(step),
                        Integer.parseInt(weights.get(titles.indexOf(step))),
                        Objects.requireNonNull(day(form, step))))
                .toList();
    }

    /** Source, planned, arrived and spent. */
    private static NewItem.Fund fund(String cell) {
        List<String> parts = split(cell, " ").toList();
        return new NewItem.Fund(parts.getFirst(), yuan(parts.get(1)), yuan(parts.get(2)), yuan(parts.get(3)));
    }

    private static BigDecimal yuan(String wan) {
        return new BigDecimal(wan).multiply(WAN);
    }

    private static NewRectification rectification(Sheet.Line line) {
        return new NewRectification(line.at("title"), line.at("text"), place(line), null, line.orNull("checker"));
    }

    private static NewFinding finding(Sheet.Line line, Map<String, String> form, @Nullable Long visit) {
        return new NewFinding(
                line.at("title"),
                line.at("text"),
                place(line),
                line.orNull("lead"),
                line.orNull("person"),
                day(form, "ends"),
                visit);
    }

    private static NewDeed deed(Sheet.Line line, Map<String, String> form) {
        return new NewDeed(
                line.at("type"),
                line.at("title"),
                line.at("need"),
                day(form, "day"),
                null,
                line.orNull("beneficiary"),
                line.orNull("phone"),
                line.orNull("site"),
                line.orNull("wave"),
                null,
                line.orNull("region"),
                line.orNull("address"));
    }

    private static NewMatter.Place place(Sheet.Line line) {
        return new NewMatter.Place(
                line.orNull("region"),
                line.orNull("address"),
                degrees(line.orNull("lon")),
                degrees(line.orNull("lat")));
    }

    private static @Nullable Double degrees(@Nullable String cell) {
        return cell == null ? null : Double.valueOf(cell);
    }

    private static Stream<String> split(String cell, String by) {
        return Arrays.stream(cell.split(by)).filter(part -> !part.isBlank());
    }

    private static @Nullable BigDecimal decimal(@Nullable String cell) {
        return cell == null ? null : new BigDecimal(cell);
    }

    private static @Nullable LocalDate day(Map<String, String> form, String field) {
        String day = form.get(field);
        return day == null ? null : LocalDate.parse(day);
    }
}
