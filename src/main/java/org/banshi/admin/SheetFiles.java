package org.banshi.admin;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.banshi.text.CsvFile;
import org.banshi.text.Paper;
import org.banshi.text.TableFile;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;

/** Reads and writes spreadsheets of registers; columns go by their names in either language or by their codes. */
@Component
class SheetFiles {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_CHARS = 1_000_000;
    private static final String LINE = "#";

    private final Messages messages;

    SheetFiles(Messages messages) {
        this.messages = messages;
    }

    /** The name of a column. */
    String label(Language language, String column) {
        return messages.text(language, "admin.sheet.col." + column);
    }

    /** Writes a register. */
    void write(SheetRegister register, Paper paper, Language language) throws IOException {
        paper.row(register.head().columns().stream()
                .map(column -> label(language, column))
                .toList());
        for (Map<String, String> row : register.rows()) {
            paper.row(register.head().columns().stream()
                    .map(column -> row.getOrDefault(column, ""))
                    .toList());
        }
        paper.end();
    }

    /**
     * Reads a file.
     *
     * @throws Problem 422 {@code file} if it is no table, lacks a column, names one twice, or is too long
     */
    Sheet read(SheetRegister register, Path file) throws IOException {
        try (TableFile table = TableFile.open(file)) {
            return read(register, table.header(), table.rows());
        }
    }

    /** Reads what {@link #keep} wrote. */
    Sheet again(SheetRegister register, String kept) {
        CsvFile table = CsvFile.of(kept);
        return read(register, table.header(), table.iterator());
    }

    /** The rows as text, to be sent along while somebody looks at what they would do. */
    static String keep(Sheet sheet) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            List<String> header = new ArrayList<>(List.of(LINE));
            header.addAll(sheet.columns());
            printer.printRecord(header);
            for (Sheet.Line line : sheet.lines()) {
                List<String> cells = new ArrayList<>(List.of(Long.toString(line.nr())));
                sheet.columns().forEach(column -> cells.add(line.at(column)));
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Sheet read(SheetRegister register, List<String> header, Iterator<CsvFile.Row> rows) {
        Map<Integer, String> places = new LinkedHashMap<>();
        List<String> unread = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int lines = -1;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String column = column(register, name);
            if (name.equals(LINE)) {
                lines = i;
            } else if (column.isEmpty()) {
                unread.add(name);
            } else if (!known.add(column)) {
                throw Problem.invalid("file", "sheet.columnTwice", name);
            } else if (!register.head().told().contains(column)) {
                places.put(i, column);
            }
        }
        for (String needed : register.head().needed()) {
            if (!known.contains(needed)) {
                throw Problem.invalid(
                        "file", "sheet.noColumn", label(Language.ZH, needed), needed, label(Language.EN, needed));
            }
        }
        unread.removeIf(String::isEmpty);
        return new Sheet(List.copyOf(places.values()), unread, lines(rows, places, lines));
    }

    private static List<Sheet.Line> lines(Iterator<CsvFile.Row> rows, Map<Integer, String> places, int numbered) {
        List<Sheet.Line> lines = new ArrayList<>();
        int chars = 0;
        while (rows.hasNext()) {
            CsvFile.Row row = rows.next();
            Map<String, String> cells = new LinkedHashMap<>();
            places.forEach((place, column) -> cells.put(column, cell(row.at(place))));
            chars += cells.values().stream().mapToInt(String::length).sum();
            if (lines.size() == MOST_ROWS || chars > MOST_CHARS) {
                throw Problem.invalid("file", "sheet.tooLong", MOST_ROWS, MOST_CHARS);
            }
            String nr = numbered < 0 ? "" : row.at(numbered);
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Sheet.Line(nr.matches("[0-9]{1,9}") ? Long.parseLong(nr) : row.line(), cells));
            }
        }
        if (lines.isEmpty()) {
            throw Problem.invalid("file", "sheet.empty");
        }
        return lines;
    }

    /** One line of plain words. */
    private static String cell(String cell) {
        return Paper.Csv.asItWas(cell).replaceAll("\\s+", " ").strip();
    }

    private String column(SheetRegister register, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return register.head().columns().stream()
                .filter(column -> column.toLowerCase(Locale.ROOT).equals(lower)
                        || label(Language.ZH, column).equals(name)
                        || label(Language.EN, column).toLowerCase(Locale.ROOT).equals(lower))
                .findFirst()
                .orElse("");
    }
}
