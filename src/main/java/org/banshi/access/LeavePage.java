package org.banshi.access;

import java.util.List;
import java.util.Map;
import org.banshi.people.Leave;
import org.banshi.people.Member;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * Leaves of one of the staff, with who stands in.
 *
 * @param member who goes on leave
 * @param action where the form goes
 * @param leaves those that last or lie ahead
 * @param names of the deputies
 * @param colleagues who may stand in
 * @param form what is in the form
 * @param errors what is wrong in the form
 */
record LeavePage(
        Member member,
        String action,
        List<Leave> leaves,
        Map<Long, String> names,
        List<Member> colleagues,
        Form form,
        FormErrors errors)
        implements Page {

    /** What was typed; what is missing is empty. */
    record Form(String deputy, String from, String to, String why) {
        static final Form NEW = new Form("", "", "", "");

        Form {
            deputy = deputy == null ? "" : deputy.strip();
            from = from == null ? "" : from.strip();
            to = to == null ? "" : to.strip();
            why = why == null ? "" : why.strip();
        }
    }

    /** Whether it is about the reader. */
    boolean own() {
        return action.equals(LeaveController.OWN);
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.select(
                                "deputy",
                                ui.text("access.leave.deputy"),
                                colleagues.stream()
                                        .map(one -> new Field.Option(
                                                Long.toString(one.id()), one.name() + " (" + one.id() + ")"))
                                        .toList())
                        .hint(ui.text("access.leave.deputy.hint"))
                        .values(form.deputy().isEmpty() ? List.of() : List.of(form.deputy()))
                        .required(),
                Field.of(Field.Input.DATE, "from", ui.text("access.leave.from"))
                        .value(form.from())
                        .required(),
                Field.of(Field.Input.DATE, "to", ui.text("access.leave.to"))
                        .value(form.to())
                        .required(),
                Field.text("why", ui.text("access.leave.why"))
                        .value(form.why())
                        .max(500)
                        .required());
    }
}
