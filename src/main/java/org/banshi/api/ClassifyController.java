package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.Requests;
import org.banshi.hotline.Urgency;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.region.StreetAddress;
import org.banshi.rule.Rules;
import org.banshi.text.Classifier;
import org.banshi.text.Suggestion;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What texts are about. */
@RestController
@Tag(name = "Text", description = "Suggestions for texts.")
final class ClassifyController {
    private static final int MOST_TEXTS = 1000;

    private final Classifier classifier;
    private final Categories categories;
    private final Rules rules;
    private final Labels labels;
    private final Hinting hinting;

    ClassifyController(Classifier classifier, Categories categories, Rules rules, Labels labels, Hinting hinting) {
        this.hinting = hinting;
        this.classifier = classifier;
        this.categories = categories;
        this.rules = rules;
        this.labels = labels;
    }

    @PostMapping(path = "/api/v1/text/classify", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Suggest a category",
            description = "One text gives one answer; texts give items, in their order. Nothing is stored.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {Shown.Class.class, Shown.Classes.class})))
    Object classify(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Texts.class)))
                    @RequestBody
                    Map<String, Object> body,
            @Parameter(hidden = true) Actor.Staff staff) {
        Permissions.require(staff, Permission.CLASSIFY);
        Body.refuseUnknown(body, Set.of("text", "texts", "region", "type"));
        Map<String, Object> beside = new HashMap<>(body);
        beside.keySet().retainAll(Set.of("region", "type"));
        Body known = new Body(beside);
        String region = known.text("region", 12);
        String type = known.oneOf("type", Requests.TYPES);
        known.finish();
        if (body.get("texts") == null) {
            String text = new Body(body).required("text", RaiseForm.TEXT);
            Suggestion suggestion = classifier.classify(text);
            String category = suggestion.abstained() ? null : code(suggestion);
            return shown(suggestion, text, region, hinting.units(text, category, region, type, staff));
        }
        if (body.get("text") != null) {
            throw Problem.invalid("text", "textOrTexts");
        }
        List<String> texts = texts(body.get("texts"));
        List<Suggestion> suggestions = classifier.classify(texts);
        List<Shown.Class> items = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            items.add(shown(suggestions.get(i), texts.get(i), region, List.of()));
        }
        return new Shown.Classes(items);
    }

    @Schema(name = "Texts", description = "Either text or texts.")
    private record Texts(
            @Schema(maxLength = RaiseForm.TEXT) @Nullable String text,
            @Nullable List<String> texts,

            @Schema(description = "Code of a region that is known already.") @Nullable
            String region,

            @Schema(description = "Type that is known already.") @Nullable
            String type) {}

    private static List<String> texts(@Nullable Object given) {
        if (!(given instanceof List<?> list)) {
            throw Problem.invalid("texts", "wrongType");
        }
        if (list.size() > MOST_TEXTS) {
            throw Problem.invalid("texts", "tooManyTexts", MOST_TEXTS);
        }
        List<String> texts = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Object one : list) {
            String field = "texts[" + texts.size() + "]";
            if (!(one instanceof String text)) {
                errors.add(FieldError.of(field, "wrongType"));
                texts.add("");
            } else {
                if (text.codePointCount(0, text.length()) > RaiseForm.TEXT) {
                    errors.add(FieldError.of(field, "tooLong", RaiseForm.TEXT));
                }
                texts.add(text);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return texts;
    }

    private @Nullable String code(Suggestion suggestion) {
        String guess = suggestion.category();
        return guess == null
                ? null
                : categories.called(guess).map(Category::code).orElse(null);
    }

    private Shown.Class shown(Suggestion suggestion, String text, @Nullable String region, List<Hinted.Unit> units) {
        Urgency.Hint urgency = hinting.urgency(text);
        String guess = suggestion.category();
        String code = code(suggestion);
        String unit = code == null
                ? null
                : rules.current(HotlineRules.DIRECTORY)
                        .value()
                        .find(null, code, null)
                        .map(Directory.Entry::unit)
                        .orElse(null);
        return new Shown.Class(
                guess,
                code,
                labels.category(code),
                suggestion.confidence(),
                suggestion.alternatives().stream()
                        .map(other -> new Shown.Alternative(other.category(), other.confidence()))
                        .toList(),
                unit,
                labels.unit(unit),
                suggestion.abstained(),
                hinting.places(text, region),
                StreetAddress.in(text).orElse(null),
                urgency.grade(),
                Hinting.marks(text, urgency),
                units);
    }
}
