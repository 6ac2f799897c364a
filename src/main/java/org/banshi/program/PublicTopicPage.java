package org.banshi.program;

import java.util.List;
import java.util.Set;
import org.banshi.web.Page;

/**
 * One topic of the month for everybody: nothing that one side alone has said. What is to be done stands here once the plan is
 * approved, what came of it once somebody else has judged.
 *
 * @param sheet the topic with all that belongs to it
 * @param tasks its tasks on public lists
 * @param otherTasks how many more it has
 */
record PublicTopicPage(TopicSheet sheet, List<TopicTasks.Public> tasks, int otherTasks) implements Page {
    private static final Set<String> APPROVED = Set.of("underWay", "reported", "closed");

    boolean isApproved() {
        return APPROVED.contains(sheet.state());
    }

    boolean isJudged() {
        return sheet.state().equals("closed");
    }

    /** Whether every month may be told; else the twelve months before and the months since are told as sums alone. */
    boolean tellsMonths() {
        return sheet.demand().months().stream().allMatch(month -> TopicRow.isTold(month.raised()));
    }
}
