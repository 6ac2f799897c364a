package org.banshi.program;

import java.util.Map;

/**
 * What units and lists are called, by code.
 *
 * @param units names of units
 * @param lists names of lists
 */
record VisitNames(Map<String, String> units, Map<String, String> lists) {

    String unit(String code) {
        return units.getOrDefault(code, code);
    }

    String list(String code) {
        return lists.getOrDefault(code, code);
    }
}
