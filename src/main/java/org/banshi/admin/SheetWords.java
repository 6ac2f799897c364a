package org.banshi.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** What cells say in words. */
@Component
class SheetWords {
    private static final List<String> YES = List.of("true", "yes", "1", "是", "在用", "在岗");
    private static final List<String> NO = List.of("false", "no", "0", "否", "停用", "离岗");

    private final Messages messages;
    private final Units units;

    SheetWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    static String yes(boolean yes) {
        return yes ? "是" : "否";
    }

    /** Yes or no; what holds already for an empty cell, nothing for anything else. */
    static Optional<Boolean> yes(String cell, boolean otherwise) {
        String word = cell.toLowerCase(Locale.ROOT);
        return cell.isEmpty()
                ? Optional.of(otherwise)
                : YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** What sort of unit, by its code or its name in either language. */
    Optional<Unit.Kind> kind(String cell) {
        return Arrays.stream(Unit.Kind.values())
                .filter(kind -> is(cell, kind.code(), "people.kind." + kind.code()))
                .findFirst();
    }

    /** Whether a cell is this code, or its text in either language. */
    boolean is(String cell, String code, String key) {
        return cell.equalsIgnoreCase(code)
                || Arrays.stream(Language.values())
                        .anyMatch(language -> messages.text(language, key).equalsIgnoreCase(cell));
    }

    /** The code of a unit that is named by its code or, where only one has it, by its name. */
    String unit(String cell) {
        return units.find(cell).isPresent() || cell.isEmpty()
                ? cell
                : units.byName(cell).map(Unit::code).orElse(cell);
    }

    String text(String key) {
        return messages.text(Language.ZH, key);
    }
}
