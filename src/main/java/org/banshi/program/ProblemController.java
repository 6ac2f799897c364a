package org.banshi.program;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Role;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hard problems on the desk: the list, the form that puts one up, the page of one, its forms on paper. */
@Controller
@RequestMapping("/desk/problems")
final class ProblemController {
    private static final int SIZE = 50;
    private static final NewProblem BLANK = new NewProblem(null, null, null, null);

    private final HardProblems problems;
    private final ProblemRows rows;
    private final ProgramChoices choices;
    private final Looks looks;
    private final Messages messages;

    ProblemController(HardProblems problems, ProblemRows rows, ProgramChoices choices, Looks looks, Messages messages) {
        this.problems = problems;
        this.rows = rows;
        this.choices = choices;
        this.looks = looks;
        this.messages = messages;
    }

    @GetMapping
    ProblemsPage list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        String asked = states().contains(state) ? state : null;
        boolean leads = staff.has(Role.LEADER);
        return new ProblemsPage(
                rows.page(asked, staff, after, SIZE),
                rows.count(asked, staff),
                filters(asked, Language.of(request)),
                leads,
                leads
                        ? rows.keyOf(staff.id())
                                .map(number -> rows.sheet(number, staff))
                                .orElse(null)
                        : null,
                Permissions.has(staff, Permission.LISTS_WRITE));
    }

    private static List<String> states() {
        return Stream.concat(ProblemSheet.COURSE.stream(), Stream.of("dropped")).toList();
    }

    private List<Field> filters(@Nullable String asked, Language language) {
        return List.of(Field.select(
                        "state",
                        messages.text(language, "program.state"),
                        states().stream()
                                .map(state ->
                                        new Field.Option(state, messages.text(language, "hardProblem.state." + state)))
                                .toList())
                .value(asked));
    }

    @GetMapping("/new")
    NewProblemPage blank(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        return form(BLANK, FormErrors.NONE, Language.of(request));
    }

    @PostMapping("/new")
    Answer open(NewProblem typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.LISTS_WRITE);
        NewProblem problem =
                new NewProblem(typed.title(), typed.text(), typed.category(), choices.region(typed.region()));
        try {
            return new SeeOther(
                    "/desk/problems/" + problems.open(problem, staff).number(), "hardProblem.opened");
        } catch (Problem refused) {
            return form(typed, FormErrors.of(refused), Language.of(request));
        }
    }

    private NewProblemPage form(NewProblem typed, FormErrors errors, Language language) {
        return new NewProblemPage(
                List.of(
                        Field.text("title", messages.text(language, "hardProblem.field.title"))
                                .value(typed.title())
                                .required()
                                .max(Entries.TITLE),
                        Field.textarea("text", messages.text(language, "hardProblem.field.text"))
                                .value(typed.text())
                                .required()
                                .max(Entries.TEXT)
                                .hint(messages.text(language, "hardProblem.new.textHint")),
                        Field.select(
                                        "category",
                                        messages.text(language, "hardProblem.field.category"),
                                        choices.categories())
                                .value(typed.category()),
                        Field.text("region", messages.text(language, "hardProblem.field.region"))
                                .value(typed.region())
                                .max(60)
                                .hint(messages.text(language, "hardProblem.new.regionHint"))),
                errors);
    }

    /** Each page that is shown leaves a line about who looked. */
    @GetMapping("/{number}")
    ProblemPage problem(@PathVariable String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        ProblemSheet sheet = rows.sheet(number, staff);
        looks.record(staff, number, Looks.MATTER, null);
        return new ProblemPage(sheet);
    }

    @GetMapping("/{number}/forms/{form}")
    ProblemFormPage paper(
            @PathVariable String number,
            @PathVariable String form,
            @RequestParam(required = false) @Nullable Integer version,
            Actor.Staff staff) {
        Permissions.require(staff, Permission.MATTERS_READ);
        ProblemPaper paper = ProblemPaper.find(form).orElseThrow(() -> Problem.notFound("noSuchForm", form));
        ProblemSheet sheet = rows.sheet(number, staff);
        List<FilledForm> versions = sheet.versions(paper);
        int wanted = version != null
                ? version
                : versions.isEmpty() ? 0 : versions.getFirst().version();
        FilledForm filled = versions.stream()
                .filter(each -> each.version() == wanted)
                .findFirst()
                .orElse(null);
        if (filled == null && wanted != 0) {
            throw Problem.notFound("noSuchForm", form);
        }
        looks.record(staff, number, Looks.MATTER, null);
        return new ProblemFormPage(sheet, paper, filled);
    }
}
