package org.banshi.hotline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.banshi.text.CsvFile;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The cells of one row, read as what they should be; what is wrong with them is collected. */
final class ImportCells {
    private static final Map<String, Boolean> YES_OR_NO = new HashMap<>();
    private static final Map<String, Integer> MARKS =
            Map.of("非常满意", 5, "很满意", 5, "满意", 4, "基本满意", 3, "一般", 3, "不满意", 2, "非常不满意", 1, "很不满意", 1);
    private static final int LEAST_PHONE_DIGITS = 3;
    private static final int SHOWN = 40;

    static {
        List.of("1", "true", "yes", "y", "是", "已", "有", "解决", "已解决", "联系", "已联系")
                .forEach(word -> YES_OR_NO.put(word, true));
        List.of("0", "false", "no", "n", "否", "未", "无", "未解决", "没有", "未联系").forEach(word -> YES_OR_NO.put(word, false));
    }

    private final ImportColumns columns;
    private final CsvFile.Row row;
    private final ImportTimes times;
    private final List<FieldError> faults = new ArrayList<>();

    ImportCells(ImportColumns columns, CsvFile.Row row, ImportTimes times) {
        this.columns = columns;
        this.row = row;
        this.times = times;
        if (row.cells().stream().skip(columns.count()).anyMatch(cell -> !cell.isBlank())) {
            faults.add(FieldError.of("", "import.cells", row.cells().size(), columns.count()));
        }
    }

    /** What is wrong with the cells read so far; the field is the file's name of the column. */
    List<FieldError> faults() {
        return faults;
    }

    long line() {
        return row.line();
    }

    /** All cells, by which a row without a number is known again. */
    String whole() {
        return String.join("\u001f", row.cells()).stripTrailing();
    }

    /** The cell as it is written; absent if it is blank. */
    @Nullable
    String raw(ImportColumn column) {
        int place = columns.place(column);
        String cell = place < 0 ? "" : row.at(place);
        if (cell.isBlank()) {
            return null;
        }
        if (cell.codePointCount(0, cell.length()) > column.most()) {
            wrong(column, "tooLong", column.most());
        }
        if (cell.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(cell)) {
            wrong(column, "unstorable");
        }
        return cell;
    }

    /** The cell without blanks around it. */
    @Nullable
    String text(ImportColumn column) {
        String cell = raw(column);
        return cell == null ? null : cell.strip();
    }

    /** The cell, which must be filled. */
    String need(ImportColumn column) {
        String cell = raw(column);
        if (cell == null) {
            wrong(column, "required");
        }
        return Objects.requireNonNullElse(cell, "");
    }

    ImportTimes.@Nullable When when(ImportColumn column) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        ImportTimes.When when = times.read(cell).orElse(null);
        if (when == null) {
            wrong(column, "import.time", shown(cell));
        }
        return when;
    }

    @Nullable
    Boolean yes(ImportColumn column) {
        String cell = text(column);
        if (cell == null) {
            return null;
        }
        Boolean yes = YES_OR_NO.get(cell.toLowerCase(Locale.ROOT));
        if (yes == null) {
            wrong(column, "import.yes", shown(cell));
        }
        return yes;
    }

    /** Satisfaction from 1 to 5, or in words. */
    @Nullable
    Integer mark() {
        String cell = text(ImportColumn.SATISFACTION);
        if (cell == null) {
            return null;
        }
        Integer mark = cell.matches("[1-5](\\.0+)?") ? Integer.valueOf(cell.substring(0, 1)) : MARKS.get(cell);
        if (mark == null) {
            wrong(ImportColumn.SATISFACTION, "import.mark", shown(cell));
        }
        return mark;
    }

    /** A telephone number; words such as 无 are none. */
    @Nullable
    String phone() {
        String cell = text(ImportColumn.PHONE);
        long digits = cell == null ? 0 : cell.chars().filter(Character::isDigit).count();
        if (digits == 0) {
            return null;
        }
        if (digits < LEAST_PHONE_DIGITS) {
            wrong(ImportColumn.PHONE, "import.phone");
        }
        return cell;
    }

    private void wrong(ImportColumn column, String code, Object... args) {
        faults.add(new FieldError(columns.name(column), code, List.of(args)));
    }

    private static String shown(String cell) {
        return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
    }
}
