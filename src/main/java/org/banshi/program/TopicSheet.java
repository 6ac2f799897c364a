package org.banshi.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.banshi.matter.MatterView;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One topic with all that its page shows.
 *
 * @param view the matter as the reader may see it
 * @param month its month
 * @param unit name of the lead unit, empty for none yet
 * @param office name of the office that keeps it
 * @param category its category in words
 * @param region its region in words, empty for everywhere
 * @param tasks its tasks
 * @param readable numbers of those that the reader may open
 * @param policies the policies that came of it
 * @param demand what residents raised before and since
 */
record TopicSheet(
        MatterView view,
        YearMonth month,
        String unit,
        String office,
        String category,
        String region,
        List<TopicTasks.Line> tasks,
        Set<String> readable,
        List<TopicRows.Policy> policies,
        TopicDemand.Figures demand) {

    private static final List<String> COURSE =
            List.of("chosen", "planning", "planned", "underWay", "reported", "closed");

    /** Where it is on its course; empty when it was dropped. */
    List<ProblemSheet.Step> way() {
        int now = COURSE.indexOf(state());
        List<ProblemSheet.Step> way = new ArrayList<>();
        for (int i = 0; now >= 0 && i < COURSE.size(); i++) {
            way.add(new ProblemSheet.Step(COURSE.get(i), i < now ? "done" : i == now ? "now" : "later"));
        }
        return way;
    }

    String state() {
        return view.matter().state();
    }

    String number() {
        return view.matter().number();
    }

    /** A column of its own in words; empty for none. */
    String own(String column) {
        Object value = view.own().get(column);
        return value == null ? "" : value.toString();
    }

    int count(String column) {
        return view.own().get(column) instanceof Number number ? number.intValue() : 0;
    }

    @Nullable
    LocalDate day(String column) {
        String day = own(column);
        return day.isEmpty() ? null : LocalDate.parse(day);
    }

    /** Clocks that run, the earliest due first. */
    List<MatterView.Dial> running() {
        return view.clocks().stream()
                .filter(dial -> dial.stoppedAt() == null)
                .sorted(Comparator.comparing(
                        MatterView.Dial::due, Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder())))
                .toList();
    }

    long done() {
        return tasks.stream().filter(TopicTasks.Line::isDone).count();
    }

    /** What counts as its demand. */
    Scope scope() {
        return new Scope(category, region, own("words"));
    }

    /** What counts as a topic's demand, in words; {@code region} and {@code words} empty for all. */
    record Scope(String category, String region, String words) {
        /** In a sentence. */
        String sentence(Ui ui) {
            String place = region.isEmpty() ? ui.text("topic.everywhere") : region;
            return words.isEmpty()
                    ? ui.text("topic.scope", category, place)
                    : ui.text("topic.scopeWords", category, place, words);
        }
    }
}
