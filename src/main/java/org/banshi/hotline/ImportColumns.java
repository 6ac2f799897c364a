package org.banshi.hotline;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.web.Problem;

/** Which column of a file is which of ours. */
final class ImportColumns {
    private final Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
    private final List<String> header;

    /**
     * A column that is mapped is what the mapping says; all others are taken by their names.
     *
     * @throws Problem if a mapping names a column that is not there, or nothing is mapped to the text
     */
    ImportColumns(List<String> header, List<ImportOptions.Mapping> maps) {
        this.header = header;
        Set<Integer> mapped = new HashSet<>();
        for (ImportOptions.Mapping map : maps) {
            int place = header.indexOf(map.theirs().strip());
            if (place < 0) {
                throw Problem.invalid("map", "text.column", map.theirs(), String.join(", ", header));
            }
            ImportColumn ours = ImportColumn.of(map.ours())
                    .orElseThrow(() -> Problem.invalid("map", "import.column", map.ours(), ImportColumn.all()));
            Integer before = places.put(ours, place);
            if (before != null && before != place) {
                throw Problem.invalid("map", "import.columnTwice", ours.code());
            }
            mapped.add(place);
        }
        for (int place = 0; place < header.size(); place++) {
            int at = place;
            if (!mapped.contains(place)) {
                ImportColumn.of(header.get(place)).ifPresent(ours -> places.putIfAbsent(ours, at));
            }
        }
        if (!places.containsKey(ImportColumn.TEXT)) {
            throw Problem.invalid("file", "import.noText", String.join(", ", header));
        }
    }

    /** The place of the column in the file; -1 if it is not there. */
    int place(ImportColumn column) {
        return places.getOrDefault(column, -1);
    }

    /** What the file calls it, or our name. */
    String name(ImportColumn column) {
        int place = place(column);
        return place < 0 ? column.code() : header.get(place);
    }

    /** How many columns the file has. */
    int count() {
        return header.size();
    }
}
