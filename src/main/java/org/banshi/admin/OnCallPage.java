package org.banshi.admin;

import java.util.Arrays;
import java.util.List;
import org.banshi.people.Member;
import org.banshi.people.OnCall;
import org.banshi.people.OnCall.Shift;
import org.banshi.people.Unit;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The on-call lists of all units, or of one with the form for another line.
 *
 * @param unit the one, absent for all
 * @param rows of each unit whose list it keeps, by code
 * @param without units that handle and have no list
 * @param lines of the one unit
 * @param people who can be on call there
 * @param alarms what was told of gaps when somebody had to be called
 * @param form what is in the form
 * @param history of the one unit
 * @param errors what is wrong in the form
 */
record OnCallPage(
        @Nullable Unit unit,
        List<Row> rows,
        List<Unit> without,
        List<Line> lines,
        List<Member> people,
        List<Alarm> alarms,
        OnCallForm form,
        ChangeLines history,
        FormErrors errors)
        implements Page {
    static final int MOST_GAPS = 6;

    /** A unit with who is on call tonight and what nobody takes in the coming days. */
    record Row(Unit unit, @Nullable OnCall tonight, List<Shift> gaps) {}

    /** A line, and whether its person still works there. */
    record Line(OnCall call, boolean counts) {}

    /** Somebody had to be called and was not there. */
    record Alarm(String text, java.time.Instant at) {}

    @Override
    public String template() {
        return "admin/oncall";
    }

    String action() {
        return OnCallController.HERE + "/" + (unit == null ? "" : unit.code());
    }

    static String shift(Ui ui, Shift shift) {
        return ui.date(shift.day()) + " "
                + ui.text("people.oncall.part." + shift.part().code());
    }

    /** The first gaps in words, and how many more there are. */
    static String gaps(Ui ui, List<Shift> gaps) {
        List<String> first =
                gaps.stream().limit(MOST_GAPS).map(gap -> shift(ui, gap)).toList();
        String told = String.join(ui.text("admin.sheet.comma"), first);
        return gaps.size() > MOST_GAPS ? ui.text("admin.oncall.gapsMore", told, gaps.size()) : told;
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.select(
                                "staff",
                                ui.text("admin.oncall.staff"),
                                people.stream()
                                        .map(one -> new Field.Option(
                                                Long.toString(one.id()), one.name() + " (" + one.id() + ")"))
                                        .toList())
                        .values(form.staff().isEmpty() ? List.of() : List.of(form.staff()))
                        .required(),
                Field.of(Field.Input.TEL, "phone", ui.text("admin.oncall.phone"))
                        .hint(ui.text("admin.oncall.phone.hint"))
                        .value(form.phone())
                        .max(40),
                Field.select(
                                "part",
                                ui.text("admin.oncall.part"),
                                Arrays.stream(OnCall.Part.values())
                                        .map(part -> new Field.Option(
                                                part.code(), ui.text("people.oncall.part." + part.code())))
                                        .toList())
                        .values(List.of(form.part().isEmpty() ? OnCall.Part.BOTH.code() : form.part()))
                        .required(),
                Field.select(
                                "days",
                                ui.text("admin.oncall.days"),
                                Arrays.stream(OnCall.Days.values())
                                        .map(days -> new Field.Option(
                                                days.code(), ui.text("people.oncall.days." + days.code())))
                                        .toList())
                        .values(List.of(form.days().isEmpty() ? OnCall.Days.ANY.code() : form.days()))
                        .required(),
                Field.of(Field.Input.DATE, "from", ui.text("admin.oncall.from"))
                        .value(form.from())
                        .required(),
                Field.of(Field.Input.DATE, "to", ui.text("admin.oncall.to"))
                        .value(form.to())
                        .required(),
                Field.text("why", ui.text("admin.change.why"))
                        .value(form.why())
                        .max(500)
                        .required());
    }
}
