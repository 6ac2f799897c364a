package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Kind;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matters;
import org.banshi.matter.Told;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
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
    private final Matters matters;
    private final Kinds kinds;
    private final Units units;
    private final OversightNames names;
    private final MapTiles tiles;
    private final CityClock clock;

    BoardController(
            BoardRows rows,
            Matters matters,
            Kinds kinds,
            Units units,
            OversightNames names,
            MapTiles tiles,
            CityClock clock) {
        this.rows = rows;
        this.matters = matters;
        this.kinds = kinds;
        this.units = units;
        this.names = names;
        this.tiles = tiles;
        this.clock = clock;
    }

    /** What the reader asks for; what cannot be read asks for everything. */
    record Asked(
            @Nullable String unit,
            @Nullable String kind,
            @Nullable String light,
            @Nullable String after) {}

    @GetMapping
    BoardPage board(Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSIGHT_READ);
        Language language = Language.of(request);
        Instant now = clock.instant();
        boolean own = isOwn(staff);
        BoardRows.Wanted wanted = wanted(asked, staff, own);
        Slice<BoardPage.Row> shown = shown(lines(wanted, now, asked.after()), staff, language);
        return new BoardPage(
                filters(asked, own, staff, language),
                rows.sums(wanted, now).stream().map(sum -> sum(sum, language)).toList(),
                shown,
                shown.items().stream().anyMatch(row -> row.lon() != null) ? tiles : null,
                now,
                own,
                Permissions.has(staff, Permission.OVERSEE));
    }

    /** Who only handles sees the own unit and those below it. */
    private static boolean isOwn(Actor.Staff staff) {
        return Stream.of(Role.SUPERVISOR, Role.LEADER, Role.OFFICE).noneMatch(staff::has);
    }

    private BoardRows.Wanted wanted(Asked asked, Actor.Staff staff, boolean own) {
        Set<String> mine = own ? units.under(staff.unit() == null ? "" : staff.unit()) : null;
        Set<String> below = asked.unit() == null || asked.unit().isBlank() ? null : units.under(asked.unit());
        Set<String> of = below == null || below.isEmpty() || mine != null && !mine.containsAll(below) ? mine : below;
        String kind = kinds.all().stream()
                .map(Kind::name)
                .filter(name -> name.equals(asked.kind()))
                .findFirst()
                .orElse(null);
        Light light = Stream.of(Light.RED, Light.YELLOW)
                .filter(each -> each.code().equals(asked.light()))
                .findFirst()
                .orElse(null);
        return new BoardRows.Wanted(of, kind, light);
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

    private List<Field> filters(Asked asked, boolean own, Actor.Staff staff, Language language) {
        List<Field.Option> mine = units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .filter(unit -> !own || staff.unit() != null && units.isUnder(unit.code(), staff.unit()))
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
        return List.of(
                Field.select(
                                "light",
                                names.text(language, "oversight.light"),
                                Stream.of(Light.RED, Light.YELLOW)
                                        .map(light -> new Field.Option(
                                                light.code(), names.text(language, "oversight.light." + light.code())))
                                        .toList())
                        .value(asked.light()),
                Field.select("unit", names.text(language, "oversight.unit"), mine)
                        .value(asked.unit()),
                Field.select(
                                "kind",
                                names.text(language, "oversight.kind"),
                                kinds.all().stream()
                                        .map(kind -> new Field.Option(kind.name(), names.kind(kind.name(), language)))
                                        .toList())
                        .value(asked.kind()));
    }
}
