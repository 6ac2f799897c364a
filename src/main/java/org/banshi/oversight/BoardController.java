package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matters;
import org.banshi.matter.Told;
import org.banshi.web.Language;
import org.banshi.web.MapTiles;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The board: what is red now, of everything for who supervises, of the own unit for who handles. */
@Controller
@RequestMapping(OversightConfiguration.BOARD)
final class BoardController {
    private static final int PAGE = 50;

    private final BoardRows rows;
    private final BoardFilter filter;
    private final Matters matters;
    private final OversightNames names;
    private final MapTiles tiles;
    private final CityClock clock;

    BoardController(
            BoardRows rows,
            BoardFilter filter,
            Matters matters,
            OversightNames names,
            MapTiles tiles,
            CityClock clock) {
        this.rows = rows;
        this.filter = filter;
        this.matters = matters;
        this.names = names;
        this.tiles = tiles;
        this.clock = clock;
    }

    @GetMapping
    BoardPage board(BoardFilter.Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSIGHT_READ);
        Language language = Language.of(request);
        Instant now = clock.instant();
        BoardRows.Wanted wanted = filter.wanted(asked, staff);
        Slice<BoardPage.Row> shown = shown(lines(wanted, now, asked.after()), staff, language);
        return new BoardPage(
                filter.fields(asked, staff, language),
                rows.sums(wanted, now).stream().map(sum -> sum(sum, language)).toList(),
                shown,
                shown.items().stream().anyMatch(row -> row.lon() != null) ? tiles : null,
                now,
                BoardFilter.isOwn(staff),
                Permissions.has(staff, Permission.OVERSEE),
                asked.query());
    }

    private Slice<BoardRows.Line> lines(BoardRows.Wanted wanted, Instant now, @Nullable String after) {
        try {
            return rows.lines(wanted, now, after == null || after.isBlank() ? null : after, PAGE);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.invalid("after", "wrongType");
        }
    }

    private Slice<BoardPage.Row> shown(Slice<BoardRows.Line> lines, Actor.Staff staff, Language language) {
        List<String> numbers =
                lines.items().stream().map(BoardRows.Line::number).distinct().toList();
        Map<String, String> titles = numbers.isEmpty() ? Map.of() : matters.titles(numbers, staff);
        Map<String, Told> told = numbers.isEmpty() ? Map.of() : matters.told(numbers, staff);
        return lines.map(line -> {
            Told where = told.get(line.number());
            return new BoardPage.Row(
                    line,
                    titles.get(line.number()),
                    names.kind(line.kind(), language),
                    names.clock(line.kind(), line.name(), language),
                    names.turn(line.unit(), line.role(), language),
                    where == null ? null : where.place().lon(),
                    where == null ? null : where.place().lat());
        });
    }

    private BoardPage.Line sum(BoardRows.Sum sum, Language language) {
        return new BoardPage.Line(
                names.turn(sum.unit(), sum.role(), language),
                sum,
                sum.unit() == null ? "" : OversightConfiguration.BOARD + "?unit=" + sum.unit());
    }
}
