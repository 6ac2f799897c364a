package org.banshi.desk;

import java.util.List;
import org.banshi.people.OnCall;
import org.banshi.people.OnCall.Shift;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call.
 *
 * @param rows by unit
 */
record OnCallsPage(List<Row> rows) implements Page {
    private static final int MOST = 6;

    /**
     * A unit.
     *
     * @param unit its name
     * @param tonight who is on call now or tonight, absent for nobody
     * @param gaps turns of the coming days that nobody takes; absent where there is no list
     * @param lines its list, where the reader is of the unit
     */
    record Row(
            String unit, @Nullable OnCall tonight, @Nullable List<Shift> gaps, List<OnCall> lines) {

        String gapsText(Ui ui) {
            List<Shift> all = gaps == null ? List.of() : gaps;
            String first = String.join(
                    " · ",
                    all.stream()
                            .limit(MOST)
                            .map(gap -> ui.date(gap.day()) + " "
                                    + ui.text("people.oncall.part." + gap.part().code()))
                            .toList());
            return all.size() > MOST ? first + " …" : first;
        }
    }

    @Override
    public String template() {
        return "desk/oncalls";
    }
}
