package org.banshi.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.text.CsvFile;
import org.jspecify.annotations.Nullable;

/** One of the tables that ship with the demo, read whole. */
final class Sheet {
    private Sheet() {}

    /** A line by the names of its columns. */
    record Line(Map<String, String> cells) {
        /** The cell of a column that must exist; empty if nothing is written there. */
        String at(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        /** The cell, or nothing if it is empty. */
        @Nullable
        String orNull(String column) {
            String cell = at(column);
            return cell.isEmpty() ? null : cell;
        }
    }

    /** All of {@code /demo/NAME}. */
    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Sheet.class.getResourceAsStream("/demo/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the demo cannot be read: " + name, e);
        }
    }

    /** All lines of {@code /demo/NAME.csv}. */
    static List<Line> read(String name) {
        try (CsvFile file = CsvFile.of(new String(bytes(name + ".csv"), StandardCharsets.UTF_8))) {
            List<Line> lines = new ArrayList<>();
            for (CsvFile.Row row : file) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < file.header().size(); i++) {
                    cells.put(file.header().get(i), row.at(i));
                }
                lines.add(new Line(cells));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("a table of the demo cannot be read: " + name, e);
        }
    }
}
