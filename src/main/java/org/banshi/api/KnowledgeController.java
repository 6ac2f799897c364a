package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Items;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Items of knowledge that are in force, for anybody. */
@RestController("knowledgeApi")
@RequestMapping(path = "/api/v1/knowledge", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Knowledge",
        description = "Questions and answers in force; nothing that is over, withdrawn or not yet valid.")
final class KnowledgeController {
    private static final int MOST = 100;

    private final Items items;
    private final Categories categories;
    private final Units units;

    KnowledgeController(Items items, Categories categories, Units units) {
        this.items = items;
        this.categories = categories;
        this.units = units;
    }

    @Schema(name = "KnowledgeItem", description = "An item in the version that is in force.")
    record Shown(
            long id,
            int version,
            String title,
            String text,
            String category,
            String categoryName,
            @Nullable String region,
            String unit,
            @Nullable String unitName,
            String source,
            @Nullable String link,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    @Schema(name = "KnowledgeItems")
    record Found(List<Shown> items) {}

    @GetMapping
    @SecurityRequirements
    @Operation(
            summary = "Search items of knowledge",
            description = "The best first; without words the newest. Questions asked here are not kept.")
    Found search(
            @Parameter(description = "Words, two characters or more.") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "Code of a category, with all below it.") @RequestParam(required = false) @Nullable
                    String category,
            @Parameter(description = "Code of a region: without items of other regions.")
                    @RequestParam(required = false)
                    @Nullable
                    String region,
            @Parameter(description = "At most so many, up to 100.") @RequestParam(defaultValue = "20") int size) {
        if (category != null && categories.find(category).isEmpty()) {
            throw Problem.invalid("category", "notAChoice");
        }
        return new Found(items.search(q, category, region, Math.clamp(size, 1, MOST)).stream()
                .map(this::shown)
                .toList());
    }

    @GetMapping("/{id}")
    @SecurityRequirements
    @Operation(summary = "Read an item of knowledge", description = "404 unless it is in force today.")
    Shown item(@PathVariable long id) {
        return items.inForce(id).map(this::shown).orElseThrow(() -> Problem.notFound("knowledge.none", id));
    }

    private Shown shown(Item item) {
        return new Shown(
                item.id(),
                item.version(),
                item.title(),
                item.body(),
                item.category(),
                categories.fullName(item.category()),
                item.region(),
                item.unit(),
                units.find(item.unit()).map(Unit::name).orElse(null),
                item.source(),
                item.link(),
                item.since(),
                item.until());
    }
}
