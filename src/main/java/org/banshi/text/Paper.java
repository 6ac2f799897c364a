package org.banshi.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table that is written row by row, while it is read, so that it never stands in memory as a whole. */
public sealed interface Paper {

    /** Writes a row. */
    void row(List<String> cells) throws IOException;

    /** Ends the table with the line that says who took it out, when and why these rows. */
    void end(String mark) throws IOException;

    /** Ends a table that is meant to come back: nothing stands under its rows. */
    void end() throws IOException;

    /** Comma-separated values, as Excel opens them: with a mark of their encoding. */
    final class Csv implements Paper {
        private final CSVPrinter printer;

        /** Writes into this stream. */
        public Csv(OutputStream out) throws IOException {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            printer = new CSVPrinter(writer, CSVFormat.EXCEL);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            printer.printRecord(cells.stream().map(Csv::harmless).toList());
        }

        @Override
        public void end(String mark) throws IOException {
            printer.printRecord(harmless(mark));
            end();
        }

        @Override
        public void end() throws IOException {
            printer.flush();
        }

        /** A cell that a spreadsheet would take for a formula is made plain words (CSV injection). */
        static String harmless(String cell) {
            return beginsFormula(cell) ? "'" + cell : cell;
        }

        /** A cell that was made harmless, as it was. */
        public static String asItWas(String cell) {
            return cell.startsWith("'") && beginsFormula(cell.substring(1)) ? cell.substring(1) : cell;
        }

        private static boolean beginsFormula(String cell) {
            return !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
        }
    }

    /** An Excel workbook; its cells are words, never formulas, whatever they begin with. */
    final class Excel implements Paper {
        /** So many rows are held before they are sent on. */
        private static final int HELD = 500;

        private static final double WIDTH = 18;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int row;

        /** Writes one sheet into this stream. */
        public Excel(OutputStream out, String name) {
            workbook = new Workbook(out, "Banshi", "1.0");
            sheet = workbook.newWorksheet(name);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int column = 0; column < cells.size(); column++) {
                if (row == 0) {
                    sheet.width(column, WIDTH);
                    sheet.style(row, column).bold().set();
                }
                if (!cells.get(column).isEmpty()) {
                    sheet.inlineString(row, column, cells.get(column));
                }
            }
            row++;
            if (row % HELD == 0) {
                sheet.flush();
            }
        }

        @Override
        public void end(String mark) throws IOException {
            sheet.inlineString(row, 0, mark);
            end();
        }

        @Override
        public void end() throws IOException {
            workbook.finish();
        }
    }
}
