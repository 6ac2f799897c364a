package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.ImportOptions;
import org.banshi.hotline.ImportReport;
import org.banshi.hotline.Imports;
import org.banshi.program.ItemImport;
import org.banshi.program.ItemImports;
import org.banshi.program.TableKind;
import org.banshi.region.Outlines;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: takes in the requests of another register, or the items of a list. */
@Command(
        name = "import",
        description =
                "takes in requests of another register, items of a list (.csv, tab, .xlsx), or outlines of regions (GeoJSON)")
final class ImportCommand implements Callable<Integer> {
    private static final int LISTED = 20;

    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "a table with a header line")
    private Path file;

    @Option(
            names = "--map",
            paramLabel = "THEIRS=OURS",
            description = "their column is ours; may be repeated, also to send one column to several")
    private List<String> maps = List.of();

    @Option(names = "--source", paramLabel = "NAME", description = "the register (default: the file's name)")
    private @Nullable String source;

    @Option(names = "--create", description = "create units and categories that are not known")
    private boolean create;

    @Option(names = "--errors", paramLabel = "FILE", description = "where bad rows are told (default: FILE.errors.csv)")
    private @Nullable Path errors;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "request (default), task, rectification, or outline (of regions, from GeoJSON)")
    private String kind = "request";

    @Option(
            names = "--list",
            paramLabel = "NAME",
            description = "code of the list that tasks or rectifications are put on")
    private @Nullable String list;

    @Override
    public Integer call() throws IOException {
        Options.requireFile(file);
        return switch (kind) {
            case "request" -> requests();
            case "outline" -> outlines();
            default ->
                items(TableKind.of(kind)
                        .orElseThrow(() -> new Refusal("there is no import of " + kind
                                + "; there are: request, task, rectification, outline")));
        };
    }

    private int items(TableKind table) throws IOException {
        if (list == null) {
            throw new Refusal("--kind " + kind + " needs --list NAME");
        }
        Map<String, String> columns = new LinkedHashMap<>();
        mappings().forEach(mapping -> columns.put(mapping.theirs(), mapping.ours()));
        ItemImport wanted = new ItemImport(file, table, list, columns, false, new Actor.House(), language(), errors);
        try (House house = House.open(options)) {
            ProgressLine line = new ProgressLine("rows");
            ItemImport.Report report = house.bean(ItemImports.class).run(wanted, (_, done) -> line.at(done, 0));
            line.end();
            options.result(
                    report,
                    "%s: %d rows in %.1f s (%.0f rows/s): %d new, %d the same, %d bad, %d with numbers that seem lost%s"
                            .formatted(
                                    list,
                                    report.rows(),
                                    report.seconds(),
                                    report.rows() / Math.max(0.001, report.seconds()),
                                    report.fresh(),
                                    report.same(),
                                    report.bad(),
                                    report.lost(),
                                    report.errors() == null ? "" : "; bad rows are told in " + report.errors()));
            return report.rows() > 0 && report.bad() == report.rows() ? 1 : 0;
        }
    }

    /** Outlines of regions, which maps draw; the old ones of the same regions are replaced. */
    private int outlines() throws IOException {
        try (House house = House.open(options)) {
            Outlines.Loaded loaded = house.bean(Outlines.class)
                    .load(file, house.bean(CityClock.class).instant());
            List<String> lines = new ArrayList<>();
            lines.add("%d outlines are loaded, %d features are bad"
                    .formatted(loaded.loaded(), loaded.errors().size()));
            loaded.errors().stream()
                    .limit(LISTED)
                    .forEach(error -> lines.add("  feature %d, %s: %s"
                            .formatted(
                                    error.line(),
                                    error.column(),
                                    house.bean(Messages.class)
                                            .text(
                                                    language(),
                                                    "problem." + error.code(),
                                                    error.args().toArray()))));
            options.result(loaded, String.join("\n", lines));
            return loaded.loaded() == 0 && !loaded.errors().isEmpty() ? 1 : 0;
        }
    }

    private int requests() throws IOException {
        ImportOptions wanted = new ImportOptions(file, mappings(), source, create, errors, language());
        try (House house = House.open(options)) {
            Imports imports = house.bean(Imports.class);
            ProgressLine line = new ProgressLine("rows");
            ImportReport report = imports.run(wanted, line::at);
            line.end();
            options.result(report, text(report));
            return report.rows() > 0 && report.bad() == report.rows() ? 1 : 0;
        }
    }

    private List<ImportOptions.Mapping> mappings() {
        List<ImportOptions.Mapping> mappings = new ArrayList<>();
        for (String map : maps) {
            int equals = map.lastIndexOf('=');
            if (equals < 1 || equals == map.length() - 1) {
                throw new Refusal("--map takes THEIRS=OURS, not " + map);
            }
            mappings.add(new ImportOptions.Mapping(map.substring(0, equals), map.substring(equals + 1)));
        }
        return mappings;
    }

    /** Bad rows are told in the language of whoever types. */
    private static Language language() {
        return Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;
    }

    private static String text(ImportReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: %d rows in %.1f s (%.0f rows/s): %d with their own times, %d raised now, %d known already, %d repeated, %d bad"
                        .formatted(
                                report.source(),
                                report.rows(),
                                report.seconds(),
                                report.rowsPerSecond(),
                                report.history(),
                                report.live(),
                                report.known(),
                                report.repeated(),
                                report.bad()));
        report.states().forEach((state, rows) -> lines.add("  %-20s %d".formatted(state, rows)));
        if (report.oddRows() > 0) {
            lines.add("odd, but taken: " + report.oddRows() + " rows " + report.odd());
        }
        report.unknown().forEach((column, names) -> unknown(lines, column, names));
        if (report.errors() != null) {
            lines.add("bad rows are told in " + report.errors());
        }
        ImportReport.Standing ledger = report.ledger();
        lines.add("on the ledger from %s: %d, open %d, ended %d; of the ended, %d had a due and %d were overdue"
                .formatted(
                        report.source(),
                        ledger.matters(),
                        ledger.open(),
                        ledger.closed(),
                        ledger.closedWithDue(),
                        ledger.closedOverdue()));
        return String.join("\n", lines);
    }

    private static void unknown(List<String> lines, String column, List<ImportReport.Unknown> names) {
        long created = names.stream().filter(name -> name.created() != null).count();
        lines.add("unknown %s: %d, created %d".formatted(column, names.size(), created));
        names.stream()
                .limit(LISTED)
                .forEach(name -> lines.add("  %6d  %s%s"
                        .formatted(name.rows(), name.name(), name.created() == null ? "" : " -> " + name.created())));
        if (names.size() > LISTED) {
            lines.add("  ... and " + (names.size() - LISTED) + " more (all of them with --json)");
        }
    }
}
