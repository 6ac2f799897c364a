package org.banshi.monitor;

import java.util.List;
import java.util.Map;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A matter as its monitor sees it.
 *
 * @param acts what was done with it, and when
 * @param opinions what the monitor wrote on it
 * @param typed what was typed into the form that was refused
 * @param refused why it was not possible at all
 */
record MonitoredPage(
        MonitoringPage.Row row,
        List<Act> acts,
        List<Opinion> opinions,
        Map<String, String> typed,
        @Nullable String refused,
        FormErrors errors)
        implements Page {

    /** An act and what it is called. */
    record Act(Sight.Act act, String name) {}

    /** A line of a finding: a key that says what it is, and its words. */
    record Line(String key, java.time.Instant at, String words) {}

    /** A finding with all that was said. */
    record Opinion(OpinionRows.Row row, String state, List<Line> lines) {
        boolean isJudgedNext() {
            return row.state().equals("answered");
        }

        boolean isOpen() {
            return !row.state().equals("closed") && !row.state().equals("withdrawn");
        }
    }

    @Override
    public int status() {
        return refused != null ? 409 : errors.any() ? 422 : 200;
    }

    boolean mayWrite() {
        return row.seen().unit() != null && opinions.stream().noneMatch(Opinion::isOpen);
    }

    String here() {
        return MonitorConfiguration.MONITORING + "/" + row.seen().handle();
    }

    /** What is wrong in the form that was sent, of a finding or of a new one. */
    FormErrors wrong(String form) {
        return form.equals(typed.getOrDefault("form", "write")) ? errors : FormErrors.NONE;
    }
}
