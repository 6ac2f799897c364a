package org.banshi.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Receipt;
import org.banshi.program.MonthlyTopics;
import org.banshi.program.NewTopic;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes a theme the topic of a month: the topic keeps which theme it was and how many raised it, never who. */
@Service
public final class ThemeTopics {
    private final MonthlyTopics topics;
    private final ThemeRows rows;
    private final Themes themes;
    private final CityClock clock;

    ThemeTopics(MonthlyTopics topics, ThemeRows rows, Themes themes, CityClock clock) {
        this.topics = topics;
        this.rows = rows;
        this.themes = themes;
        this.clock = clock;
    }

    /** The hottest theme whose name has these words. */
    public Optional<Long> called(String words) {
        return rows.hottest(null, 100).stream()
                .filter(theme -> theme.title().contains(words))
                .map(Theme::id)
                .findFirst();
    }

    /** The topic that was opened from the theme, and whether the reader may open one. */
    ThemePage.Topic of(Theme theme, Actor.Staff staff) {
        boolean mayOpen = topics.mayOpen(staff)
                && Permissions.has(staff, Permission.THEMES_READ)
                && theme.joinedInto() == null
                && theme.counts().matters() > 0;
        return new ThemePage.Topic(topics.ofTheme(theme.id()).orElse(null), mayOpen);
    }

    /** What the form begins with: the theme's own name, class and region. */
    NewTopic proposal(Theme theme) {
        return new NewTopic(theme.title(), null, null, theme.category(), theme.region(), null, null);
    }

    List<Field> fields(NewTopic typed, Language language) {
        return topics.fields(typed, language);
    }

    /**
     * Opens a topic from a theme.
     *
     * @throws Problem 401 or 403 unless the actor is of a list office, 404 if there is no such theme, 409 if it is part of
     *     another, 422 wrong fields
     */
    public Receipt open(long theme, NewTopic typed, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_READ);
        Theme from = themes.require(theme);
        if (from.joinedInto() != null || from.counts().matters() == 0) {
            throw Problem.conflict("insight.joined");
        }
        Theme.Counts counts = from.counts();
        return topics.open(
                typed.from(new NewTopic.FromTheme(
                        from.id(), counts.matters(), counts.people(), day(counts.first()), day(counts.last()))),
                staff);
    }

    private @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, clock.getZone());
    }
}
