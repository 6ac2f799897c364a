package org.banshi.portal;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.matter.Matter;
import org.banshi.matter.Residents;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * What is held of a person, and asking to have it erased.
 *
 * @param held matter by matter
 * @param asked whether that was asked before
 * @param erasing the numbers of all that asking would take in
 * @param errors what is wrong
 */
record MyDataPage(List<Residents.Held> held, boolean asked, List<String> erasing, FormErrors errors) implements Page {
    private static final int MOST = 50;

    /** What is shown; the file has all. */
    List<Residents.Held> shown() {
        return held.size() > MOST ? held.subList(0, MOST) : held;
    }

    /** The names that stand in the matters, each once, blank for none. */
    List<String> names() {
        return held.stream().map(Residents.Held::named).distinct().toList();
    }

    /** Those of the errors that belong into the form of the name. */
    FormErrors ofName() {
        return new FormErrors(Stream.concat(errors.of("was").stream(), errors.of("name").stream())
                .toList());
    }

    /** Those that still take a fact, to choose one from. */
    List<Field.Option> open() {
        return held.stream()
                .map(Residents.Held::matter)
                .filter(Matter::isOpen)
                .map(matter -> new Field.Option(matter.number(), matter.number() + " " + matter.title()))
                .toList();
    }
}
