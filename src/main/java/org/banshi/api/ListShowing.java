package org.banshi.api;

import java.math.BigDecimal;
import java.util.Locale;
import org.banshi.access.Actor;
import org.banshi.program.ItemRow;
import org.banshi.program.ItemRows;
import org.banshi.program.ListFigures;
import org.banshi.program.Origins;
import org.banshi.program.WorkList;
import org.banshi.web.Language;
import org.springframework.stereotype.Component;

/** Turns what lists tell into the answers of the API. */
@Component
final class ListShowing {
    private final ItemRows rows;
    private final Origins origins;
    private final Labels labels;
    private final Times times;

    ListShowing(ItemRows rows, Origins origins, Labels labels, Times times) {
        this.rows = rows;
        this.origins = origins;
        this.labels = labels;
        this.times = times;
    }

    ListShown.WorkList list(WorkList list, Actor.Staff reader) {
        return new ListShown.WorkList(
                list.code(),
                list.name(),
                list.year(),
                list.level(),
                list.parent(),
                list.office(),
                labels.unit(list.office()),
                list.checker(),
                labels.unit(list.checker()),
                list.isPublic(),
                origins.kinds(list, reader),
                figures(list, reader));
    }

    ListShown.Figures figures(WorkList list, Actor.Staff reader) {
        ListFigures figures = rows.figures(list, reader);
        ListShown.Rate done = new ListShown.Rate(
                figures.done(),
                figures.all(),
                figures.all() == 0 ? null : BigDecimal.valueOf(figures.doneRate(), 2),
                times.need(figures.cutOff()),
                "/api/v1/lists/" + list.code() + "/items?light=done");
        return new ListShown.Figures(done, figures.states(), figures.overdue(), figures.missed());
    }

    ListShown.Item item(ItemRow row, Language language) {
        return new ListShown.Item(
                row.number(),
                row.kind(),
                labels.kind(language, row.kind()),
                row.nr(),
                row.title(),
                row.aspect(),
                row.unit(),
                row.person(),
                row.state(),
                labels.state(language, row.kind(), row.state()),
                row.begins(),
                row.ends(),
                times.of(row.due()),
                row.all() == 0 ? null : new ListShown.Progress(row.done(), row.all(), row.percent()),
                row.light().name().toLowerCase(Locale.ROOT),
                row.missed());
    }
}
