package org.banshi.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Holding;
import org.banshi.people.Leave;
import org.banshi.people.Member;
import org.banshi.people.OnCall;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * All that somebody holds who leaves, and who takes it over.
 *
 * @param member who leaves
 * @param holdings open matters
 * @param turns on call
 * @param leaves of others for whom the person stands in
 * @param takers who may take over
 * @param form what was typed
 * @param errors what is wrong
 */
record HandOverPage(
        Member member,
        List<Holding> holdings,
        List<OnCall> turns,
        List<Leave> leaves,
        List<Member> takers,
        Form form,
        FormErrors errors)
        implements Page {

    /** What was typed; what is missing is empty. */
    record Form(String to, Map<String, String> each, String off, String why) {
        static final Form NEW = new Form("", Map.of(), "true", "");
    }

    boolean nothing() {
        return holdings.isEmpty() && turns.isEmpty() && leaves.isEmpty();
    }

    String action() {
        return StaffController.HERE + "/" + member.id() + "/handover";
    }

    List<Field.Option> options() {
        return takers.stream()
                .map(one -> new Field.Option(Long.toString(one.id()), one.name() + " (" + one.id() + ")"))
                .toList();
    }

    /** What the person is to a matter, in words. */
    static String parts(Ui ui, Holding held) {
        List<String> parts = new ArrayList<>();
        if (held.owns()) {
            parts.add(ui.text("admin.handover.owner"));
        }
        held.parts().forEach(part -> parts.add(ui.textOr(held.kind() + ".field." + part, part)));
        return String.join(ui.text("admin.sheet.comma"), parts);
    }

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        if (!nothing()) {
            fields.add(Field.select("to", ui.text("admin.handover.to"), options())
                    .hint(ui.text("admin.handover.to.hint"))
                    .values(form.to().isEmpty() ? List.of() : List.of(form.to()))
                    .required());
        }
        if (member.active()) {
            fields.add(Field.tick("off", ui.text("admin.handover.off")).value(form.off()));
        }
        fields.add(Field.text("why", ui.text("admin.change.why"))
                .value(form.why())
                .max(500)
                .required());
        return fields;
    }

    @Override
    public String template() {
        return "admin/handover";
    }
}
