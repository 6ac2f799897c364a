package org.banshi.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.matter.MatterView;
import org.jspecify.annotations.Nullable;

/**
 * One hard problem with all that its pages show.
 *
 * @param view the matter as the reader may see it
 * @param people its four people, each with the unit; absent names are nobody yet
 * @param unit name of the unit that works on it, empty for none yet
 * @param category its category in words, empty for none
 * @param region its region in words, empty for none
 * @param forms every version of its three forms, the oldest first
 * @param names names of those who filled them in
 */
record ProblemSheet(
        MatterView view,
        List<Person> people,
        String unit,
        String category,
        String region,
        List<FilledForm> forms,
        Map<Long, String> names) {

    /** Its states from first to last, each a step of its course. */
    static final List<String> COURSE =
            List.of("opened", "chosen", "fixed", "solving", "evaluated", "onNotice", "closed");

    /** The clock of the public notice. */
    static final String NOTICE = "notice";

    /**
     * One of the four.
     *
     * @param part leader, helper, monitor, appraiser
     * @param name whose part it is
     * @param unit the unit's name, empty for none
     */
    record Person(String part, @Nullable String name, String unit) {}

    /**
     * One step of the course.
     *
     * @param state the state that it is
     * @param standing done, now or later
     */
    record Step(String state, String standing) {
        /** A sign of its own for each standing. */
        String sign() {
            return switch (standing) {
                case "done" -> "✓";
                case "now" -> "●";
                default -> "○";
            };
        }

        boolean isNow() {
            return standing.equals("now");
        }
    }

    String number() {
        return view.matter().number();
    }

    String state() {
        return view.matter().state();
    }

    /** Where it is on its course; empty when it was never taken up. */
    List<Step> way() {
        int now = COURSE.indexOf(state());
        List<Step> way = new ArrayList<>();
        for (int i = 0; now >= 0 && i < COURSE.size(); i++) {
            way.add(new Step(COURSE.get(i), i < now ? "done" : i == now ? "now" : "later"));
        }
        return way;
    }

    /** What has to be done next; empty when it is over. */
    String next() {
        return switch (state()) {
            case "opened" -> "choose";
            case "chosen" -> times(ProblemPaper.NEED) == 0 ? "fillNeed" : "fix";
            case "fixed" -> "start";
            case "solving" ->
                times(ProblemPaper.PROCESS) == 0 || isRunning(ProblemSolving.PROCESS_FORM) ? "fillProcess" : "finish";
            case "evaluated" -> is("evaluated") ? "publish" : "evaluate";
            case "onNotice" -> "close";
            default -> "";
        };
    }

    /** Clocks that run, the earliest due first. */
    List<MatterView.Dial> running() {
        return view.clocks().stream()
                .filter(dial -> dial.stoppedAt() == null)
                .sorted(Comparator.comparing(
                        MatterView.Dial::due, Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder())))
                .toList();
    }

    private boolean isRunning(String clock) {
        return running().stream().anyMatch(dial -> dial.name().equals(clock));
    }

    /** The clock of its last public notice. */
    Optional<MatterView.Dial> notice() {
        return view.clocks().reversed().stream()
                .filter(dial -> dial.name().equals(NOTICE))
                .findFirst();
    }

    /** Whether residents may read its notice now. */
    boolean isOpenToAll() {
        return PublicNotices.STATES.contains(state()) && !own("public_text").isEmpty();
    }

    /** How often a form was filled in. */
    int times(ProblemPaper paper) {
        return view.own().get(paper.form()) instanceof Number number ? number.intValue() : 0;
    }

    /** The versions of a form, the newest first. */
    List<FilledForm> versions(ProblemPaper paper) {
        return forms.stream()
                .filter(filled -> filled.form().equals(paper.form()))
                .sorted(Comparator.comparingInt(FilledForm::version).reversed())
                .toList();
    }

    String filledBy(FilledForm filled) {
        return names.getOrDefault(filled.staff(), "");
    }

    /** A column of its own in words; empty for none. */
    String own(String column) {
        Object value = view.own().get(column);
        return value == null ? "" : value.toString();
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(view.own().get(column));
    }

    int count(String column) {
        return view.own().get(column) instanceof Number number ? number.intValue() : 0;
    }

    @Nullable
    LocalDate endDate() {
        String day = own("end_date");
        return day.isEmpty() ? null : LocalDate.parse(day);
    }
}
