package org.banshi.knowledge;

import java.util.List;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known, for anybody to read before asking. What is said here is counted as a plain number: nothing about who. */
@Controller("knowledgeForAnybody")
@RequestMapping(KnowledgeConfiguration.PUBLIC)
final class PublicController {
    private static final int SIZE = 15;
    private static final int LONGEST = 100;

    private final Items items;
    private final Holdings holdings;
    private final Questions questions;
    private final Categories categories;
    private final Regions regions;
    private final Units units;

    PublicController(
            Items items, Holdings holdings, Questions questions, Categories categories, Regions regions, Units units) {
        this.items = items;
        this.holdings = holdings;
        this.questions = questions;
        this.categories = categories;
        this.regions = regions;
        this.units = units;
    }

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "0") int after) {
        String said = cut(q);
        String known = categories.find(category).map(Category::code).orElse("");
        int from = Math.clamp(after, 0, 10_000);
        List<Item> found = items.search(said, known.isEmpty() ? null : known, null, from, SIZE + 1);
        if (found.isEmpty() && from == 0 && known.isEmpty() && !said.isEmpty()) {
            questions.notFound(said);
        }
        List<Field.Option> classes = categories.children(null).stream()
                .filter(Category::active)
                .map(each -> new Field.Option(each.code(), each.name()))
                .toList();
        return new PublicItemsPage(
                said,
                known,
                classes,
                new Slice<>(
                        found.subList(0, Math.min(SIZE, found.size())),
                        found.size() > SIZE ? Integer.toString(from + SIZE) : null));
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Page item(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String said) {
        Item item = items.inForce(id).orElseThrow(() -> Problem.notFound("knowledge.none", id));
        String region = item.region();
        return new PublicItemPage(
                item,
                units.find(item.unit()).map(Unit::name).orElse(""),
                categories.fullName(item.category()),
                region == null ? null : regions.fullName(region),
                cut(q),
                "yes".equals(said) || "no".equals(said) ? said : null);
    }

    @PostMapping("/{id:[0-9]{1,18}}/helped")
    Answer helped(@PathVariable long id) {
        Item item = items.inForce(id).orElseThrow(() -> Problem.notFound("knowledge.none", id));
        holdings.count(item.id(), true);
        return new SeeOther(KnowledgeConfiguration.PUBLIC + "/" + id + "?said=yes");
    }

    @PostMapping("/{id:[0-9]{1,18}}/unhelpful")
    Answer unhelpful(@PathVariable long id, @RequestParam(defaultValue = "") String q) {
        Item item = items.inForce(id).orElseThrow(() -> Problem.notFound("knowledge.none", id));
        holdings.count(item.id(), false);
        questions.notHelped(cut(q).isEmpty() ? item.title() : cut(q));
        return new SeeOther(KnowledgeConfiguration.PUBLIC + "/" + id + "?said=no");
    }

    private static String cut(String q) {
        String said = q.strip();
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST);
    }
}
