package org.banshi.insight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people change about themes: their names, which belong together, and what is another one. It stays so. */
@Service
class Themes {
    static final int LONGEST_TITLE = 80;

    private final ThemeRows rows;
    private final ThemeSearch search;
    private final CityClock clock;

    Themes(ThemeRows rows, ThemeSearch search, CityClock clock) {
        this.rows = rows;
        this.search = search;
        this.clock = clock;
    }

    /**
     * A theme.
     *
     * @throws Problem 404 if there is none
     */
    Theme require(long id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("insight.noTheme", id));
    }

    /**
     * Names it; the name stays at all later searches.
     *
     * @throws Problem 422 for a name that is empty or too long
     */
    @Transactional
    public void rename(long id, String title, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_WRITE);
        Theme theme = current(id);
        String name = name("title", title);
        rows.title(theme.id(), name, true);
        chosen("rename", id, null, name, 0, staff);
    }

    /**
     * Makes a theme part of another; its matters stay with that at all later searches.
     *
     * @throws Problem 422 if the other is the same or is itself part of one
     */
    @Transactional
    public void join(long id, long into, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_WRITE);
        Theme theme = current(id);
        Theme other = rows.find(into)
                .filter(one -> one.joinedInto() == null && one.id() != id)
                .orElseThrow(() -> Problem.invalid("into", "insight.into"));
        List<Long> moved = rows.matters(theme.id());
        rows.place(moved, other.id(), staff.id());
        rows.joined(theme.id(), other.id());
        chosen("join", id, into, other.title(), moved.size(), staff);
        search.recount(into);
    }

    /**
     * Makes some of its matters a theme of their own, which they stay at all later searches.
     *
     * @return the new theme
     * @throws Problem 422 if none or all of them are chosen, or without a name
     */
    @Transactional
    public long split(long id, Collection<String> numbers, String title, Actor.Staff staff) {
        Permissions.require(staff, Permission.THEMES_WRITE);
        Theme theme = current(id);
        String name = name("name", title);
        List<Long> all = rows.matters(theme.id());
        List<Long> chosen = rows.matters(theme.id(), numbers);
        if (chosen.isEmpty() || chosen.size() == all.size()) {
            throw Problem.invalid("numbers", "insight.some");
        }
        long other = rows.add(name, true, clock.instant());
        rows.place(chosen, other, staff.id());
        chosen("split", id, other, name, chosen.size(), staff);
        search.recount(id);
        search.recount(other);
        return other;
    }

    private Theme current(long id) {
        rows.hold();
        Theme theme = require(id);
        if (theme.joinedInto() != null) {
            throw Problem.conflict("insight.joined");
        }
        return theme;
    }

    private static String name(String field, String title) {
        String name = title.strip();
        if (name.isEmpty()) {
            throw Problem.invalid(field, "required");
        }
        if (name.length() > LONGEST_TITLE) {
            throw Problem.invalid(field, "tooLong", LONGEST_TITLE);
        }
        return name;
    }

    private void chosen(String what, long theme, @Nullable Long other, String title, int matters, Actor.Staff staff) {
        Instant now = clock.instant();
        rows.chosen(new ThemeRows.Choice(now, "", what, theme, other, title, matters), staff.id());
    }
}
