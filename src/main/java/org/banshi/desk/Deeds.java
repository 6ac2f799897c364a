package org.banshi.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.matter.Action;
import org.banshi.matter.Kinds;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.MatterView.Offer;
import org.banshi.web.Field;
import org.banshi.web.Shortcuts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes forms and buttons of what the engine offers; it knows no kind. */
@Component
final class Deeds {
    /** The steps of the plain loop: the form of the first that is offered lies open. */
    private static final List<String> PLAIN = List.of(
            "approvePause",
            "grantExtension",
            "approvePromise",
            "accept",
            "dispatch",
            "rule",
            "sign",
            "signOff",
            "reply",
            "coReply",
            "approve",
            "callBack",
            "uphold");

    /** From this length on words get several lines. */
    private static final int LONG = 500;

    /** Up to so many choices all lie open. */
    private static final int FEW = 6;

    /** Keys that mean the same on every page of the desk. */
    private static final String TAKEN = "gjkx";

    private final Kinds kinds;

    Deeds(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What can really be done: an action that needs a choice where there is none to choose cannot. */
    static List<Offer> usable(MatterView view) {
        return view.offers().stream()
                .filter(offer -> offer.fields().stream()
                        .noneMatch(input -> input.field().required()
                                && input.field().type() == org.banshi.matter.Field.Type.CHOICE
                                && input.options().isEmpty()))
                .toList();
    }

    /** The action whose form is shown: the one asked for, else the plain next step. */
    Optional<Offer> open(MatterView view, @Nullable String wanted) {
        List<Offer> usable = usable(view);
        if (wanted != null) {
            return usable.stream().filter(offer -> offer.name().equals(wanted)).findFirst();
        }
        return PLAIN.stream()
                .flatMap(name -> usable.stream().filter(offer -> offer.name().equals(name)))
                .findFirst()
                .or(() -> usable.stream()
                        .filter(offer -> leads(view.matter(), offer))
                        .findFirst());
    }

    private boolean leads(Matter matter, Offer offer) {
        Action action = action(matter, offer);
        return !action.to().isEmpty() && action.open();
    }

    private Action action(Matter matter, Offer offer) {
        return kinds.require(matter.kind()).lifecycle().action(offer.name(), matter.state());
    }

    /** All buttons: what moves it on, what else may be done, remarks. */
    List<Deed.Group> groups(MatterView view, @Nullable Deed open, Voice voice) {
        Map<String, List<Deed.Button>> groups = new LinkedHashMap<>();
        for (String key : List.of("desk.group.on", "desk.group.also", "desk.group.remarks")) {
            groups.put(key, new ArrayList<>());
        }
        List<Offer> usable = usable(view);
        Map<String, String> keys =
                Shortcuts.letters(usable.stream().map(Offer::name).toList(), TAKEN);
        for (Offer offer : usable) {
            Action action = action(view.matter(), offer);
            String key =
                    action.quiet() ? "desk.group.remarks" : action.to().isEmpty() ? "desk.group.also" : "desk.group.on";
            groups.getOrDefault(key, new ArrayList<>())
                    .add(new Deed.Button(
                            offer.name(),
                            voice.action(view.matter().kind(), offer.name()),
                            open != null && open.name().equals(offer.name()),
                            keys.get(offer.name())));
        }
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new Deed.Group(voice.text(group.getKey()), group.getValue()))
                .toList();
    }

    /** An offered action as a form. */
    static Deed deed(MatterView view, Offer offer, Map<String, String> typed, Voice voice) {
        List<Field> fields = offer.fields().stream()
                .map(input -> field(view.matter(), offer.name(), input, typed, voice))
                .toList();
        return new Deed(offer.name(), voice.action(view.matter().kind(), offer.name()), fields);
    }

    private static Field field(
            Matter matter, String action, MatterView.Input input, Map<String, String> typed, Voice voice) {
        org.banshi.matter.Field field = input.field();
        String label = voice.field(matter.kind(), action, field.name());
        Field shown = switch (field.type()) {
            case TEXT ->
                (field.max() >= LONG ? Field.textarea(field.name(), label) : Field.text(field.name(), label))
                        .max(field.max());
            case BOOLEAN ->
                Field.radio(
                        field.name(),
                        label,
                        List.of(
                                new Field.Option("true", voice.yes(true)),
                                new Field.Option("false", voice.yes(false))));
            case INTEGER -> numbers(field, label);
            case DECIMAL -> Field.text(field.name(), label).max(20);
            case DATE -> Field.of(Field.Input.DATE, field.name(), label);
            case DATE_TIME -> Field.of(Field.Input.DATETIME, field.name(), label);
            case CHOICE -> choice(matter, input, label, voice);
            case FILE -> Field.of(Field.Input.FILE, field.name(), label);
        };
        String value = typed.containsKey(field.name()) ? typed.get(field.name()) : known(input);
        // Nothing chosen stays nothing chosen, also after an error.
        value = value == null || value.isBlank() ? null : value;
        return shown.required(field.required()).value(value);
    }

    private static Field numbers(org.banshi.matter.Field field, String label) {
        if (field.max() - field.min() >= FEW) {
            return Field.of(Field.Input.NUMBER, field.name(), label);
        }
        List<Field.Option> options = new ArrayList<>();
        for (int number = field.min(); number <= field.max(); number++) {
            options.add(new Field.Option(Integer.toString(number), Integer.toString(number)));
        }
        return Field.radio(field.name(), label, options);
    }

    /** The suggestion stands first and says why. */
    private static Field choice(Matter matter, MatterView.Input input, String label, Voice voice) {
        String name = input.field().name();
        List<Field.Option> options = input.options().stream()
                .map(option -> new Field.Option(option.value(), voice.option(matter.kind(), name, option)))
                .toList();
        Field choice = options.size() <= FEW ? Field.radio(name, label, options) : Field.select(name, label, options);
        return suggested(input)
                .map(option -> choice.hint(
                        voice.text("desk.suggested", voice.option(matter.kind(), name, option), option.why())))
                .orElse(choice);
    }

    private static Optional<org.banshi.matter.Field.Option> suggested(MatterView.Input input) {
        return input.options().stream()
                .filter(option -> !option.why().isBlank())
                .findFirst();
    }

    /** What the form begins with: what is known, else the suggestion. */
    private static @Nullable String known(MatterView.Input input) {
        return input.start() != null
                ? input.start()
                : suggested(input).map(org.banshi.matter.Field.Option::value).orElse(null);
    }
}
