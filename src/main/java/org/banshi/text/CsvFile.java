package org.banshi.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.banshi.web.Problem;

/**
 * A table with a header in a text file: comma, semicolon or tab, UTF-8 (with or without mark) or GB18030. Cells come as
 * they are written; blank lines are skipped. Read once, from beginning to end.
 */
public final class CsvFile implements Iterable<CsvFile.Row>, AutoCloseable {

    /**
     * One row.
     *
     * @param line line of the file on which the row begins, from 1
     * @param cells as many as the row has, which may differ from the header
     */
    public record Row(long line, List<String> cells) {
        /** The cell of a column; empty where the row is too short. */
        public String at(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    private CsvFile(Reader reader) throws IOException {
        BufferedReader buffered = new BufferedReader(reader, 1 << 16);
        buffered.mark(1 << 16);
        char[] start = new char[1 << 15];
        int length = Math.max(0, buffered.read(start));
        buffered.reset();
        if (length > 0 && start[0] == '\uFEFF') {
            buffered.skip(1);
        }
        String head = new String(start, 0, length).lines().findFirst().orElse("");
        parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(head))
                .setTrailingData(true)
                .setLenientEof(true)
                .get()
                .parse(buffered);
        records = parser.iterator();
        header = hasNext() ? records.next().stream().map(String::strip).toList() : List.of();
    }

    /**
     * Opens a file.
     *
     * @throws Problem if the file is in neither encoding
     * @throws IOException if it cannot be read
     */
    public static CsvFile open(Path file) throws IOException {
        return new CsvFile(new InputStreamReader(Files.newInputStream(file), charset(file)));
    }

    /** Reads a table that is already text. */
    public static CsvFile of(String text) {
        try {
            return new CsvFile(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return header.contains(name);
    }

    /**
     * The index of a column.
     *
     * @param field what to call wrong: the option or form field that named the column
     * @throws Problem if there is none; it names those there are
     */
    public int column(String field, String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw Problem.invalid(field, "text.column", name, String.join(", ", header));
        }
        return index;
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return CsvFile.this.hasNext();
            }

            @Override
            public Row next() {
                if (!CsvFile.this.hasNext()) {
                    throw new NoSuchElementException();
                }
                CSVRecord row = records.next();
                // the parser stands at the end of the row
                long breaks = row.stream()
                        .mapToLong(cell -> cell.lines().count() - Math.min(1, cell.length()))
                        .sum();
                return new Row(Math.max(2, parser.getCurrentLineNumber() - breaks), List.of(row.values()));
            }
        };
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw Problem.invalid("file", "text.table", parser.getCurrentLineNumber());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static char delimiter(String head) {
        for (char delimiter : new char[] {',', '\t', ';'}) {
            if (head.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ',';
    }

    private static Charset charset(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            if (isReadable(file, charset)) {
                return charset;
            }
        }
        throw Problem.invalid("file", "text.encoding", String.valueOf(file.getFileName()));
    }

    private static boolean isReadable(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                if (result.isError()) {
                    result.throwException();
                }
                bytes.compact();
                chars.clear();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
