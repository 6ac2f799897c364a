package org.banshi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.outbox.Channel;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.Reach;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * How one wishes to be told of notes beside the own desk.
 *
 * @param typed what is in the form
 * @param errors what is wrong in it
 */
record ReachPage(Map<String, String> typed, FormErrors errors) implements Page {
    static final List<Channel> WAYS = List.of(Channel.MAIL, Channel.SMS);

    /** Danger is never put off. */
    static List<Reach.How> hows(NoteKind kind) {
        return kind == NoteKind.DANGER ? List.of(Reach.How.NOW) : List.of(Reach.How.values());
    }

    static String name(NoteKind kind, Channel channel) {
        return channel.code() + "." + kind.code();
    }

    List<Field> fields(Ui ui) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Input.EMAIL, "mail", ui.text("desk.reach.mail"))
                .value(value("mail"))
                .max(200)
                .autocomplete("email"));
        fields.add(Field.of(Field.Input.TEL, "phone", ui.text("desk.reach.phone"))
                .value(value("phone"))
                .max(21)
                .autocomplete("tel"));
        for (NoteKind kind : NoteKind.values()) {
            for (Channel channel : WAYS) {
                fields.add(wish(ui, kind, channel));
            }
        }
        fields.add(time(ui, "quietFrom", "desk.reach.quiet.hint"));
        fields.add(time(ui, "quietTo", null));
        fields.add(Field.tick("through", ui.text("desk.reach.through")).value(value("through")));
        fields.add(time(ui, "digestAt", "desk.reach.digestAt.hint"));
        fields.add(Field.radio(
                        "language",
                        ui.text("desk.reach.language"),
                        Stream.of("zh", "en")
                                .map(code -> new Field.Option(code, ui.text("desk.reach.language." + code)))
                                .toList())
                .value(value("language"))
                .required());
        return fields;
    }

    private Field wish(Ui ui, NoteKind kind, Channel channel) {
        List<Field.Option> options = Stream.concat(
                        Stream.of("none"), hows(kind).stream().map(Reach.How::code))
                .map(code -> new Field.Option(code, ui.text("desk.reach.how." + code)))
                .toList();
        String label = ui.text(
                "desk.reach.wish", ui.text("outbox.kind." + kind.code()), ui.text("outbox.channel." + channel.code()));
        return Field.select(name(kind, channel), label, options)
                .value(typed.getOrDefault(name(kind, channel), "none"))
                .required();
    }

    private Field time(Ui ui, String name, @org.jspecify.annotations.Nullable String hint) {
        return Field.text(name, ui.text("desk.reach." + name))
                .hint(hint == null ? null : ui.text(hint))
                .value(value(name))
                .max(5);
    }

    private String value(String name) {
        return typed.getOrDefault(name, "");
    }
}
