package org.banshi.admin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.Receiver;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * Machines and groups that get a copy of notes.
 *
 * @param receivers all of them
 * @param form what was typed
 * @param errors what is wrong in it
 */
record ReceiversPage(List<Receiver> receivers, Form form, FormErrors errors) implements Page {

    /** What was typed; what is missing is empty. A secret is not shown again. */
    record Form(
            @Nullable String name,
            @Nullable String sort,
            @Nullable String address,
            @Nullable String secret,
            @Nullable List<String> kinds,
            @Nullable String units,
            @Nullable Boolean privateOk) {
        static final Form NEW = new Form("", "", "", "", List.of("danger", "breach"), "", false);

        @Override
        public String name() {
            return stripped(name);
        }

        @Override
        public String sort() {
            return stripped(sort);
        }

        @Override
        public String address() {
            return stripped(address);
        }

        @Override
        public String secret() {
            return stripped(secret);
        }

        @Override
        public List<String> kinds() {
            return kinds == null ? List.of() : kinds;
        }

        @Override
        public String units() {
            return stripped(units);
        }

        @Override
        public Boolean privateOk() {
            return Boolean.TRUE.equals(privateOk);
        }

        private static String stripped(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    /** What a receiver gets, in words. */
    static String what(Ui ui, Receiver receiver) {
        return receiver.kinds().stream()
                .map(kind -> ui.text("outbox.kind." + kind.code()))
                .collect(Collectors.joining(" · "));
    }

    /** At which desks, in words. */
    static String where(Ui ui, Receiver receiver) {
        return receiver.desks().isEmpty()
                ? ui.text("admin.receivers.units.all")
                : receiver.desks().stream()
                        .map(desk -> desk.replaceFirst("^unit:", ""))
                        .collect(Collectors.joining(", "));
    }

    List<Field> fields(Ui ui) {
        return List.of(
                Field.text("name", ui.text("admin.receivers.name"))
                        .value(form.name())
                        .max(100)
                        .required(),
                Field.select(
                                "sort",
                                ui.text("admin.receivers.sort"),
                                Arrays.stream(Receiver.Sort.values())
                                        .map(sort ->
                                                new Field.Option(sort.code(), ui.text("outbox.sort." + sort.code())))
                                        .toList())
                        .values(form.sort().isEmpty() ? List.of() : List.of(form.sort()))
                        .required(),
                Field.text("address", ui.text("admin.receivers.address"))
                        .hint(ui.text("admin.receivers.address.hint"))
                        .value(form.address())
                        .max(1000)
                        .required(),
                Field.of(Field.Input.PASSWORD, "secret", ui.text("admin.receivers.secret"))
                        .hint(ui.text("admin.receivers.secret.hint"))
                        .max(200)
                        .autocomplete("off"),
                Field.checkboxes(
                                "kinds",
                                ui.text("admin.receivers.kinds"),
                                Arrays.stream(NoteKind.values())
                                        .map(kind ->
                                                new Field.Option(kind.code(), ui.text("outbox.kind." + kind.code())))
                                        .toList())
                        .values(form.kinds())
                        .required(),
                Field.text("units", ui.text("admin.receivers.units"))
                        .hint(ui.text("admin.receivers.units.hint"))
                        .value(form.units())
                        .max(500),
                Field.tick("privateOk", ui.text("admin.receivers.private"))
                        .hint(ui.text("admin.receivers.private.hint"))
                        .value(form.privateOk()));
    }
}
