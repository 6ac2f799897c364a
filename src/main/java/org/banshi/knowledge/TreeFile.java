package org.banshi.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.banshi.text.CsvFile;
import org.jspecify.annotations.Nullable;

/** Reads categories from a table and says which lines cannot be taken. */
final class TreeFile {
    static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,39}");
    static final int LONGEST_NAME = 100;

    /** How deep a tree may be (R-H07). */
    static final int DEEPEST = 5;

    private final Tree known;
    private final Map<String, Category> read = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final List<LineError> errors = new ArrayList<>();

    TreeFile(Tree known) {
        this.known = known;
    }

    /** The categories of all good lines; a category may stand before the one above it. */
    List<Category> read(CsvFile file) {
        int code = file.column("file", "code");
        int name = file.column("file", "name");
        int parent = file.column("file", "parent");
        for (CsvFile.Row row : file) {
            take(
                    row.line(),
                    row.at(code).strip(),
                    row.at(name).strip(),
                    row.at(parent).strip());
        }
        // leaving one out may leave others without the one above
        while (read.values().removeIf(this::isMisplaced)) {}
        errors.sort((a, b) -> Long.compare(a.line(), b.line()));
        return List.copyOf(read.values());
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }

    private void take(long line, String code, String name, String parent) {
        if (!CODE.matcher(code).matches()) {
            errors.add(new LineError(line, "code", "knowledge.code", List.of(shortened(code))));
        } else if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            errors.add(new LineError(line, "name", "knowledge.name", List.of(LONGEST_NAME)));
        } else if (read.containsKey(code)) {
            errors.add(new LineError(line, "code", "knowledge.twice", List.of(code)));
        } else {
            read.put(code, new Category(code, name, parent.isEmpty() ? null : parent, active(code)));
            lines.put(code, line);
        }
    }

    /** What was switched off stays so: a table does not speak of it. */
    private boolean active(String code) {
        return known.find(code).map(Category::active).orElse(true);
    }

    private boolean isMisplaced(Category category) {
        Set<String> seen = new HashSet<>(Set.of(category.code()));
        String parent = category.parent();
        String wrong = null;
        while (parent != null && wrong == null) {
            Category above = above(parent);
            if (above == null) {
                wrong = "knowledge.orphan";
            } else if (!seen.add(parent)) {
                wrong = "knowledge.circle";
            } else if (seen.size() > DEEPEST) {
                wrong = "knowledge.deep";
            } else {
                parent = above.parent();
            }
        }
        if (wrong != null) {
            errors.add(new LineError(
                    lines.getOrDefault(category.code(), 0L),
                    "parent",
                    wrong,
                    List.of(category.code(), shortened(String.valueOf(parent)), DEEPEST)));
        }
        return wrong != null;
    }

    private @Nullable Category above(String code) {
        Category inFile = read.get(code);
        return inFile != null ? inFile : known.find(code).orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
