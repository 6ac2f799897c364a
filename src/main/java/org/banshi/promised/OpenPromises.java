package org.banshi.promised;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.notice.FeedEntry;
import org.banshi.program.ItemFilter;
import org.banshi.program.ItemRow;
import org.banshi.program.ItemRows;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promises of public lists as files give them out. */
@Component
final class OpenPromises {
    /** So many at most in a file, the lists of the newest year first. */
    private static final int MOST = 10_000;

    private static final int PAGE = 500;
    private static final Actor ANYONE = new Actor.Anyone();

    private final Lists lists;
    private final ItemRows items;
    private final PromisedRows rows;
    private final Messages messages;
    private final CityClock clock;

    OpenPromises(Lists lists, ItemRows items, PromisedRows rows, Messages messages, CityClock clock) {
        this.lists = lists;
        this.items = items;
        this.rows = rows;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A promise.
     *
     * @param told since when its words are public; absent while they are not
     * @param asOf day on which it stood so
     */
    record Line(WorkList list, ItemRow row, PromisedRows.@Nullable Since told, LocalDate asOf) {
        @Nullable
        String title() {
            return row.isTold() ? row.title() : null;
        }

        String light() {
            return row.light().name().toLowerCase(Locale.ROOT);
        }
    }

    List<Line> lines() {
        List<Line> all = new ArrayList<>();
        for (WorkList list : lists.visible(ANYONE)) {
            Map<Integer, PromisedRows.Since> told = new HashMap<>();
            rows.since(list.code()).forEach(since -> told.put(since.nr(), since));
            String after = null;
            do {
                Slice<ItemRow> page = items.page(list, ItemFilter.ALL, ANYONE, after, PAGE);
                page.items().forEach(row -> all.add(new Line(list, row, told.get(row.nr()), clock.today())));
                after = page.next();
            } while (after != null && all.size() < MOST);
        }
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    /** Absent for one whose words are not told. */
    @Nullable
    FeedEntry entry(Line line, Language language) {
        if (line.told() == null || !line.row().isTold()) {
            return null;
        }
        ItemRow row = line.row();
        return new FeedEntry(
                "promises",
                line.told().id(),
                "/lists/" + line.list().code() + "/" + row.nr(),
                row.nr() + " · " + row.title(),
                line.list().name() + " · " + messages.text(language, "program.light." + line.light()),
                line.told().at(),
                line.told().at());
    }

    /** Changes with whatever is given out, also when a light turns with time. */
    String version() {
        return Integer.toHexString(lines().toString().hashCode());
    }
}
