package org.banshi.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.banshi.files.Attachments;
import org.banshi.matter.MatterView;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.banshi.web.Messages;

/** Makes the fields of a page out of those an action declares, in the raiser's words. */
final class ActionFields {
    private static final int LONG_TEXT = 200;

    private final Messages messages;
    private final Language language;

    ActionFields(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    List<Field> of(MatterView.Offer offer, Map<String, String> filled) {
        List<Field> fields = new ArrayList<>();
        for (MatterView.Input input : offer.fields()) {
            // Who acts here has proved to be the raiser already.
            if (!(offer.name().equals("withdraw") && input.field().name().equals("code"))) {
                fields.add(field(
                        offer.name(), input, filled.getOrDefault(input.field().name(), "")));
            }
        }
        return fields;
    }

    private Field field(String action, MatterView.Input input, String value) {
        org.banshi.matter.Field declared = input.field();
        String name = declared.name();
        String label = label(action, name);
        Field field = switch (declared.type()) {
            case TEXT ->
                (declared.max() > LONG_TEXT ? Field.textarea(name, label) : Field.text(name, label))
                        .max(declared.max())
                        .value(value);
            case BOOLEAN -> Field.radio(name, label, yesOrNo(name)).value(value);
            case INTEGER -> Field.radio(name, label, marks(declared)).value(value);
            case DECIMAL -> Field.text(name, label).max(20).value(value);
            case CHOICE -> Field.select(name, label, choices(input)).value(value);
            case DATE, DATE_TIME -> Field.of(Field.Input.DATE, name, label).value(value);
            case FILE ->
                Field.of(Field.Input.FILE, "files", label)
                        .accept("image/*")
                        .hint(text("portal.raise.photosHint", Attachments.MOST_FILES));
        };
        return field.required(declared.required());
    }

    private List<Field.Option> yesOrNo(String name) {
        return switch (name) {
            case "solved" -> yesOrNo("portal.solved.yes", "portal.solved.no");
            case "contacted" -> yesOrNo("portal.contacted.yes", "portal.contacted.no");
            default -> yesOrNo("portal.yes", "portal.no");
        };
    }

    private List<Field.Option> yesOrNo(String yes, String no) {
        return List.of(new Field.Option("true", text(yes)), new Field.Option("false", text(no)));
    }

    private List<Field.Option> marks(org.banshi.matter.Field declared) {
        return IntStream.rangeClosed(declared.min(), declared.max())
                .mapToObj(mark -> declared.max() + declared.min() - mark)
                .map(mark -> new Field.Option(Integer.toString(mark), text("portal.mark." + mark)))
                .toList();
    }

    private List<Field.Option> choices(MatterView.Input input) {
        return input.options().stream()
                .map(option -> new Field.Option(
                        option.value(),
                        option.label().isEmpty()
                                ? text("request.option." + input.field().name() + "." + option.value())
                                : option.label()))
                .toList();
    }

    private String label(String action, String name) {
        for (String key : List.of(
                "portal.field." + action + "." + name,
                "request.field." + action + "." + name,
                "request.field." + name)) {
            if (messages.has(language, key)) {
                return text(key);
            }
        }
        return name;
    }

    private String text(String key, Object... args) {
        return messages.text(language, key, args);
    }
}
