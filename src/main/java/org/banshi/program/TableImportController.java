package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.banshi.access.Actor;
import org.banshi.text.TableFile;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Tables onto lists: sent once, looked at, confirmed with one button. */
@Controller
@RequestMapping("/desk/lists/{code}/import")
final class TableImportController {
    /** A small table is read before anybody has to look at a bar. */
    private static final int PATIENCE_MILLIS = 1_500;

    private final Lists lists;
    private final ItemSheet sheet;
    private final SheetUploads uploads;
    private final SheetJobs jobs;
    private final SheetColumns columns;
    private final Messages messages;

    TableImportController(
            Lists lists,
            ItemSheet sheet,
            SheetUploads uploads,
            SheetJobs jobs,
            SheetColumns columns,
            Messages messages) {
        this.lists = lists;
        this.sheet = sheet;
        this.uploads = uploads;
        this.jobs = jobs;
        this.columns = columns;
        this.messages = messages;
    }

    @GetMapping
    ItemImportPage form(@PathVariable String code, Actor.Staff staff) {
        WorkList list = mine(code, staff);
        return form(list, sheet.mostly(list, staff), staff, FormErrors.NONE);
    }

    private ItemImportPage form(WorkList list, TableKind kind, Actor.Staff staff, FormErrors errors) {
        return new ItemImportPage(
                list, kind, uploads.of(list.code(), staff), ItemSheetController.forms(columns, list.code()), errors);
    }

    @PostMapping
    Answer send(
            @PathVariable String code,
            @RequestParam(defaultValue = "task") String kind,
            @RequestParam("file") MultipartFile file,
            Actor.Staff staff,
            HttpServletRequest request)
            throws IOException {
        WorkList list = mine(code, staff);
        TableKind table = TableKind.of(kind).orElse(null);
        if (table == null) {
            return form(list, TableKind.TASK, staff, FormErrors.of(Problem.invalid("kind", "notAChoice")));
        }
        try {
            byte[] content = file.getBytes();
            List<String> names = names(content);
            if (names.stream().allMatch(String::isBlank)) {
                throw Problem.invalid("file", "noTitleColumn", ItemColumn.TITLE.header());
            }
            Map<String, String> mapping = mapping(names, table, columns.known(code, table));
            SheetUploads.Sent sent = new SheetUploads.Sent(
                    code, table, name(file), content, Objects.requireNonNullElse(mapping, Map.of()), mapping == null);
            UUID id = uploads.keep(sent, staff, Language.of(request));
            return mapping == null ? there(code, id) : go(code, id, staff);
        } catch (Problem problem) {
            return form(list, table, staff, FormErrors.of(problem));
        }
    }

    /** What is what, if nobody has to be asked: it is the form as it was sent before, or one by our names. */
    private static @Nullable Map<String, String> mapping(
            List<String> names, TableKind kind, Map<String, String> known) {
        boolean isTheirForm = names.stream().allMatch(name -> name.isBlank() || known.containsKey(name));
        List<Map<String, String>> tries = isTheirForm ? List.of(known, Map.of()) : List.of(Map.of(), known);
        return tries.stream()
                .filter(mapping -> fits(names, kind, mapping))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(List<String> names, TableKind kind, Map<String, String> mapping) {
        try {
            return !SheetHeader.of(names, kind, mapping).isOpen(mapping);
        } catch (Problem _) {
            // What was remembered does not fit any more: it is asked anew.
            return false;
        }
    }

    private static String name(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replace("\0", "");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.substring(0, Math.min(last.length(), 200));
    }

    @GetMapping("/{id}")
    TableImportPage show(@PathVariable String code, @PathVariable UUID id, Actor.Staff staff) throws IOException {
        WorkList list = mine(code, staff);
        SheetUpload upload = uploads.require(id, code, staff);
        return page(list, upload, upload.stage() == SheetUpload.Stage.COLUMNS, FormErrors.NONE);
    }

    @GetMapping("/{id}/columns")
    TableImportPage asked(@PathVariable String code, @PathVariable UUID id, Actor.Staff staff) throws IOException {
        return page(mine(code, staff), uploads.require(id, code, staff), true, FormErrors.NONE);
    }

    @PostMapping("/{id}/columns")
    Answer told(
            @PathVariable String code, @PathVariable UUID id, @RequestParam Map<String, String> form, Actor.Staff staff)
            throws IOException {
        WorkList list = mine(code, staff);
        SheetUpload upload = uploads.require(id, code, staff);
        List<String> names = names(content(id));
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isBlank()) {
                told.put(names.get(i), form.getOrDefault("ours" + i, ""));
            }
        }
        try {
            SheetHeader.of(names, upload.kind(), told).requireTitle();
        } catch (Problem problem) {
            return page(list, with(upload, told), true, FormErrors.of(problem));
        }
        columns.remember(code, upload.kind(), told);
        uploads.columns(id, told);
        return go(code, id, staff);
    }

    @PostMapping("/{id}/confirm")
    Answer confirm(@PathVariable String code, @PathVariable UUID id, @RequestParam int reads, Actor.Staff staff) {
        mine(code, staff);
        uploads.require(id, code, staff);
        return uploads.confirm(id, staff, reads) ? go(code, id, staff) : there(code, id);
    }

    @PostMapping("/{id}/again")
    Answer again(@PathVariable String code, @PathVariable UUID id, Actor.Staff staff) {
        mine(code, staff);
        uploads.require(id, code, staff);
        uploads.again(id);
        return go(code, id, staff);
    }

    @PostMapping("/{id}/drop")
    Answer drop(@PathVariable String code, @PathVariable UUID id, Actor.Staff staff) {
        mine(code, staff);
        uploads.require(id, code, staff);
        uploads.drop(id);
        return new SeeOther("/desk/lists/" + code + "/import", "program.import.dropped");
    }

    @GetMapping("/{id}/errors.csv")
    void errors(@PathVariable String code, @PathVariable UUID id, Actor.Staff staff, HttpServletResponse response)
            throws IOException {
        mine(code, staff);
        SheetUpload upload = uploads.require(id, code, staff);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Writer out = response.getWriter();
        // Without the mark spreadsheets take it for another encoding.
        out.write('\uFEFF');
        out.write(messages.text(upload.language(), "program.import.errorsHeader"));
        out.write("\r\n");
        out.write(uploads.faults(id));
    }

    private byte[] content(UUID id) {
        return uploads.content(id).orElseThrow(() -> Problem.conflict("tableDone"));
    }

    private Answer go(String code, UUID id, Actor.Staff staff) {
        try {
            jobs.submit(id, staff).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // The page shows how far it is.
            return there(code, id);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return there(code, id);
    }

    private static SeeOther there(String code, UUID id) {
        return new SeeOther("/desk/lists/" + code + "/import/" + id);
    }

    private WorkList mine(String code, Actor.Staff staff) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        return list;
    }

    private TableImportPage page(WorkList list, SheetUpload upload, boolean isAsked, FormErrors errors)
            throws IOException {
        return new TableImportPage(
                list, upload, isAsked && upload.stage() != SheetUpload.Stage.DONE ? asked(upload) : List.of(), errors);
    }

    private List<TableImportPage.Column> asked(SheetUpload upload) throws IOException {
        List<String> names = names(content(upload.id()));
        Map<String, String> known =
                upload.columns().isEmpty() ? columns.known(upload.list(), upload.kind()) : upload.columns();
        Map<String, @Nullable ItemColumn> proposal = SheetHeader.proposal(names, upload.kind(), known);
        List<TableImportPage.Column> asked = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isBlank()) {
                ItemColumn chosen = proposal.get(name);
                boolean isKnown = known.containsKey(name)
                        || ItemColumn.of(name, upload.kind()).isPresent();
                asked.add(new TableImportPage.Column(i, name, choices(upload.kind(), chosen), !isKnown));
            }
        }
        return asked;
    }

    private static List<TableImportPage.Choice> choices(TableKind kind, @Nullable ItemColumn chosen) {
        List<TableImportPage.Choice> choices = new ArrayList<>();
        choices.add(new TableImportPage.Choice("", "", chosen == null));
        ItemColumn.of(kind)
                .forEach(column ->
                        choices.add(new TableImportPage.Choice(column.code(), column.header(), column == chosen)));
        return choices;
    }

    private static SheetUpload with(SheetUpload upload, Map<String, String> columns) {
        return new SheetUpload(
                upload.id(),
                upload.list(),
                upload.kind(),
                upload.name(),
                upload.language(),
                columns,
                upload.stage(),
                upload.total(),
                upload.done(),
                upload.reads(),
                upload.differs(),
                upload.report(),
                upload.failure(),
                upload.madeBy(),
                upload.madeAt(),
                upload.isConfirmed());
    }

    private static List<String> names(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("banshi-table");
        try (TableFile table = TableFile.open(Files.write(folder.resolve("table"), content))) {
            return List.copyOf(table.header());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
