package org.banshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.banshi.bench.DispatchBench;
import org.banshi.bench.HintsBench;
import org.banshi.bench.LaidHistory;
import org.banshi.bench.LedgerBench;
import org.banshi.bench.LoopBench;
import org.banshi.bench.PagesBench;
import org.banshi.bench.ThemesBench;
import org.banshi.bench.WordsBench;
import org.banshi.text.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures on a throw-away database and a port of its own. */
@Command(name = "bench", description = "measures speed against plain SQL on a throw-away database")
final class BenchCommand implements Callable<Integer> {
    private static final List<String> NAMES =
            List.of("loop", "ledger", "pages", "backup", "text", "hints", "themes", "same", "search", "dispatch");

    private static final int BACKED_UP = 10_000;

    @Mixin
    private Options options;

    @Parameters(
            paramLabel = "NAME",
            description = "what to measure: loop, ledger, pages, backup, text, hints, themes, same, search, dispatch")
    private String name;

    @Option(
            names = "--rows",
            description = "matters to lay down first; for ledger, items of the long list (default: ${DEFAULT-VALUE})")
    private int rows = 0;

    @Option(names = "--seconds", description = "length of each measurement (default: ${DEFAULT-VALUE})")
    private int seconds = 12;

    @Option(
            names = "--data-set",
            paramLabel = "DIR",
            description =
                    "for text, hints, themes, same and search: the folder of messages (default: gov-messages-2020 in"
                            + " $BANSHI_DATA; for dispatch, shangluo-mayor-mailbox)")
    private @Nullable Path dataSet;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "for text: writes the model that comes along, and where it is from, into this folder")
    private @Nullable Path out;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "for same, search and pages: a data folder where the matters stay, to be measured again without"
                            + " being laid down again")
    private @Nullable Path keep;

    @Override
    public Integer call() throws Exception {
        if (!NAMES.contains(name)) {
            throw new Refusal("there is no benchmark " + name + "; there are: " + String.join(", ", NAMES));
        }
        switch (name) {
            case "themes" -> themes();
            case "dispatch" -> dispatch();
            case "text" -> text();
            case "hints" -> hints();
            default -> {
                return onDatabase();
            }
        }
        return 0;
    }

    private int onDatabase() throws Exception {
        Path kept = keep;
        Path folder = kept == null ? Files.createTempDirectory("banshi-bench") : Files.createDirectories(kept);
        try {
            if (name.equals("backup")) {
                return backup(folder);
            }
            try (House house = House.openServer(at(folder), Set.of("bench"))) {
                measure(house);
            }
            return 0;
        } finally {
            if (kept == null) {
                remove(folder);
            }
        }
    }

    private static Options at(Path folder) {
        Options throwAway = new Options();
        new CommandLine(throwAway).parseArgs("--data", folder.toString(), "--port", "0");
        return throwAway;
    }

    /** The commands themselves, one after the other; each tells its figures. */
    private int backup(Path folder) throws Exception {
        Path old = Files.createDirectory(folder.resolve("old"));
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        String file = folder.resolve("backup.zip").toString();
        try (House house = House.openServer(at(old), Set.of("bench"))) {
            house.bean(LaidHistory.class).lay(rows == 0 ? BACKED_UP : rows, options::progress);
        }
        Files.copy(old.resolve(Keys.FILE), fresh.resolve(Keys.FILE));
        int made = run(new BackupCommand(), file, old);
        return made == 0 ? run(new RestoreCommand(), file, fresh) : made;
    }

    private int run(Callable<Integer> command, String file, Path data) {
        List<String> words = new ArrayList<>(List.of(file, "--data", data.toString()));
        if (options.json()) {
            words.add("--json");
        }
        return new CommandLine(command).execute(words.toArray(String[]::new));
    }

    private void measure(House house) throws Exception {
        switch (name) {
            case "loop" -> {
                LoopBench.Report report =
                        house.bean(LoopBench.class).run(house.address(), rows, seconds, options::progress);
                tell(report, "loop: ratio HTTP to JDBC at 8 clients " + report.ratio(), report.figures());
            }
            case "pages" -> {
                PagesBench.Report report = house.bean(PagesBench.class).run(house.address(), rows, options::progress);
                tell(report, "pages: ratio bare rows to the inbox " + report.ratio(), report.figures());
            }
            case "same" -> {
                WordsBench.Report report =
                        house.bean(WordsBench.class).same(folder("fujian3_messages.csv"), rows, options::progress);
                tell(report, "same", report.figures());
            }
            case "search" -> {
                WordsBench.Report report =
                        house.bean(WordsBench.class).search(folder("fujian3_messages.csv"), rows, options::progress);
                tell(report, "search", report.figures());
            }
            default -> {
                LedgerBench.Report report = house.bean(LedgerBench.class).run(house.address(), rows, options::progress);
                tell(report, "ledger: ratio bare rows to a page of a list " + report.ratio(), report.figures());
            }
        }
    }

    private void themes() throws IOException {
        Path messages = folder("fujian3_messages.csv").resolve("fujian3_messages.csv");
        ThemesBench.Report report = ThemesBench.run(messages, (stage, done) -> options.progress(stage + " " + done));
        StringBuilder text = new StringBuilder("themes:");
        report.figures()
                .forEach((figure, value) ->
                        text.append('\n').append(figure).append(": ").append(value));
        report.lines()
                .forEach(line -> text.append('\n')
                        .append(String.join(
                                "\t",
                                Integer.toString(line.rank()),
                                Double.toString(line.heat()),
                                line.from() + "/" + line.until(),
                                line.people() + "/" + line.members().size(),
                                line.title(),
                                String.join(" ", line.members()))));
        options.result(report, text.toString());
    }

    /** Needs neither database nor server. */
    private void dispatch() throws IOException {
        Path letters = data("shangluo-mayor-mailbox", "mails.csv").resolve("mails.csv");
        DispatchBench.Report report = DispatchBench.run(letters, (stage, done) -> options.progress(stage + " " + done));
        tell(report, "dispatch", report.figures());
    }

    /** Needs neither database nor server. */
    private void text() throws IOException {
        Path folder = folder("fujian2_tokens_train.csv", "fujian2_train.csv");
        Trial.Report report = Trial.run(folder, out, (stage, done) -> options.progress(stage + " " + done));
        tell(report, "text: ratio texts a second on one core to 5,000 " + report.ratio(), report.figures());
    }

    /** Needs neither database nor server. */
    private void hints() throws IOException {
        String file = "fujian4_replies.csv";
        HintsBench.Report report = HintsBench.run(folder(file).resolve(file));
        tell(report, "hints", report.figures());
    }

    /** The folder of messages, with these files in it. */
    private Path folder(String... files) {
        return data("gov-messages-2020", files);
    }

    private Path data(String name, String... files) {
        Path folder = dataSet;
        if (folder == null) {
            String data = System.getenv("BANSHI_DATA");
            folder = Path.of(data == null ? "../shared/data" : data).resolve(name);
        }
        for (String file : files) {
            Options.requireFile(folder.resolve(file));
        }
        return folder;
    }

    private void tell(Object report, String head, Map<String, Object> figures) {
        StringBuilder text = new StringBuilder(head);
        figures.forEach(
                (figure, value) -> text.append('\n').append(figure).append(": ").append(value));
        options.result(report, text.toString());
    }

    private static void remove(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
