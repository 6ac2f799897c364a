package org.banshi.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor orders, as typed.
 *
 * @param title in one line
 * @param demand what is to be done
 * @param ends the day by which the units answer
 * @param unit the unit, where no matter is supervised
 * @param number the matters, by number; units get one order each, with those that they lead
 * @param raised number of the raised matter of which it is to be a part
 */
public record NewOrder(
        @Nullable String title,
        @Nullable String demand,
        @Nullable String ends,
        @Nullable String unit,
        @Nullable List<String> number,
        @Nullable String raised) {
    static final int MOST_TITLE = 200;
    static final int MOST_DEMAND = 2000;

    /** Whether it is to be a part of a raised matter. */
    boolean isPart() {
        return raised != null && !raised.isBlank();
    }

    /** The numbers, each once, as typed or pasted. */
    List<String> numbers() {
        return number == null
                ? List.of()
                : number.stream()
                        .flatMap(line -> List.of(line.split("[\\s,，、;；]+")).stream())
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .sorted()
                        .toList();
    }
}
