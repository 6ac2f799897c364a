package org.banshi.program;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.text.Progress;
import org.banshi.text.RowErrors;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Reads tables while nobody has to wait at the page. Each batch is written together with how far the reading is, so that
 * another server goes on exactly there when one is gone.
 */
@Component
final class SheetJobs {
    private static final Logger LOG = LoggerFactory.getLogger(SheetJobs.class);

    private final SheetUploads uploads;
    private final ItemImports imports;
    private final Accounts accounts;
    private final Messages messages;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("tables-", 0).factory());
    private volatile boolean closing;

    SheetJobs(SheetUploads uploads, ItemImports imports, Accounts accounts, Messages messages) {
        this.uploads = uploads;
        this.imports = imports;
        this.accounts = accounts;
        this.messages = messages;
    }

    @PreDestroy
    void close() {
        closing = true;
        threads.shutdownNow();
    }

    /** Goes on with it as soon as a thread is free. */
    Future<?> submit(UUID id, Actor.Staff staff) {
        return threads.submit(() -> run(id, staff));
    }

    /** Goes on with what others have left, and forgets what is old. */
    void goOn() {
        uploads.sweep();
        uploads.left()
                .forEach((id, staff) -> accounts.find(staff)
                        .filter(account -> !account.disabled())
                        .ifPresent(account -> submit(id, actor(account))));
    }

    private static Actor.Staff actor(Account account) {
        return new Actor.Staff(account.staff(), account.name(), account.unit(), account.roles());
    }

    /** Does what is to be done with it now; nothing if somebody else does. */
    void run(UUID id, Actor.Staff staff) {
        UUID runner = UUID.randomUUID();
        SheetUpload upload = uploads.claim(id, runner).orElse(null);
        if (upload == null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("banshi-table");
            try {
                Path file = Files.write(
                        folder.resolve("table"), uploads.content(id).orElseThrow(SheetUploads.Superseded::new));
                new Job(upload, runner, file, staff).run();
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (SheetUploads.Superseded e) {
            LOG.atDebug().addKeyValue("table", id).log("somebody else goes on with it");
        } catch (Problem e) {
            uploads.failed(id, runner, words(e, upload));
        } catch (RuntimeException | IOException e) {
            if (!closing) {
                LOG.atError().addKeyValue("table", id).setCause(e).log("a table could not be read");
                uploads.failed(id, runner, messages.text(upload.language(), "program.import.broken"));
            }
        }
    }

    private String words(Problem problem, SheetUpload upload) {
        return problem.errors().isEmpty()
                ? messages.text(
                        upload.language(),
                        "problem." + problem.code(),
                        problem.args().toArray())
                : problem.errors().stream()
                        .map(error -> RowErrors.reason(error, upload.language(), messages))
                        .collect(Collectors.joining("; "));
    }

    /** One turn of one table. */
    private final class Job {
        private final SheetUpload upload;
        private final UUID runner;
        private final ItemImport preview;
        private final ItemImport writing;

        Job(SheetUpload upload, UUID runner, Path file, Actor.Staff staff) {
            this.upload = upload;
            this.runner = runner;
            this.preview = wanted(file, staff, true);
            this.writing = wanted(file, staff, false);
        }

        private ItemImport wanted(Path file, Actor.Staff staff, boolean isPreview) {
            return new ItemImport(
                    file, upload.kind(), upload.list(), upload.columns(), isPreview, staff, upload.language(), null);
        }

        void run() throws IOException {
            switch (upload.stage()) {
                case READING -> read();
                case CHECKING -> check();
                case IMPORTING -> write(begun());
                case COLUMNS, READY, DONE, FAILED ->
                    throw new IllegalStateException("nothing to do: " + upload.stage());
            }
        }

        private void read() throws IOException {
            start(SheetUpload.Stage.READING);
            uploads.ready(upload.id(), runner, read(preview, ItemImports.Begun.NOTHING), false);
        }

        /** Between preview and confirmation the list may have changed: then nothing is written before it is seen. */
        private void check() throws IOException {
            ItemImport.Report shown = upload.report();
            start(SheetUpload.Stage.CHECKING);
            ItemImport.Report now = imports.run(
                    preview,
                    ItemImports.Begun.NOTHING,
                    Progress.SILENT,
                    (done, _, faults) -> uploads.at(upload.id(), runner, done, null, csv(faults)));
            if (shown == null || !now.hasNumbersOf(shown)) {
                uploads.ready(upload.id(), runner, now, true);
                return;
            }
            start(SheetUpload.Stage.IMPORTING);
            write(ItemImports.Begun.NOTHING);
        }

        private ItemImports.Begun begun() {
            ItemImport.Report before = upload.report();
            return before == null || upload.done() == 0
                    ? ItemImports.Begun.NOTHING
                    : new ItemImports.Begun(upload.done(), before);
        }

        private void write(ItemImports.Begun begun) throws IOException {
            uploads.done(upload.id(), runner, read(writing, begun));
        }

        private void start(SheetUpload.Stage stage) throws IOException {
            uploads.begin(upload.id(), runner, stage, imports.survey(preview).rows());
        }

        private ItemImport.Report read(ItemImport wanted, ItemImports.Begun begun) throws IOException {
            return imports.run(
                    wanted,
                    begun,
                    Progress.SILENT,
                    (done, soFar, faults) -> uploads.at(upload.id(), runner, done, soFar, csv(faults)));
        }
    }

    private static String csv(List<ItemImport.RowFault> faults) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            for (ItemImport.RowFault fault : faults) {
                printer.printRecord(fault.line(), fault.header(), fault.reason(), fault.remedy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
