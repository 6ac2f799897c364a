package org.banshi.promised;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.banshi.access.Actor;
import org.banshi.program.WorkList;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The words of a list's promises, by what they wait for.
 *
 * @param list the list
 * @param isReleased whether residents see the list
 * @param counts how many wait for what
 * @param view which are shown
 * @param after behind which number they begin
 * @param promises those to mask
 * @param tellings those to release, or public
 * @param objections those objected to
 * @param sent what was typed, kept while anything is wrong with it
 * @param errors what is wrong
 * @param staff who reads
 */
record PromisedPage(
        WorkList list,
        boolean isReleased,
        PromisedRows.Counts counts,
        String view,
        int after,
        Slice<Promise> promises,
        Slice<Telling> tellings,
        List<PromisedObjection> objections,
        Sent sent,
        FormErrors errors,
        Actor.Staff staff)
        implements Page {
    static final List<String> VIEWS = List.of("mask", "release", "objected", "told");

    /** What was typed, by field. */
    record Sent(Map<String, String> fields) {
        static final Sent NOTHING = new Sent(Map.of());

        @Nullable
        String of(String field) {
            return fields.get(field);
        }
    }

    String here() {
        return PromisedConfiguration.DESK + "/" + list.code();
    }

    int count(String which) {
        return switch (which) {
            case "mask" -> counts.mask();
            case "release" -> counts.release();
            case "objected" -> counts.objected();
            default -> counts.told();
        };
    }

    boolean mayMask() {
        return Promised.masks(list, staff);
    }

    boolean mayRelease(Telling telling) {
        return Promised.mayRelease(list, telling, staff);
    }

    boolean mayReleaseAny() {
        return tellings.items().stream().anyMatch(telling -> telling.isOfNow() && mayRelease(telling));
    }

    boolean mayWithdraw(Telling telling) {
        return Promised.mayWithdraw(list, telling, staff);
    }

    boolean mayDecide(PromisedObjection objection) {
        return PromisedObjections.mayDecide(list, objection, staff);
    }

    /** The fields of a promise: what was typed, else what the ledger says with numbers taken out. */
    List<Field> fields(Promise promise, Ui ui) {
        Map<String, String> begun = Promised.masked(promise);
        List<Field> fields = new ArrayList<>();
        promise.words().forEach((part, words) -> {
            String name = Promised.Typed.field(promise.nr(), part);
            Field field = part.equals("target") || part.equals("criteria")
                    ? Field.textarea(name, Parts.name(ui, part))
                    : Field.text(name, Parts.name(ui, part));
            String typed = sent.of(name);
            String begin = begun.getOrDefault(part, "");
            fields.add(field.value(typed == null ? begin : typed)
                    .max(Parts.most(part))
                    .required(part.equals(Parts.TITLE))
                    .hint(begin.equals(words) ? null : ui.text("promised.struck", words)));
        });
        if (!errors.of("sure." + promise.nr()).isEmpty()) {
            fields.add(Field.tick("sure." + promise.nr(), ui.text("promised.sure")));
        }
        return fields;
    }

    /** All fields of the page, for the list of what is wrong. */
    List<Field> allFields(Ui ui) {
        return promises.items().stream()
                .flatMap(promise -> fields(promise, ui).stream()
                        .map(field -> field.name().startsWith("sure.") ? field : named(field, promise, ui)))
                .toList();
    }

    private static Field named(Field field, Promise promise, Ui ui) {
        return Field.text(
                field.name(), ui.text("promised.nth", Integer.toString(promise.nr())) + " · " + field.label());
    }

    List<Field> reason(String field, Ui ui) {
        return List.of(Field.textarea(field, ui.text("promised.why"))
                .value(sent.of(field))
                .required()
                .max(Parts.MOST_WORDS)
                .hint(ui.text("promised.why.hint")));
    }

    /** Parts of which the ledger or the words have any. */
    static List<String> parts(Telling telling) {
        TreeSet<String> parts = new TreeSet<>(Parts.ORDER);
        parts.addAll(telling.ledger().keySet());
        parts.addAll(telling.words().keySet());
        return List.copyOf(parts);
    }

    static String part(Ui ui, String part) {
        return Parts.name(ui, part);
    }
}
