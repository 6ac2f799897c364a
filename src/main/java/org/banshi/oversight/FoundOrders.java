package org.banshi.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.matter.Search;
import org.banshi.web.Count;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** An order of supervision on everything that a list of matters shows, for pages and programs: the same rows, found by the same rules. */
@Service
public class FoundOrders {
    private final OrderRuns runs;
    private final OrderRunRows rows;
    private final Matters matters;
    private final Search search;
    private final OversightNames names;

    FoundOrders(OrderRuns runs, OrderRunRows rows, Matters matters, Search search, OversightNames names) {
        this.runs = runs;
        this.rows = rows;
        this.matters = matters;
        this.search = search;
        this.names = names;
    }

    /**
     * What the list shows to this reader. Words are searched as the list searches them, so that what is nearly right is ordered
     * only where it was shown; of a list that words do not order, what has ended need not be read.
     *
     * @param ranked whether words put it in order
     */
    public OrderRuns.Shown shown(Query query, boolean ranked, Actor.Staff staff) {
        if (ranked) {
            Search.Found found = search.find(query, staff, null, Search.MOST);
            List<String> numbers =
                    found.page().items().stream().map(Matter::number).toList();
            return runs.shown(numbers, found.total(), !found.total().atLeast(), staff);
        }
        List<String> open = matters.numbers(query.open(true), staff, Count.EXACT_TO + 1);
        return runs.shown(open, matters.count(query, staff, false), open.size() <= Count.EXACT_TO, staff);
    }

    /**
     * Writes down what is to be ordered; nothing is yet.
     *
     * @param shown what the list shows now
     * @return which run it is
     * @throws Problem 403 unless the actor oversees; 422 wrong fields, too many, none, or others than were seen before
     */
    public UUID begin(OrderRuns.Typed typed, OrderRuns.Shown shown, Actor.Staff staff) {
        return runs.begin(typed, shown, staff);
    }

    /** Goes on with one that was written down, as soon as there is time; if not here, another server does. */
    public void goOn(UUID run) {
        runs.submit(run);
    }

    /**
     * How far a run is.
     *
     * @param finished whether each matter had its turn
     * @param ends until when is ordered
     * @param lines what came of each
     */
    public record Told(UUID run, boolean finished, LocalDate ends, List<Line> lines) {}

    /**
     * What came of a matter.
     *
     * @param number absent where the reader may not know of it
     * @param order the order that it is under now
     * @param problem why it was not ordered
     * @param why the same in words
     */
    public record Line(
            @Nullable String number,
            @Nullable String title,
            @Nullable String order,
            @Nullable String problem,
            @Nullable String why) {}

    /**
     * How far it is.
     *
     * @throws Problem 403 unless the reader oversees; 404 no such run
     */
    public Told told(UUID run, Actor.Staff staff, Language language) {
        Permissions.require(staff, Permission.OVERSEE);
        OrderRunRows.Stand stand = rows.find(run).orElseThrow(() -> Problem.notFound("notFound"));
        List<OrderRunRows.Line> lines = rows.lines(run);
        Map<String, String> titles =
                matters.titles(lines.stream().map(OrderRunRows.Line::number).toList(), staff);
        return new Told(
                run,
                stand.finished(),
                stand.ends(),
                lines.stream()
                        .map(line -> line(line, titles.get(line.number()), language))
                        .toList());
    }

    private Line line(OrderRunRows.Line line, @Nullable String title, Language language) {
        String problem = line.problem();
        if (title == null) {
            return new Line(null, null, line.order(), problem, null);
        }
        return new Line(
                line.number(),
                title,
                line.order(),
                problem,
                problem == null
                        ? null
                        : names.text(language, "problem." + problem, line.args().toArray()));
    }
}
