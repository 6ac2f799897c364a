package org.banshi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the API. What is not known or not to be shown is absent. */
final class Shown {
    private Shown() {}

    @Schema(description = "What the raiser gets at once. The code proves the raiser and is not told again.")
    record Receipt(String number, String code, @Nullable OffsetDateTime due, Map<String, String> links) {}

    @Schema(description = "An action that was done.")
    record Done(
            String number,
            String action,
            String from,
            String state,
            String stateName,

            @Schema(description = "Version of the matter after it, for If-Match.")
            int version,

            OffsetDateTime at,

            @Schema(description = "Only after the action reveal.") @Nullable
            Identity identity) {}

    @Schema(description = "Who raised it; the look is logged and the raiser sees it.")
    record Identity(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String onBehalfOf) {}

    @Schema(description = "A request as its raiser sees it.")
    record Request(
            String number,
            String kind,
            @Nullable String type,
            @Nullable String typeName,
            String title,
            String text,
            String state,
            String stateName,

            @Schema(description = "Code of the unit that leads.") @Nullable
            String unit,

            @Nullable String unitName,
            @Nullable String category,
            @Nullable String categoryName,
            @Nullable String region,
            @Nullable String regionName,
            @Nullable String address,
            boolean confidential,
            OffsetDateTime raisedAt,

            @Schema(description = "The date told to the raiser; before dispatch that of the current step.") @Nullable
            OffsetDateTime due,

            @Nullable String outcome,
            @Nullable String outcomeName,
            @Nullable String publicAnswer,
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime closedAt,
            List<Line> timeline,

            @Schema(description = "What the raiser may do now.")
            List<Action> actions) {}

    @Schema(description = "One line of a timeline: by role or unit; staff numbers and forms only for staff.")
    record Line(
            int seq,
            OffsetDateTime at,
            String action,
            String label,

            @Schema(allowableValues = {"staff", "raiser", "proxy", "anyone", "house"})
            String actor,

            @Nullable Long staff,
            @Nullable String role,
            @Nullable String roleName,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String from,
            String state,
            String stateName,
            @Nullable Map<String, Object> form) {}

    @Schema(description = "An action that the caller may do now, with its form.")
    record Action(String name, String label, List<Field> fields) {}

    @Schema(description = "A field of a form.")
    record Field(
            String name,
            String label,

            @Schema(allowableValues = {"text", "boolean", "integer", "date", "dateTime", "choice", "file"})
            String type,

            boolean required,
            @Nullable Integer min,

            @Schema(description = "Largest number, or most characters.") @Nullable
            Integer max,

            @Schema(description = "For choices; a suggestion comes first.") @Nullable
            List<Option> options,

            @Schema(description = "What is known already: what a form begins with.") @Nullable
            String start) {}

    @Schema(description = "One choice.")
    record Option(String value, String label, @Nullable String why) {}

    @Schema(description = "A page of matters.")
    record Page(
            List<Item> items,

            @Schema(description = "Value of after for the next page; absent on the last.") @Nullable
            String next,

            @Schema(description = "How many there are, exact.") @Nullable
            Long total,

            @Schema(description = "Instead of total: there are more than this.") @Nullable
            Long totalAtLeast,

            @Schema(
                    description =
                            "Of a search by words, how well they fit. all: each has all the words; mixed: behind those stand"
                                    + " some that have most of them; most: none has all.",
                    allowableValues = {"all", "mixed", "most"})
            @Nullable
            String fit) {}

    @Schema(description = "A matter in a list.")
    record Item(
            String number,
            String kind,
            @Nullable String type,
            @Nullable String typeName,
            @Nullable String grade,
            @Nullable String gradeName,
            String title,
            String state,
            String stateName,
            @Nullable String category,
            @Nullable String categoryName,
            @Nullable String region,
            @Nullable String regionName,
            @Nullable String address,

            @Schema(description = "Code of the unit that leads.") @Nullable
            String unit,

            @Nullable String unitName,

            @Schema(description = "The pool that must act now.") @Nullable
            String ownerRole,

            @Schema(description = "The unit that must act now.") @Nullable
            String ownerUnit,

            String channel,
            @Nullable String outsideNumber,
            OffsetDateTime raisedAt,
            @Nullable OffsetDateTime due,
            boolean overdue,
            @Nullable String outcome,
            @Nullable OffsetDateTime closedAt) {}

    @Schema(description = "All of a matter that the caller may see.")
    record Matter(
            @JsonUnwrapped Item matter,
            String text,

            @Schema(description = "Whether title and text are the hotline's wording, the raiser's being withheld.")
            boolean wordsWithheld,

            @Nullable String rewordedTitle,
            @Nullable String rewordedText,
            boolean confidential,
            @Nullable String aboutUnit,
            @Nullable String main,
            @Nullable OffsetDateTime toldDue,
            @Nullable String publicAnswer,
            @Nullable OffsetDateTime answeredAt,
            @Nullable Verdict verdict,
            int breaches,
            int version,
            Map<String, Object> own,
            List<Party> parties,
            List<Clock> clocks,
            List<Line> timeline,
            List<Action> actions) {}

    @Schema(description = "What the raiser says of the result.")
    record Verdict(
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer satisfaction,
            @Nullable String by) {}

    @Schema(description = "A unit that takes part.")
    record Party(
            String unit,
            @Nullable String unitName,

            @Schema(allowableValues = {"lead", "co", "upper"})
            String relation) {}

    @Schema(description = "A clock, with the reason why it ends when it ends.")
    record Clock(
            String name,
            String label,
            @Nullable String unit,
            @Nullable Limit limit,
            @Nullable String rule,
            @Nullable Integer ruleVersion,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime due,

            @Schema(description = "Year without a working calendar, because of which there is no date.") @Nullable
            Integer undatedYear,

            @Nullable OffsetDateTime stoppedAt,
            @Nullable OffsetDateTime pausedUntil,
            @Nullable OffsetDateTime breachedAt,
            boolean imported,
            @Nullable List<Day> explanation) {}

    @Schema(description = "A time limit.")
    record Limit(
            int number,

            @Schema(allowableValues = {"minute", "hour", "calendarDay", "workingDay"})
            String unit) {}

    @Schema(description = "One day of an explanation.")
    record Day(
            LocalDate date,

            @Schema(allowableValues = {"start", "counted", "rest", "makeUpWork", "moved", "due"})
            String kind,

            @Nullable String name,

            @Schema(description = "Days of the limit used up with this day.")
            int count) {}

    @Schema(description = "Matters like this one, the likest first.")
    record Similar(List<Like> items) {}

    @Schema(description = "A matter like another one.")
    record Like(@JsonUnwrapped Item matter, double score, List<String> why) {}

    @Schema(description = "What texts are about, in their order.")
    record Classes(List<Class> items) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(description = "What a text is about.")
    record Class(
            @Schema(description = "The best guess, as the model's examples write it; null while no model is active.")
            @Nullable
            String category,

            @Nullable String categoryCode,
            @Nullable String categoryName,

            @Schema(description = "Chance that it is right, 0 to 1.")
            double confidence,

            List<Alternative> alternatives,

            @Schema(description = "Code of the unit that the dispatch directory names for it.") @Nullable
            String unit,

            @Nullable String unitName,

            @Schema(description = "More likely wrong than right: do not use it unseen.")
            boolean abstained,

            @Schema(description = "Regions that the words name, the most exact first.")
            List<Hinted.Place> places,

            @Schema(description = "Street, house, estate that the words name.") @Nullable
            String address,

            @Schema(description = "Grade that words of urgency suggest; null for none above the ordinary one.")
            @Nullable
            String grade,

            List<Hinted.Mark> marks,

            @Schema(description = "Units that it may be for, with the reason; of a single text only.")
            List<Hinted.Unit> units) {}

    @Schema(description = "Another guess.")
    record Alternative(String category, double confidence) {}
}
