package org.banshi.program;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists as tables, out. */
@Controller
@RequestMapping("/desk/lists/{code}")
final class ItemSheetController {
    private final Lists lists;
    private final ItemSheet sheet;
    private final SheetColumns columns;

    ItemSheetController(Lists lists, ItemSheet sheet, SheetColumns columns) {
        this.lists = lists;
        this.sheet = sheet;
        this.columns = columns;
    }

    @GetMapping("/export.xlsx")
    void export(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "columns", defaultValue = "ours") String whose,
            Actor.Staff staff,
            HttpServletResponse response)
            throws IOException {
        Permissions.require(staff, Permission.MATTERS_READ);
        WorkList list = lists.require(code, staff);
        TableKind table = kind == null
                ? sheet.mostly(list, staff)
                : TableKind.of(kind).orElseThrow(() -> Problem.invalid("kind", "notAChoice"));
        List<ItemSheet.Heading> theirs = whose.equals("theirs") ? columns.headings(code, table) : List.of();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + list.code() + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        sheet.write(list, table, theirs.isEmpty() ? ItemSheet.ours(table) : theirs, staff, response.getOutputStream());
    }

    /** The kinds for which a form of others is known. */
    static List<TableKind> forms(SheetColumns columns, String list) {
        return Stream.of(TableKind.values())
                .filter(kind -> !columns.known(list, kind).isEmpty())
                .toList();
    }
}
