package org.banshi.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.hotline.AnswerTemplates.Template;
import org.banshi.hotline.AnswerTexts;
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

    private final AnswerTexts texts;
    private final Matters matters;
    private final Names names;
    private final Signers signers;
    private final Members members;

    AnswerForm(AnswerTexts texts, Matters matters, Names names, Signers signers, Members members) {
        this.texts = texts;
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
        String words = texts.filled(code, values);
        String before = typed.getOrDefault(FIELD, "").stripTrailing();
        Map<String, String> filled = new LinkedHashMap<>(typed);
        filled.put(FIELD, before.isEmpty() || before.endsWith(words) ? words : before + "\n" + words);
        return filled;
    }
}
