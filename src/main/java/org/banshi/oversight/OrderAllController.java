package org.banshi.oversight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Orders everything that the board shows: says how many, begins, and shows what came of each. */
@Controller
@RequestMapping(OversightConfiguration.BOARD)
final class OrderAllController {
    private static final int PATIENCE = 2;

    private final OrderRuns runs;
    private final OrderRunRows rows;
    private final BoardFilter filter;
    private final Matters matters;
    private final OversightNames names;

    OrderAllController(OrderRuns runs, OrderRunRows rows, BoardFilter filter, Matters matters, OversightNames names) {
        this.runs = runs;
        this.rows = rows;
        this.filter = filter;
        this.matters = matters;
        this.names = names;
    }

    @GetMapping("/order-all")
    OrderAllPage count(BoardFilter.Asked asked, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.OVERSEE);
        return page(
                asked,
                new OrderRuns.Typed(UUID.randomUUID().toString(), null, null, null, null),
                FormErrors.NONE,
                staff,
                Language.of(request));
    }

    /** Few are done at once; of many it is shown how far they are. */
    @PostMapping("/order-all")
    Answer begin(BoardFilter.Asked asked, OrderRuns.Typed typed, Actor.Staff staff, HttpServletRequest request)
            throws InterruptedException {
        Permissions.require(staff, Permission.OVERSEE);
        try {
            UUID id = runs.begin(typed, filter.wanted(asked, staff), staff);
            try {
                runs.submit(id).get(PATIENCE, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException _) {
                // It goes on by itself, and the page shows how far it is.
            }
            return new SeeOther(OversightConfiguration.BOARD + "/runs/" + id);
        } catch (Problem refused) {
            return page(asked, typed, FormErrors.of(refused), staff, Language.of(request));
        }
    }

    private OrderAllPage page(
            BoardFilter.Asked asked, OrderRuns.Typed typed, FormErrors errors, Actor.Staff staff, Language language) {
        OrderRuns.Shown shown = runs.shown(filter.wanted(asked, staff), staff);
        return new OrderAllPage(
                shown,
                asked.query(),
                List.of(
                        hidden("key", typed.key()),
                        hidden("count", Integer.toString(shown.numbers().size())),
                        hidden("unit", asked.unit()),
                        hidden("kind", asked.kind()),
                        hidden("light", asked.light()),
                        Field.text("title", names.text(language, "order.field.title"))
                                .value(typed.title())
                                .required()
                                .max(NewOrder.MOST_TITLE),
                        Field.textarea("demand", names.text(language, "order.field.demand"))
                                .value(typed.demand())
                                .required()
                                .max(NewOrder.MOST_DEMAND)
                                .hint(names.text(language, "oversight.order.demandHint")),
                        Field.of(Field.Input.DATE, "ends", names.text(language, "order.field.ends"))
                                .value(typed.ends())
                                .required()),
                errors);
    }

    private static Field hidden(String name, @Nullable String value) {
        return Field.of(Field.Input.HIDDEN, name, "").value(Objects.requireNonNullElse(value, ""));
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
