package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.banshi.matter.NewMatter;
import org.banshi.program.NewFinding;
import org.banshi.program.NewItem;
import org.banshi.program.NewRectification;
import org.banshi.program.Origins;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;

/** What is put on a list, as JSON: read field by field into what its kind takes; fields of other kinds are unknown. */
final class ItemForm {
    private static final int LONG = 2_000;
    private static final int MANY = 99;

    private final Body body;
    private final Regions regions;

    ItemForm(Body body, Regions regions) {
        this.body = body;
        this.regions = regions;
    }

    /** A task or a project. */
    NewItem item() {
        return new NewItem(
                body.need("title", RaiseForm.TITLE),
                text(),
                Objects.requireNonNullElse(body.text("type", 20), "dated"),
                place(),
                new NewItem.Sorting(
                        body.integer("nr", 1, 1_000_000),
                        body.text("aspect", RaiseForm.TITLE),
                        body.text("sort", RaiseForm.TITLE),
                        body.text("goal", 100)),
                new NewItem.Book(
                        body.text("target", LONG),
                        body.amount("quantity"),
                        body.text("quantityUnit", 20),
                        body.amount("base"),
                        body.day("cutOff"),
                        body.text("measures", LONG),
                        body.text("criteria", LONG)),
                new NewItem.Answerable(
                        body.text("lead", 100),
                        body.texts("co", MANY),
                        body.text("person", 60),
                        body.text("checker", 100)),
                body.day("begins"),
                body.day("ends"),
                body.objects("steps", MANY, ItemForm::step),
                body.objects("funds", MANY, ItemForm::fund));
    }

    private static NewItem.Step step(Body step) {
        LocalDate due = step.day("due");
        Integer weight = step.integer("weight", 1, 100);
        step.expect("due", due);
        step.expect("weight", weight);
        return new NewItem.Step(
                step.need("title", RaiseForm.TITLE),
                Objects.requireNonNullElse(weight, 1),
                Objects.requireNonNullElse(due, LocalDate.EPOCH));
    }

    private static NewItem.Fund fund(Body fund) {
        return new NewItem.Fund(
                fund.need("source", 20), yuan(fund, "planned"), yuan(fund, "arrived"), yuan(fund, "spent"));
    }

    private static BigDecimal yuan(Body fund, String name) {
        return Objects.requireNonNullElse(fund.amount(name), BigDecimal.ZERO);
    }

    /** What a screening found. */
    NewRectification rectification() {
        return new NewRectification(
                body.need("title", RaiseForm.TITLE),
                text(),
                place(),
                body.integer("nr", 1, 1_000_000),
                body.text("checker", 100),
                new NewRectification.Fault(
                        body.text("faultClass", 20),
                        body.text("cause", RaiseForm.TEXT),
                        body.text("measures", LONG),
                        body.text("sponsor", 60)));
    }

    /** What a group found. */
    NewFinding finding() {
        Integer visit = body.integer("visit", 1, Integer.MAX_VALUE);
        return new NewFinding(
                body.need("title", RaiseForm.TITLE),
                text(),
                place(),
                body.text("lead", 100),
                body.text("person", 60),
                body.day("ends"),
                visit == null ? null : visit.longValue());
    }

    /** Numbers of the matters it comes from. */
    List<String> sources() {
        return body.texts("sources", Origins.MOST_SOURCES).stream().distinct().toList();
    }

    private String text() {
        return Objects.requireNonNullElse(body.text("text", RaiseForm.TEXT), "");
    }

    private NewMatter.Place place() {
        String given = body.text("region", RaiseForm.NAME);
        String region = given == null ? null : regions.normalise(given.strip()).orElse(null);
        if (given != null && region == null) {
            body.wrong("region", "unknown", given);
        }
        Double lon = body.number("lon", -180, 180);
        Double lat = body.number("lat", -90, 90);
        if (body.has("lon") != body.has("lat")) {
            body.wrong(body.has("lon") ? "lat" : "lon", "required");
        }
        return new NewMatter.Place(region, body.text("address", RaiseForm.ADDRESS), lon, lat);
    }

    /** The fields, for the description of the API. */
    @Schema(name = "NewItem", description = "What is put on a list. Which fields there are depends on kind.")
    record Fields(
            @Schema(
                    description =
                            "task and project by the list's office, rectification (a screening) too, finding by a group.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"task", "project", "rectification", "finding"})
            String kind,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = RaiseForm.TITLE)
            String title,

            @Nullable String text,

            @Schema(description = "Task: dated, year, long; project: year, dated.") @Nullable
            String type,

            @Nullable String region,
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat,

            @Schema(description = "Number on the list; the next one without. Not of findings.") @Nullable
            Integer nr,

            @Nullable String aspect,
            @Nullable String sort,

            @Schema(description = "Leaf of the goal tree.") @Nullable
            String goal,

            @Nullable String target,
            @Nullable BigDecimal quantity,
            @Nullable String quantityUnit,
            @Nullable BigDecimal base,
            @Nullable LocalDate cutOff,

            @Schema(description = "Of a screening: how it might be mended.") @Nullable
            String measures,

            @Nullable String criteria,

            @Schema(description = "Code of the unit that leads, or that a finding is held against.") @Nullable
            String lead,

            @Nullable List<String> co,
            @Nullable String person,

            @Schema(description = "Code of the group that checks or verifies; the list's without.") @Nullable
            String checker,

            @Nullable LocalDate begins,

            @Schema(description = "Last day; a finding needs one.") @Nullable
            LocalDate ends,

            @Nullable List<StepFields> steps,
            @Nullable List<FundFields> funds,

            @Schema(description = "Numbers of the matters a task or project comes from; who raised them is told.")
            @Nullable
            List<String> sources,

            @Schema(
                    description = "Of a screening.",
                    allowableValues = {"safety", "quality", "environment", "procedure", "service", "conduct", "other"})
            @Nullable
            String faultClass,

            @Schema(description = "Of a screening.") @Nullable
            String cause,

            @Schema(description = "Of a screening.") @Nullable
            String sponsor,

            @Schema(description = "The visit that led to a finding.") @Nullable
            Integer visit) {}

    @Schema(name = "NewStep", description = "A step of the road map; weight 1 to 100.")
    record StepFields(String title, int weight, LocalDate due) {}

    @Schema(name = "NewFund", description = "Money of one source, yuan.")
    record FundFields(
            @Schema(allowableValues = {"central", "province", "city", "county", "town", "society", "own", "other"})
            String source,

            BigDecimal planned,
            BigDecimal arrived,
            BigDecimal spent) {}
}
