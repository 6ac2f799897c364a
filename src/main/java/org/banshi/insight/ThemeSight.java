package org.banshi.insight;

import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Matters;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Slice;
import org.springframework.stereotype.Component;

/** A theme as somebody may see it: of its matters only those that this reader may see anyway. */
@Component
final class ThemeSight {
    private static final int MEMBERS = 50;
    private static final int OTHERS = 100;

    private final ThemeRows rows;
    private final Matters matters;
    private final Categories categories;
    private final Regions regions;
    private final ThemeTopics topics;
    private final CityClock clock;

    ThemeSight(
            ThemeRows rows,
            Matters matters,
            Categories categories,
            Regions regions,
            ThemeTopics topics,
            CityClock clock) {
        this.topics = topics;
        this.rows = rows;
        this.matters = matters;
        this.categories = categories;
        this.regions = regions;
        this.clock = clock;
    }

    ThemesPage.Row row(Theme theme) {
        return new ThemesPage.Row(
                theme,
                theme.region() == null ? null : regions.fullName(theme.region()),
                theme.category() == null ? null : categories.fullName(theme.category()));
    }

    ThemePage page(
            Theme theme,
            int from,
            FormErrors errors,
            Map<String, String> typed,
            List<String> ticked,
            Actor.Staff staff) {
        boolean mayWrite = Permissions.has(staff, Permission.THEMES_WRITE) && theme.joinedInto() == null;
        List<String> numbers = rows.numbers(theme.id(), from, MEMBERS + 1);
        List<String> shown = numbers.subList(0, Math.min(MEMBERS, numbers.size()));
        Map<String, String> titles = matters.titles(shown, staff);
        List<ThemePage.Member> members = shown.stream()
                .filter(titles::containsKey)
                .map(number -> new ThemePage.Member(number, titles.getOrDefault(number, "")))
                .toList();
        return new ThemePage(
                row(theme),
                rows.weeks(theme.id(), clock.getZone().getId()),
                new Slice<>(members, numbers.size() > MEMBERS ? Integer.toString(from + MEMBERS) : null),
                shown.size() - members.size(),
                rows.choices(theme.id()),
                theme.joinedInto() == null
                        ? null
                        : rows.find(theme.joinedInto()).map(Theme::title).orElse(null),
                mayWrite ? others(theme) : List.of(),
                errors,
                typed,
                ticked,
                mayWrite,
                topics.of(theme, staff));
    }

    private List<Field.Option> others(Theme theme) {
        return rows.hottest(null, OTHERS).stream()
                .filter(other -> other.id() != theme.id())
                .map(other -> new Field.Option(Long.toString(other.id()), other.title()))
                .toList();
    }
}
