package org.banshi.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the month for everybody. It holds nothing that one side alone has said, and no number small enough to be
 * somebody, so that no template can tell it.
 *
 * @param title its title
 * @param month its month
 * @param state where it stands
 * @param way its course
 * @param unit the lead unit
 * @param plan what is to be done, once it is approved
 * @param judgement what came of it, once somebody else has judged
 * @param demand what residents raised
 * @param done how many of its tasks are done
 * @param all how many it has
 * @param tasks those on public lists
 */
record PublicTopicPage(
        String title,
        YearMonth month,
        String state,
        List<ProblemSheet.Step> way,
        String unit,
        @Nullable Plan plan,
        @Nullable Judgement judgement,
        Demand demand,
        long done,
        int all,
        List<TopicTasks.Public> tasks)
        implements Page {
    private static final Set<String> APPROVED = Set.of("underWay", "reported", "closed");

    /** An approved plan. */
    record Plan(
            @Nullable LocalDate begins, @Nullable LocalDate ends, String measures, List<TopicRows.Policy> policies) {}

    /** A judgement by somebody who did not do it. */
    record Judgement(String verdict, String result) {
        boolean isGood() {
            return !verdict.equals("none");
        }
    }

    /**
     * What residents raised.
     *
     * @param scope category, place and words that count
     * @param before how many in the twelve months before; absent where too few to be told
     * @param fullMonths how many full months since
     * @param since how many in these; absent where too few to be told
     * @param months month by month; empty where one of them is too small to be told
     * @param cutOff when it was counted
     */
    record Demand(
            TopicSheet.Scope scope,
            @Nullable Long before,
            int fullMonths,
            @Nullable Long since,
            List<TopicDemand.Month> months,
            Instant cutOff) {
        private static Demand of(TopicSheet sheet) {
            TopicDemand.Figures all = sheet.demand();
            boolean tellsMonths = all.months().stream().allMatch(month -> TopicRow.isTold(month.raised()));
            return new Demand(
                    sheet.scope(),
                    told(all.before()),
                    all.fullMonths(),
                    told(all.sinceFull()),
                    tellsMonths ? all.months() : List.of(),
                    all.cutOff());
        }

        private static @Nullable Long told(long number) {
            return TopicRow.isTold(number) ? number : null;
        }
    }

    /** What of a topic everybody may see. */
    static PublicTopicPage of(TopicSheet sheet, List<TopicTasks.Public> tasks) {
        return new PublicTopicPage(
                sheet.own("title"),
                sheet.month(),
                sheet.state(),
                sheet.way(),
                sheet.unit(),
                APPROVED.contains(sheet.state())
                        ? new Plan(sheet.day("begins"), sheet.day("ends"), sheet.own("measures"), sheet.policies())
                        : null,
                sheet.state().equals("closed") ? new Judgement(sheet.own("verdict"), sheet.own("result")) : null,
                Demand.of(sheet),
                sheet.done(),
                sheet.tasks().size(),
                tasks);
    }

    /** How many tasks are on no public list. */
    int otherTasks() {
        return all - tasks.size();
    }
}
