package org.banshi.hotline;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Outcome;
import org.banshi.text.CsvFile;
import org.banshi.text.RowErrors;
import org.banshi.text.TableFile;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;

/**
 * Takes in the requests of other registers. A row with its own time comes as history, with clocks that are never swept;
 * a row without one is raised like any other. The same row comes in only once.
 */
@Service
public final class Imports {
    private static final int BATCH = 500;

    private final ImportNaming naming;
    private final ImportWriter writer;
    private final Messages messages;
    private final CityClock clock;

    Imports(ImportNaming naming, ImportWriter writer, Messages messages, CityClock clock) {
        this.naming = naming;
        this.writer = writer;
        this.messages = messages;
        this.clock = clock;
    }

    /** Hears how far an import is. */
    @FunctionalInterface
    public interface Progress {
        /** Hears nothing. */
        Progress SILENT = (_, _) -> {};

        /** Called after each batch: so many rows of so many. */
        void at(long done, long total);
    }

    /**
     * Imports a file. Bad rows are told in a file of their own and left out, all others are taken; what was taken stays
     * taken also if the import is broken off, and the same file again goes on from there.
     *
     * @throws Problem 422 if the file is no table, a mapping is wrong, or there is no column for the text
     * @throws IOException if the file cannot be read
     */
    public ImportReport run(ImportOptions options, Progress progress) throws IOException {
        long total = count(options);
        long started = System.nanoTime();
        try (TableFile table = TableFile.open(options.file());
                RowErrors errors = new RowErrors(options.file(), options.errors(), options.language(), messages)) {
            ImportColumns columns = new ImportColumns(table.header(), options.maps());
            Run run = new Run(options, errors);
            ImportTimes times = new ImportTimes(clock.getZone());
            for (Iterator<CsvFile.Row> rows = table.rows(); rows.hasNext(); ) {
                run.take(new ImportRow(new ImportCells(columns, rows.next(), times)));
                if (run.rows % BATCH == 0) {
                    run.flush();
                    progress.at(run.rows, total);
                }
            }
            run.flush();
            progress.at(run.rows, total);
            return run.report((System.nanoTime() - started) / 1e9);
        }
    }

    /** Reads the file once without taking anything, so that the time left can be told and a broken one is told first. */
    private static long count(ImportOptions options) throws IOException {
        try (TableFile table = TableFile.open(options.file())) {
            var unused = new ImportColumns(table.header(), options.maps());
            long rows = 0;
            for (Iterator<CsvFile.Row> all = table.rows(); all.hasNext(); all.next()) {
                rows++;
            }
            return rows;
        }
    }

    /** One import on its way. */
    private final class Run {
        private final ImportOptions options;
        private final RowErrors errors;
        private final ImportNames names;
        private final Set<String> seen = new HashSet<>();
        private final List<ImportRow> batch = new ArrayList<>();
        private final Map<String, Long> odd = new TreeMap<>();
        private final Map<String, Long> states = new TreeMap<>();
        private long rows;
        private long history;
        private long live;
        private long known;
        private long repeated;
        private long bad;
        private long oddRows;

        Run(ImportOptions options, RowErrors errors) {
            this.options = options;
            this.errors = errors;
            this.names = new ImportNames(naming, options.create());
        }

        void take(ImportRow row) throws IOException {
            rows++;
            if (!row.faults().isEmpty()) {
                bad++;
                errors.add(row.line(), row.faults());
            } else if (!seen.add(row.outsideNumber())) {
                repeated++;
            } else {
                batch.add(row);
            }
        }

        void flush() throws IOException {
            Set<String> there = writer.known(
                    options.register(),
                    batch.stream().map(ImportRow::outsideNumber).toList());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<ImportEntry> entries = batch.stream()
                    .filter(row -> !there.contains(row.outsideNumber()))
                    .map(row -> row.entry(names, options.register(), clock.getZone(), now))
                    .toList();
            known += batch.size() - entries.size();
            batch.clear();
            if (!entries.isEmpty()) {
                count(writer.write(entries));
            }
        }

        private void count(ImportWriter.Written written) throws IOException {
            known += written.known();
            for (ImportWriter.Refused refused : written.refused()) {
                bad++;
                errors.add(refused.line(), refused.faults());
            }
            for (ImportEntry entry : written.entered()) {
                oddRows += entry.odd().isEmpty() ? 0 : 1;
                entry.odd().forEach(what -> odd.merge(what, 1L, Long::sum));
                states.merge(standing(entry), 1L, Long::sum);
                switch (entry) {
                    case ImportEntry.Historic _ -> history++;
                    case ImportEntry.Live _ -> live++;
                }
            }
        }

        private static String standing(ImportEntry entry) {
            return switch (entry) {
                case ImportEntry.Historic historic -> {
                    Outcome outcome = historic.past().outcome();
                    yield historic.past().state() + (outcome == null ? "" : "/" + outcome.code());
                }
                case ImportEntry.Live _ -> "raised";
            };
        }

        ImportReport report(double seconds) {
            return new ImportReport(
                    options.register(),
                    rows,
                    history,
                    live,
                    known,
                    repeated,
                    bad,
                    oddRows,
                    new LinkedHashMap<>(odd),
                    new LinkedHashMap<>(states),
                    names.unknown(),
                    errors.path(),
                    Math.round(seconds * 100) / 100.0,
                    Math.round(rows / Math.max(seconds, 0.001)),
                    writer.standing(options.register()));
        }
    }
}
