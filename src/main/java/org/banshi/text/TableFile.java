package org.banshi.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.banshi.web.Problem;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** A table with a header, from a text file or the first sheet of a workbook; read row by row, once. */
public final class TableFile implements AutoCloseable {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern DATED = Pattern.compile("[ymdhsYMDHS年月日时]");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_TO_1904 = 1_462;

    private final List<String> header;
    private final Iterator<CsvFile.Row> rows;
    private final Closeable[] open;

    private TableFile(List<String> header, Iterator<CsvFile.Row> rows, Closeable... open) {
        this.header = header;
        this.rows = rows;
        this.open = open;
    }

    /**
     * Opens a file; what it is, its content tells.
     *
     * @throws Problem if it is no table
     */
    public static TableFile open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (head.length == 8 && ReadableWorkbook.isOLE2Header(head)) {
            throw Problem.invalid("file", "import.oldExcel");
        }
        if (head.length > 3 && ReadableWorkbook.isOOXMLZipHeader(Arrays.copyOf(head, 4))) {
            return workbook(file);
        }
        CsvFile csv = CsvFile.open(file);
        return new TableFile(csv.header(), csv.iterator(), csv::close);
    }

    private static TableFile workbook(Path file) throws IOException {
        try {
            ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            Stream<Row> sheet = book.getFirstSheet().openStream();
            Iterator<CsvFile.Row> rows = sheet.map(row -> read(row, book.isDate1904()))
                    .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                    .iterator();
            List<String> header = rows.hasNext()
                    ? rows.next().cells().stream().map(String::strip).toList()
                    : List.of();
            return new TableFile(header, rows, sheet::close, book);
        } catch (ExcelReaderException e) {
            throw Problem.invalid("file", "import.workbook", String.valueOf(file.getFileName()));
        }
    }

    /** The names of its columns. */
    public List<String> header() {
        return header;
    }

    /** Its rows, once. */
    public Iterator<CsvFile.Row> rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        for (Closeable part : open) {
            part.close();
        }
    }

    private static CsvFile.Row read(Row row, boolean from1904) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.hasCell(i) ? text(row.getCell(i), from1904) : "");
        }
        return new CsvFile.Row(row.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell, boolean from1904) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getType()) {
            case STRING -> Objects.requireNonNullElse(cell.asString(), "");
            case NUMBER -> number(cell.asNumber(), cell.getDataFormatString(), from1904);
            case FORMULA -> formula(cell, from1904);
            case BOOLEAN -> String.valueOf(cell.getValue());
            case ERROR, EMPTY -> "";
        };
    }

    private static String formula(Cell cell, boolean from1904) {
        String value = Objects.requireNonNullElse(cell.getRawValue(), "");
        try {
            return number(new BigDecimal(value), cell.getDataFormatString(), from1904);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String number(BigDecimal number, @Nullable String format, boolean from1904) {
        boolean dated = format != null
                && DATED.matcher(QUOTED.matcher(format).replaceAll("")).find()
                && number.signum() > 0;
        if (!dated) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        double days = number.doubleValue() + (from1904 ? DAYS_TO_1904 : 0);
        long seconds = Math.round((days - Math.floor(days)) * 86_400);
        LocalDateTime time = SERIAL_ZERO.plusDays((long) days).atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? time.toLocalDate().toString() : time.toString();
    }
}
