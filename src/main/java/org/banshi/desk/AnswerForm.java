package org.banshi.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.hotline.AnswerTemplates.Template;
import org.banshi.hotline.AnswerTexts;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Items;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city's templates on the forms that carry an answer. What is filled in names nobody: the number, the due, the unit,
 * and the title as it may leave the house.
 */
@Component
final class AnswerForm {
    static final String FIELD = "publicAnswer";

    /** The field that names the item of knowledge that an answer cites. */
    static final String CITES = "cites";

    /** What is looked for in the items; no field of any action. */
    static final String LOOK = "know";

    private static final int MOST_ITEMS = 5;

    private final AnswerTexts texts;
    private final Items items;
    private final Matters matters;
    private final Names names;
    private final Signers signers;
    private final Members members;

    AnswerForm(AnswerTexts texts, Items items, Matters matters, Names names, Signers signers, Members members) {
        this.texts = texts;
        this.items = items;
        this.matters = matters;
        this.names = names;
        this.signers = signers;
        this.members = members;
    }

    /**
     * Who signs the reply before it leaves the unit; absent where nobody has to. Nobody in it: only the writer could, and
     * that is not enough.
     */
    @Nullable
    List<String> signing(MatterView view, @Nullable Deed deed, Actor.Staff staff) {
        String unit = view.matter().leadUnit();
        if (deed == null || !deed.name().equals("reply") || unit == null || !signers.wanted(unit)) {
            return null;
        }
        return members.names(signers.canSign(unit, staff.id())).values().stream()
                .sorted()
                .toList();
    }

    /**
     * Items of knowledge that an answer may cite.
     *
     * @param q what was looked for, empty for the words of the matter
     * @param items in force, the best first; the chosen one before them
     * @param chosen its number, empty for none
     */
    record Citable(String q, List<Item> items, String chosen) {}

    /** What may be cited on this form; absent on one without an answer. */
    @Nullable
    Citable citable(MatterView view, @Nullable Deed deed, Map<String, String> typed) {
        if (deed == null
                || deed.fields().stream().noneMatch(field -> field.name().equals(CITES))) {
            return null;
        }
        String q = typed.getOrDefault(LOOK, "").strip();
        String chosen = typed.getOrDefault(CITES, "").strip();
        Matter matter = view.matter();
        List<Item> found = new ArrayList<>(items.search(
                q.isEmpty() ? matter.title() + " " + matter.text() : q, null, matter.region(), MOST_ITEMS));
        if (chosen.matches("[0-9]{1,18}")
                && found.stream().noneMatch(item -> Long.toString(item.id()).equals(chosen))) {
            items.inForce(Long.parseLong(chosen)).ifPresent(found::addFirst);
        }
        return new Citable(q, found, chosen);
    }

    /** What was typed, with the words of the chosen item in the answer; words that stand there already stay, before them. */
    Map<String, String> withItem(Map<String, String> typed) {
        String chosen = typed.getOrDefault(CITES, "").strip();
        return chosen.matches("[0-9]{1,18}")
                ? items.inForce(Long.parseLong(chosen))
                        .map(item -> appended(typed, item.body()))
                        .orElse(typed)
                : typed;
    }

    /** What is offered on this form; nothing on one without an answer. */
    List<Template> offered(@Nullable Deed deed) {
        return deed == null
                        || deed.fields().stream()
                                .noneMatch(field -> field.name().equals(FIELD))
                ? List.of()
                : texts.templates();
    }

    /**
     * What was typed, with the template's words in the answer. Words that stand there already stay, before it.
     *
     * @param code of the template; blank changes nothing
     * @throws Problem 404 for a matter that the reader may not know of, and for a template that is not there any more
     */
    Map<String, String> filled(String code, String number, Map<String, String> typed, Actor.Staff staff, Voice voice) {
        if (code.isBlank()) {
            return typed;
        }
        Matter matter = matters.outside(matters.view(number, staff).matter());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("number", number);
        if (matter.due() != null) {
            values.put("due", voice.due(matter.due()));
        }
        if (matter.leadUnit() != null) {
            values.put("unit", names.unit(matter.leadUnit()));
        }
        if (!matter.title().isBlank()) {
            values.put("title", Personal.struck(matter.title()));
        }
        return appended(typed, texts.filled(code, values));
    }

    private static Map<String, String> appended(Map<String, String> typed, String words) {
        String before = typed.getOrDefault(FIELD, "").stripTrailing();
        Map<String, String> filled = new LinkedHashMap<>(typed);
        filled.put(FIELD, before.isEmpty() || before.endsWith(words) ? words : before + "\n" + words);
        return filled;
    }
}
