package org.banshi.program;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums over the goal tree of a list. They are taken over items, each of which hangs below one leaf, never over the sums of
 * goals further down: nothing is counted twice, however deep the tree is (M36).
 */
@Component
final class GoalSums {
    /** The codes of {@code :goal} and of all goals below it. */
    static final String BELOW = """
            with recursive below as (
              select code from program_goal where list = :list and code = :goal
              union select g.code from below join program_goal g on g.list = :list and g.parent = below.code)
            select code from below""";

    /** Every goal with each goal below it, the whole list as '' and what serves no goal as '-'. */
    private static final String SEEN = """
            with recursive below as (
              select code as top, code from program_goal where list = :list
              union select below.top, g.code from below join program_goal g on g.list = :list and g.parent = below.code),
            seen as (
              select i.*, m.state in (:done) as is_done, m.state in (:off) as is_off
              from program_item i join matter_row m on m.id = i.matter where i.list = :list and %s),
            counted as (
              select below.top, seen.* from below join seen on seen.goal = below.code
              union all select '', seen.* from seen
              union all select '-', seen.* from seen where seen.goal is null)
            """;

    private static final String COUNTS = """
            select top, count(*) filter (where is_done) as done, count(*) filter (where not is_off) as "all",
              count(*) filter (where not is_off and all_weight > 0) as mapped,
              coalesce(round(avg(done_weight * 10000.0 / all_weight) filter (where not is_off and all_weight > 0)), 0) as progress,
              coalesce(sum(f.planned) filter (where not is_off), 0) as planned,
              coalesce(sum(f.arrived), 0) as arrived, coalesce(sum(f.spent), 0) as spent
            from counted left join lateral (
              select sum(planned) as planned, sum(arrived) as arrived, sum(spent) as spent
              from program_fund where program_fund.matter = counted.matter) f on true
            group by top""";

    private static final String TARGETS = """
            select top, quantity_unit as unit, sum(quantity) as quantity, count(*) as items
            from counted where not is_off and quantity is not null group by top, quantity_unit order by quantity_unit""";

    private static final String WHOLE = "";

    private final Lists lists;
    private final JdbcClient db;

    GoalSums(Lists lists, JdbcClient db) {
        this.lists = lists;
        this.db = db;
    }

    /** The goals of a list from the top down, each followed by those below it; the last two lines are the rest and the whole. */
    List<GoalSum> of(WorkList list, Actor actor) {
        Map<String, List<GoalSum.Target>> targets = new HashMap<>();
        ask(list, actor, TARGETS)
                .query((row, _) -> targets.computeIfAbsent(row.getString("top"), _ -> new ArrayList<>())
                        .add(new GoalSum.Target(
                                row.getString("unit"), row.getBigDecimal("quantity"), row.getLong("items"))))
                .list();
        Map<String, GoalSum> sums = new HashMap<>();
        ask(list, actor, COUNTS)
                .query((row, _) -> sums.put(
                        row.getString("top"), read(row, targets.getOrDefault(row.getString("top"), List.of()))))
                .list();
        List<Goal> goals = lists.goals(list.code());
        Map<String, GoalSum> inOrder = new LinkedHashMap<>();
        goals.stream().filter(goal -> goal.parent() == null).forEach(top -> add(top, 0, goals, sums, inOrder));
        List<GoalSum> lines = new ArrayList<>(inOrder.values());
        lines.add(sums.getOrDefault(ItemFilter.NO_GOAL, nothing()));
        lines.add(sums.getOrDefault(WHOLE, nothing()));
        return List.copyOf(lines);
    }

    private JdbcClient.StatementSpec ask(WorkList list, Actor actor, String what) {
        return db.sql(SEEN.formatted(ItemSight.of(list, actor)) + what)
                .param("list", list.code())
                .param("unit", actor instanceof Actor.Staff staff && staff.unit() != null ? staff.unit() : "")
                .param("done", ItemRows.DONE)
                .param("off", ItemRows.CALLED_OFF);
    }

    private static void add(
            Goal goal, int depth, List<Goal> goals, Map<String, GoalSum> sums, Map<String, GoalSum> inOrder) {
        GoalSum sum = sums.getOrDefault(goal.code(), nothing());
        inOrder.put(goal.code(), at(goal, depth, sum));
        goals.stream()
                .filter(child -> goal.code().equals(child.parent()) && !inOrder.containsKey(child.code()))
                .forEach(child -> add(child, depth + 1, goals, sums, inOrder));
    }

    private static GoalSum at(@Nullable Goal goal, int depth, GoalSum sum) {
        return new GoalSum(
                goal, depth, sum.done(), sum.all(), sum.mapped(), sum.progress(), sum.money(), sum.targets());
    }

    private static GoalSum nothing() {
        BigDecimal zero = BigDecimal.ZERO;
        return new GoalSum(null, 0, 0, 0, 0, 0, new Funds.Line("", zero, zero, zero), List.of());
    }

    private static GoalSum read(ResultSet row, List<GoalSum.Target> targets) throws SQLException {
        return new GoalSum(
                null,
                0,
                row.getLong("done"),
                row.getLong("all"),
                row.getLong("mapped"),
                row.getLong("progress"),
                new Funds.Line(
                        "", row.getBigDecimal("planned"), row.getBigDecimal("arrived"), row.getBigDecimal("spent")),
                targets);
    }
}
