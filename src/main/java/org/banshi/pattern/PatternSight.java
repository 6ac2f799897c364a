package org.banshi.pattern;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.banshi.access.Actor;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the pages of patterns together. */
@Component
final class PatternSight {
    private static final int MONTHS = 24;
    private static final int PAGE = 50;

    private final Patterns patterns;
    private final Units units;
    private final Categories categories;
    private final Messages messages;

    PatternSight(Patterns patterns, Units units, Categories categories, Messages messages) {
        this.patterns = patterns;
        this.units = units;
        this.categories = categories;
        this.messages = messages;
    }

    PatternsPage all(@Nullable String asked, Actor.Staff staff, Language language) {
        Patterns.Month month = patterns.of(month(asked), staff);
        return new PatternsPage(
                List.of(Field.select("month", messages.text(language, "pattern.month"), months(language))
                        .value(month.month().toString())
                        .required()),
                month.month(),
                month.from(),
                month.until(),
                month.patterns().stream().map(each -> row(each, language)).toList(),
                month.rule().version(),
                month.rule().value());
    }

    PatternPage one(String key, @Nullable String asked, @Nullable Long after, Actor.Staff staff, Language language) {
        YearMonth month = month(asked);
        Patterns.Opened opened = patterns.open(month, key, after, PAGE, staff);
        return new PatternPage(
                month,
                row(opened.pattern(), language),
                opened.rule(),
                opened.requests()
                        .map(each -> new PatternPage.Line(
                                each.number(),
                                name(each.unit() == null ? "" : each.unit(), language),
                                each.category() == null ? null : category(each.category()),
                                each.closedAt())));
    }

    private PatternsPage.Row row(Pattern pattern, Language language) {
        String unit = pattern.unit();
        return new PatternsPage.Row(
                pattern, unit == null ? messages.text(language, "pattern.across") : name(unit, language));
    }

    private String name(String unit, Language language) {
        return unit.isEmpty()
                ? messages.text(language, "pattern.noUnit")
                : units.find(unit).map(Unit::name).orElse(unit);
    }

    private String category(String code) {
        return categories.find(code).map(Category::name).orElse(code);
    }

    /** The month before this one, as long as nothing else is asked for that can be read. */
    private YearMonth month(@Nullable String written) {
        YearMonth now = patterns.month();
        try {
            YearMonth asked = written == null ? now.minusMonths(1) : YearMonth.parse(written);
            return asked.isAfter(now) || asked.isBefore(now.minusMonths(MONTHS)) ? now.minusMonths(1) : asked;
        } catch (DateTimeException _) {
            return now.minusMonths(1);
        }
    }

    private List<Field.Option> months(Language language) {
        return IntStream.rangeClosed(0, MONTHS)
                .mapToObj(patterns.month()::minusMonths)
                .map(month -> new Field.Option(
                        month.toString(),
                        messages.text(
                                language,
                                "web.month",
                                Integer.toString(month.getYear()),
                                Integer.toString(month.getMonthValue()))))
                .toList();
    }
}
