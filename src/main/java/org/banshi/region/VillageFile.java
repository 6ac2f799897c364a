package org.banshi.region;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.banshi.text.CsvFile;
import org.jspecify.annotations.Nullable;

/** Reads villages from a table and says which lines cannot be taken. */
final class VillageFile {
    private static final int LONGEST_NAME = 100;

    private final Divisions divisions;

    VillageFile(Divisions divisions) {
        this.divisions = divisions;
    }

    /** The villages of all good lines; of a code written twice the first line counts. */
    List<Region> read(Path csv, List<LineError> errors) throws IOException {
        Map<String, Region> villages = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        try (CsvFile file = CsvFile.open(csv)) {
            int code = file.column("file", "code");
            int name = file.column("file", "name");
            int parent = file.has("parent_code") ? file.column("file", "parent_code") : -1;
            for (CsvFile.Row row : file) {
                Region village = village(row, code, name, parent, errors);
                if (village != null && villages.putIfAbsent(village.code(), village) != null) {
                    errors.add(new LineError(row.line(), "code", "region.twice", List.of(village.code())));
                } else if (village != null) {
                    lines.put(village.code(), row.line());
                }
            }
        }
        leaveOutOrphans(villages, lines, errors);
        errors.sort((a, b) -> Long.compare(a.line(), b.line()));
        return new ArrayList<>(villages.values());
    }

    private static @Nullable Region village(
            CsvFile.Row row, int codeAt, int nameAt, int parentAt, List<LineError> errors) {
        String code = row.at(codeAt).strip();
        String name = row.at(nameAt).strip();
        String parent = parentAt < 0 ? "" : row.at(parentAt).strip();
        if (code.length() != Level.VILLAGE.digits() || !Region.isDigits(code)) {
            errors.add(new LineError(row.line(), "code", "region.code", List.of(shortened(code))));
            return null;
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            errors.add(new LineError(row.line(), "name", "region.name", List.of(LONGEST_NAME)));
            return null;
        }
        Region village = Region.of(code, name);
        if (!parent.isEmpty() && !parent.equals(village.parent()) && !parent.equals(village.parent() + "000")) {
            errors.add(new LineError(row.line(), "parent_code", "region.parent", List.of(shortened(parent), code)));
            return null;
        }
        return village;
    }

    private void leaveOutOrphans(Map<String, Region> villages, Map<String, Long> lines, List<LineError> errors) {
        Set<String> wanted = new TreeSet<>();
        villages.values().forEach(village -> wanted.add(String.valueOf(village.parent())));
        Set<String> known = divisions.all(wanted).stream().map(Region::code).collect(Collectors.toSet());
        villages.values().removeIf(village -> {
            String street = String.valueOf(village.parent());
            if (known.contains(street)) {
                return false;
            }
            errors.add(new LineError(
                    lines.getOrDefault(village.code(), 0L), "code", "region.orphan", List.of(village.code(), street)));
            return true;
        });
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
