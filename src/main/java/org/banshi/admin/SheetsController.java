package org.banshi.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.text.Paper;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Registers as spreadsheets: taken out, changed, looked at, put in. */
@Controller
@RequestMapping(SheetsController.HERE + "/{name}")
final class SheetsController {
    static final String HERE = "/admin/sheets";
    private static final int LONGEST_WHY = 500;

    /** Stands for a reason while a sheet is looked at only: nothing of it is kept. */
    private static final String LOOKING = "—";

    private final Sheets sheets;
    private final SheetFiles files;

    SheetsController(Sheets sheets, SheetFiles files) {
        this.sheets = sheets;
        this.files = files;
    }

    @GetMapping
    Answer show(Actor.Staff me, @PathVariable String name) {
        return SheetPage.empty(sheets.require(me, name), "", FormErrors.NONE);
    }

    @GetMapping("/{file}")
    void export(
            Actor.Staff me,
            @PathVariable String name,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SheetRegister register = sheets.require(me, name);
        boolean excel = file.equals(name + ".xlsx");
        if (!excel && !file.equals(name + ".csv")) {
            throw Problem.notFound("notFound");
        }
        response.setContentType(
                excel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
        sheets.taken(register, me, excel ? "xlsx" : "csv");
        Paper paper =
                excel ? new Paper.Excel(response.getOutputStream(), name) : new Paper.Csv(response.getOutputStream());
        files.write(register, paper, Language.of(request));
    }

    @PostMapping
    Answer look(
            Actor.Staff me,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            @RequestParam(defaultValue = "") String why)
            throws IOException {
        SheetRegister register = sheets.require(me, name);
        List<FieldError> errors = new ArrayList<>();
        boolean sent = file != null && !file.isEmpty() && !file.getFirst().isEmpty();
        if (!sent) {
            errors.add(FieldError.of("file", "required"));
        }
        checkWhy(why, errors);
        if (file == null || !errors.isEmpty()) {
            return SheetPage.empty(register, why, new FormErrors(errors));
        }
        Path copy = Files.createTempFile("banshi-sheet", ".table");
        try {
            file.getFirst().transferTo(copy);
            Sheet sheet = files.read(register, copy);
            return page(register, sheet, why.strip(), sheets.look(register, sheet, me, why), false);
        } catch (Problem problem) {
            return SheetPage.empty(register, why, FormErrors.of(problem));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @PostMapping("/put")
    Answer put(
            Actor.Staff me,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String rows,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String why) {
        SheetRegister register = sheets.require(me, name);
        List<FieldError> errors = new ArrayList<>();
        checkWhy(why, errors);
        try {
            Sheet sheet = files.again(register, rows);
            if (!errors.isEmpty()) {
                SheetOutcome outcome = sheets.look(register, sheet, me, LOOKING);
                return page(register, sheet, why, outcome, false, new FormErrors(errors));
            }
            SheetOutcome outcome = sheets.put(register, sheet, me, why, seen);
            return outcome.ready() && outcome.mark().equals(seen)
                    ? new SeeOther(register.head().page(), "admin.sheet.done")
                    : page(register, sheet, why.strip(), outcome, true);
        } catch (Problem problem) {
            return SheetPage.empty(register, why, FormErrors.of(problem));
        }
    }

    private static void checkWhy(String why, List<FieldError> errors) {
        if (why.isBlank()) {
            errors.add(FieldError.of("why", "required"));
        } else if (why.strip().length() > LONGEST_WHY) {
            errors.add(FieldError.of("why", "tooLong", LONGEST_WHY));
        }
    }

    private static SheetPage page(
            SheetRegister register, Sheet sheet, String why, SheetOutcome outcome, boolean moved) {
        return page(register, sheet, why, outcome, moved, FormErrors.NONE);
    }

    private static SheetPage page(
            SheetRegister register, Sheet sheet, String why, SheetOutcome outcome, boolean moved, FormErrors errors) {
        return new SheetPage(
                register, why, new SheetPage.Looked(outcome, sheet.unread(), SheetFiles.keep(sheet), moved), errors);
    }
}
