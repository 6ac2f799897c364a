package org.banshi.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.knowledge.Imported;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The administrator's pages of the category tree; who changed what and why stands in the security log. */
@Controller
@RequestMapping(CategoriesController.HERE)
final class CategoriesController {
    static final String HERE = "/admin/categories";

    private final Categories categories;
    private final Audit audit;

    CategoriesController(Categories categories, Audit audit) {
        this.categories = categories;
        this.audit = audit;
    }

    @GetMapping
    Answer list(Actor.Staff me) {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        return new CategoriesPage(rows(), null, FormErrors.NONE);
    }

    @GetMapping("/new")
    Answer fresh(Actor.Staff me) {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        return new CategoryPage(true, CategoryForm.NEW, rows(), FormErrors.NONE);
    }

    @PostMapping("/new")
    Answer add(Actor.Staff me, CategoryForm form) {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        try {
            requireWhy(form);
            categories.create(form.code(), form.name(), UnitForm.absent(form.parent()));
        } catch (Problem problem) {
            return new CategoryPage(true, form, rows(), FormErrors.of(problem));
        }
        audit.record(me, "categoryChanged", form.code(), "+ " + form.name() + ": " + form.why());
        return new SeeOther(HERE, "admin.category.added");
    }

    @GetMapping("/category")
    Answer show(Actor.Staff me, @RequestParam String code) {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        Category category = require(code);
        CategoryForm form = new CategoryForm(code, category.name(), "", Boolean.toString(category.active()), "");
        return new CategoryPage(false, form, rows(), FormErrors.NONE);
    }

    @PostMapping("/category")
    Answer change(Actor.Staff me, CategoryForm form) {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        Category before = require(form.code());
        Category after;
        try {
            requireWhy(form);
            after = categories.change(form.code(), form.name(), form.active().equals("true"));
        } catch (Problem problem) {
            return new CategoryPage(false, form, rows(), FormErrors.of(problem));
        }
        audit.record(me, "categoryChanged", form.code(), told(before) + " → " + told(after) + ": " + form.why());
        return new SeeOther(HERE, "admin.category.changed");
    }

    @GetMapping("/export.csv")
    void export(Actor.Staff me, HttpServletResponse response) throws IOException {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"categories.csv\"");
        // The mark by which spreadsheets know that it is UTF-8.
        StringBuilder csv = new StringBuilder("\uFEFFcode,name,parent,active\n");
        for (Category category : categories.all()) {
            csv.append(category.code())
                    .append(",\"")
                    .append(category.name().replace("\"", "\"\""))
                    .append("\",")
                    .append(category.parent() == null ? "" : category.parent())
                    .append(category.active() ? ",1\n" : ",0\n");
        }
        response.getOutputStream().write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping
    Answer read(Actor.Staff me, @RequestParam(required = false) @Nullable List<MultipartFile> file) throws IOException {
        Permissions.require(me, Permission.KNOWLEDGE_WRITE);
        if (file == null || file.isEmpty() || file.getFirst().isEmpty()) {
            return new CategoriesPage(rows(), null, new FormErrors(List.of(FieldError.of("file", "required"))));
        }
        Path copy = Files.createTempFile("banshi-categories", ".csv");
        try {
            file.getFirst().transferTo(copy);
            Imported imported = categories.importTree(copy);
            audit.record(me, "categoryChanged", null, "+" + imported.added() + " ~" + imported.changed());
            return new CategoriesPage(rows(), imported, FormErrors.NONE);
        } catch (Problem problem) {
            return new CategoriesPage(rows(), null, FormErrors.of(problem));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void requireWhy(CategoryForm form) {
        if (form.why().isEmpty() || form.why().length() > 500) {
            throw Problem.invalid("why", form.why().isEmpty() ? "required" : "tooLong", 500);
        }
    }

    private Category require(String code) {
        return categories.find(code).orElseThrow(() -> Problem.notFound("knowledge.unknown", code));
    }

    private static String told(Category category) {
        return category.name() + (category.active() ? "" : " (−)");
    }

    private List<CategoriesPage.Row> rows() {
        List<CategoriesPage.Row> rows = new ArrayList<>();
        categories.children(null).forEach(top -> add(rows, top, 0));
        return rows;
    }

    private void add(List<CategoriesPage.Row> rows, Category category, int depth) {
        rows.add(new CategoriesPage.Row(category, depth));
        categories.children(category.code()).forEach(child -> add(rows, child, depth + 1));
    }
}
