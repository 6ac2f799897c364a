package org.banshi.admin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.people.Change;
import org.banshi.people.Members;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * A history with the names of those who made it.
 *
 * @param lines the newest first
 * @param names of the members of the staff, by number
 */
record ChangeLines(List<Change> lines, Map<Long, String> names) {
    /** A line of an on-call list as the history keeps it: the codes stand between who and when. */
    private static final Pattern ON_CALL = Pattern.compile(" · (day|night|both) (any|working|rest) · ");

    static final ChangeLines NONE = new ChangeLines(List.of(), Map.of());

    static ChangeLines of(List<Change> lines, Members members) {
        return new ChangeLines(
                lines,
                members.names(lines.stream()
                        .map(Change::byStaff)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
    }

    String who(Ui ui, Change change) {
        Long by = change.byStaff();
        return by == null ? ui.text("admin.change.house") : names.getOrDefault(by, "") + " (" + by + ")";
    }

    /** A value as people read it. */
    static String value(Ui ui, String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "—";
        }
        if (field.equals("kind")) {
            return ui.textOr("people.kind." + value, value);
        }
        if (field.equals("oncall")) {
            return ON_CALL.matcher(value)
                    .replaceFirst(codes -> Matcher.quoteReplacement(" · "
                            + ui.text("people.oncall.days." + codes.group(2)) + " · "
                            + ui.text("people.oncall.part." + codes.group(1)) + " · "));
        }
        return value.equals("true") || value.equals("false") ? ui.text("admin.change." + value) : value;
    }
}
