package org.banshi.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Similar;
import org.banshi.program.Lists;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what the page of one proposal shows to a reader. */
@Component
final class EntrySight {
    private static final int ANSWER = 2000;
    private static final int WORDS = 500;
    private static final int MOST_SAME = 20;

    private final Calls calls;
    private final EntryRows entries;
    private final Scores scores;
    private final Matters matters;
    private final Similar similar;
    private final Lists lists;
    private final Categories categories;
    private final Regions regions;
    private final Messages messages;

    @SuppressWarnings("checkstyle:ParameterNumber") // one page that brings together what many rooms know
    EntrySight(
            Calls calls,
            EntryRows entries,
            Scores scores,
            Matters matters,
            Similar similar,
            Lists lists,
            Categories categories,
            Regions regions,
            Messages messages) {
        this.calls = calls;
        this.entries = entries;
        this.scores = scores;
        this.matters = matters;
        this.similar = similar;
        this.lists = lists;
        this.categories = categories;
        this.regions = regions;
        this.messages = messages;
    }

    EntryPage page(String number, Actor.Staff staff, EntryPage.Typed typed, FormErrors errors, Language language) {
        MatterView view = matters.view(number, staff);
        Matter matter = view.matter();
        if (!matter.kind().equals(Proposals.NAME)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        Call call = calls.require(entries.call(matter.id()));
        Set<String> offers = view.offers().stream().map(MatterView.Offer::name).collect(Collectors.toSet());
        Scores.Sheet sheet = scores.sheet(number, staff);
        return new EntryPage(
                call,
                matter,
                facts(view),
                sheet,
                offers.contains("merge") ? same(call, number, staff) : List.of(),
                entries.gathered(matter.id(), staff),
                offers,
                forms(sheet, staff, typed, language),
                typed,
                errors);
    }

    private EntryPage.Facts facts(MatterView view) {
        Matter matter = view.matter();
        String region = matter.region() == null ? "" : regions.fullName(matter.region());
        return new EntryPage.Facts(
                (region + " " + (matter.address() == null ? "" : matter.address())).strip(),
                Boolean.TRUE.equals(view.own().get("consent")),
                number(view, "gathered_into"),
                number(view, "target"),
                number(view, "request"));
    }

    private @Nullable String number(MatterView view, String column) {
        return view.own().get(column) instanceof Number id
                ? matters.numberOf(id.longValue()).orElse(null)
                : null;
    }

    private List<Similar.Match> same(Call call, String number, Actor.Staff staff) {
        List<Similar.Match> found = similar.to(number, staff, MOST_SAME);
        List<String> waiting = entries.waiting(
                call.id(), found.stream().map(match -> match.matter().number()).toList());
        return found.stream()
                .filter(match -> waiting.contains(match.matter().number()))
                .toList();
    }

    private Map<String, List<Field>> forms(
            Scores.Sheet sheet, Actor.Staff staff, EntryPage.Typed typed, Language language) {
        Map<String, List<Field>> forms = new HashMap<>();
        forms.put("score", score(sheet, language));
        forms.put("select", select(staff, language));
        forms.put(
                "handOn",
                List.of(Field.textarea("handOnAnswer", text(language, "proposal.field.publicAnswer"))
                        .required()
                        .max(ANSWER)));
        forms.put(
                "decline",
                List.of(Field.textarea("reason", text(language, "proposal.reason"))
                        .required()
                        .max(ANSWER)));
        forms.computeIfPresent(
                typed.form(),
                (_, fields) -> fields.stream()
                        .map(field -> {
                            String given = typed.values().getOrDefault(field.name(), "");
                            return field.value(given.isBlank() ? null : given);
                        })
                        .toList());
        return forms;
    }

    private List<Field> score(Scores.Sheet sheet, Language language) {
        List<Field> fields = new ArrayList<>();
        for (Scores.Part part : sheet.parts()) {
            List<Field.Option> points = IntStream.rangeClosed(0, part.scale())
                    .mapToObj(each -> new Field.Option(Integer.toString(each), Integer.toString(each)))
                    .toList();
            fields.add(Field.select(
                            EntryPage.POINTS + part.code(),
                            messages.text(language, "proposal.one.scoreHint", part.name(), part.scale(), part.weight()),
                            points)
                    .hint(part.hint())
                    .required());
        }
        return fields;
    }

    private List<Field> select(Actor.Staff staff, Language language) {
        List<Field.Option> ways = Answers.WAYS.stream()
                .map(way -> new Field.Option(way, text(language, "proposal.one.into." + way)))
                .toList();
        return List.of(
                Field.textarea("words", text(language, "proposal.field.words"))
                        .required()
                        .max(WORDS)
                        .hint(text(language, "proposal.one.wordsHint")),
                Field.radio("into", text(language, "proposal.one.how"), ways).required(),
                Field.text("title", text(language, "proposal.one.itemTitle")).max(NewCall.MOST_TITLE),
                Field.text("month", text(language, "proposal.one.month")).max(7).hint("2026-11"),
                Field.select("category", text(language, "proposal.one.category"), categoryOptions()),
                Field.select("list", text(language, "proposal.one.listCode"), listOptions(staff)),
                Field.text("target", text(language, "proposal.one.target")).max(40),
                Field.textarea("publicAnswer", text(language, "proposal.field.publicAnswer"))
                        .max(ANSWER)
                        .hint(text(language, "proposal.one.answerHint")));
    }

    private List<Field.Option> categoryOptions() {
        return categories.all().stream()
                .filter(Category::active)
                .map(category -> new Field.Option(category.code(), categories.fullName(category.code())))
                .toList();
    }

    private List<Field.Option> listOptions(Actor.Staff staff) {
        return lists.visible(staff).stream()
                .filter(list -> list.office().equals(staff.unit()))
                .map(list -> new Field.Option(list.code(), list.name()))
                .toList();
    }

    private String text(Language language, String key) {
        return messages.text(language, key);
    }
}
