package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Orders everything that the board shows; shows what came of each, whichever list it was. */
@Controller
@RequestMapping(OversightConfiguration.BOARD)
final class OrderAllController {
    private final OrderAll all;
    private final OrderRuns runs;
    private final OrderRunRows rows;
    private final BoardFilter filter;
    private final Matters matters;
    private final OversightNames names;

    OrderAllController(
            OrderAll all,
            OrderRuns runs,
            OrderRunRows rows,
            BoardFilter filter,
            Matters matters,
            OversightNames names) {
        this.all = all;
        this.runs = runs;
        this.rows = rows;
        this.filter = filter;
        this.matters = matters;
        this.names = names;
    }

    @GetMapping("/order-all")
    Page count(BoardFilter.Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSEE);
        Language language = Language.of(request);
        return all.page(from(asked, language), runs.shown(filter.wanted(asked, staff), staff), staff, language);
    }

    @PostMapping("/order-all")
    Answer begin(BoardFilter.Asked asked, OrderRuns.Typed typed, Actor.Staff staff, HttpServletRequest request)
            throws InterruptedException {
        Permissions.require(staff, Permission.OVERSEE);
        Language language = Language.of(request);
        OrderRuns.Shown shown = runs.shown(filter.wanted(asked, staff), staff);
        return all.begin(from(asked, language), shown, typed, staff, language);
    }

    private OrderAll.From from(BoardFilter.Asked asked, Language language) {
        String board = OversightConfiguration.BOARD;
        List<Map.Entry<String, String>> pairs = List.of(
                Map.entry("unit", Objects.requireNonNullElse(asked.unit(), "")),
                Map.entry("kind", Objects.requireNonNullElse(asked.kind(), "")),
                Map.entry("light", Objects.requireNonNullElse(asked.light(), "")));
        return new OrderAll.From(
                names.text(language, "oversight.menu"), board + asked.query(), board + "/order-all", pairs, null);
    }

    @GetMapping("/runs/{id}")
    OrderRunPage run(@PathVariable UUID id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSEE);
        Language language = Language.of(request);
        OrderRunRows.Stand stand = rows.find(id).orElseThrow(() -> Problem.notFound("notFound"));
        List<OrderRunRows.Line> lines = rows.lines(id);
        Map<String, String> titles =
                matters.titles(lines.stream().map(OrderRunRows.Line::number).toList(), staff);
        return new OrderRunPage(
                stand,
                lines.stream()
                        .map(line -> new OrderRunPage.Row(
                                line,
                                titles.get(line.number()),
                                line.problem() == null
                                        ? null
                                        : names.text(
                                                language,
                                                "problem." + line.problem(),
                                                line.args().toArray())))
                        .toList());
    }
}
