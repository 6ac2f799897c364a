package org.banshi.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.text.CsvFile;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table: which of our columns stands where.
 *
 * @param names their names, in order; empty where a column has none
 * @param places our columns and where they stand
 * @param unknown names that are not read, neither by themselves nor by the mapping
 */
record SheetHeader(List<String> names, Map<ItemColumn, Integer> places, List<String> unknown) {

    /**
     * Reads a header. A name that is mapped is only what the mapping says; all others are taken by their names.
     *
     * @param mapping their name to the code or name of ours; to nothing if it is not read
     * @throws Problem 422 if a name is mapped to what is no column, or two are the same column
     */
    static SheetHeader of(List<String> names, TableKind kind, Map<String, String> mapping) {
        Map<ItemColumn, Integer> places = new EnumMap<>(ItemColumn.class);
        List<String> unknown = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String ours = mapping.getOrDefault(name, name);
            ItemColumn column = ItemColumn.of(ours, kind).orElse(null);
            if (column == null && mapping.containsKey(name) && !ours.isEmpty()) {
                errors.add(FieldError.of("columns", "noSuchColumn", name, ours));
            } else if (column == null || !column.isRead()) {
                // What is told on the way out is not read, and nobody wonders.
                if (column == null && !name.isBlank()) {
                    unknown.add(name);
                }
            } else if (places.putIfAbsent(column, i) != null) {
                errors.add(FieldError.of("columns", "columnTwice", column.header()));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new SheetHeader(List.copyOf(names), places, unknown);
    }

    /** Without titles there is nothing to read. */
    void requireTitle() {
        if (!places.containsKey(ItemColumn.TITLE)) {
            throw Problem.invalid("file", "noTitleColumn", ItemColumn.TITLE.header());
        }
    }

    /** What a row says in a column; empty if the table does not have it. */
    String cell(CsvFile.Row row, ItemColumn column) {
        Integer place = places.get(column);
        return place == null ? "" : row.at(place);
    }

    /** All that a row says. */
    Map<ItemColumn, String> cells(CsvFile.Row row) {
        Map<ItemColumn, String> cells = new EnumMap<>(ItemColumn.class);
        places.forEach((column, place) -> cells.put(column, row.at(place)));
        return cells;
    }

    /** How the table names one of our columns, by its code; the code if it does not have it. */
    String name(String code) {
        return places.entrySet().stream()
                .filter(entry -> entry.getKey().code().equals(code))
                .map(entry -> names.get(entry.getValue()))
                .findFirst()
                .orElse(code);
    }

    /** For each name that is not known the column of ours it looks most like, if any; no column is proposed twice. */
    static Map<String, @Nullable ItemColumn> proposal(List<String> names, TableKind kind, Map<String, String> mapping) {
        Map<String, @Nullable ItemColumn> proposed = new LinkedHashMap<>();
        List<ItemColumn> free = new ArrayList<>(ItemColumn.of(kind));
        for (String name : names) {
            ItemColumn known =
                    ItemColumn.of(mapping.getOrDefault(name, name), kind).orElse(null);
            if (!name.isBlank()) {
                proposed.put(name, known);
                free.remove(known);
            }
        }
        for (Map.Entry<String, @Nullable ItemColumn> entry : proposed.entrySet()) {
            if (entry.getValue() == null && !mapping.containsKey(entry.getKey())) {
                ItemColumn like = likest(entry.getKey(), free);
                entry.setValue(like);
                free.remove(like);
            }
        }
        return proposed;
    }

    private static @Nullable ItemColumn likest(String name, List<ItemColumn> free) {
        ItemColumn best = null;
        for (ItemColumn column : free) {
            if (column.isRead() && column.likeness(name) > (best == null ? 0 : best.likeness(name))) {
                best = column;
            }
        }
        return best;
    }

    /** Whether somebody has to say what is what: a name is unknown and not decided, or there is no title. */
    boolean isOpen(Map<String, String> mapping) {
        return !mapping.keySet().containsAll(unknown) || !places.containsKey(ItemColumn.TITLE);
    }
}
