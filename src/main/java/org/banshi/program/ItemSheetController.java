package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.text.Progress;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
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

/** Lists as tables, in and out. */
@Controller
@RequestMapping("/desk/lists/{code}")
final class ItemSheetController {
    private final Lists lists;
    private final ItemSheet sheet;
    private final ItemImports imports;

    ItemSheetController(Lists lists, ItemSheet sheet, ItemImports imports) {
        this.lists = lists;
        this.sheet = sheet;
        this.imports = imports;
    }

    @GetMapping("/export.xlsx")
    void export(@PathVariable String code, Actor.Staff staff, HttpServletResponse response) throws IOException {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + list.code() + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        sheet.write(list, staff, response.getOutputStream());
    }

    @GetMapping("/import")
    ItemImportPage form(@PathVariable String code, Actor.Staff staff) {
        return page(mine(code, staff), null, true, FormErrors.NONE);
    }

    @PostMapping("/import")
    Answer read(
            @PathVariable String code,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Actor.Staff staff,
            HttpServletRequest request)
            throws IOException {
        WorkList list = mine(code, staff);
        Path folder = Files.createTempDirectory("banshi-list");
        try {
            Path copy = folder.resolve("table");
            file.transferTo(copy);
            ItemImport wanted = new ItemImport(
                    copy, code, Map.of(), !confirmed, staff, Language.of(request), folder.resolve("errors.csv"));
            return page(list, imports.run(wanted, Progress.SILENT), !confirmed, FormErrors.NONE);
        } catch (Problem problem) {
            return page(list, null, true, FormErrors.of(problem));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private WorkList mine(String code, Actor.Staff staff) {
        WorkList list = lists.require(code, staff);
        Lists.requireOffice(list.office(), staff);
        return list;
    }

    private static ItemImportPage page(
            WorkList list, ItemImport.@Nullable Report report, boolean preview, FormErrors errors) {
        String columns = Arrays.stream(ItemColumn.values())
                .filter(column -> column.compareTo(ItemColumn.NUMBER) < 0)
                .map(ItemColumn::header)
                .collect(Collectors.joining("、"));
        return new ItemImportPage(list, columns, report, preview, errors);
    }
}
