package org.banshi.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.rule.Rules;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing items and their next versions, and the questions that wait for one. */
@Controller
@RequestMapping(KnowledgeConfiguration.DESK)
final class WriteController {
    private static final int SIZE = 30;
    private static final int DECIDED = 20;

    private final Keeping keeping;
    private final Holdings holdings;
    private final Questions questions;
    private final WriteForm form;
    private final Rules rules;
    private final TransactionOperations transaction;
    private final CityClock clock;

    WriteController(
            Keeping keeping,
            Holdings holdings,
            Questions questions,
            WriteForm form,
            Rules rules,
            TransactionOperations transaction,
            CityClock clock) {
        this.keeping = keeping;
        this.holdings = holdings;
        this.questions = questions;
        this.form = form;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/new")
    Page blank(@RequestParam(required = false) @Nullable Long question, Actor.Staff staff, HttpServletRequest request) {
        requireWriter(staff);
        Questions.Question asked = question(question);
        LocalDate today = clock.today();
        WriteForm.Typed begin = new WriteForm.Typed(
                null,
                asked == null ? null : asked.words(),
                null,
                null,
                null,
                null,
                null,
                today.toString(),
                null,
                today.plusYears(1).toString());
        return page(null, 0, asked, begin, FormErrors.NONE, staff, request);
    }

    @PostMapping("/new")
    Answer write(
            WriteForm.Typed typed,
            @RequestParam(required = false) @Nullable Long question,
            Actor.Staff staff,
            HttpServletRequest request) {
        requireWriter(staff);
        Questions.Question asked = question(question);
        try {
            Item.Draft draft = form.read(typed);
            long id = Objects.requireNonNull(transaction.execute(_ -> {
                long made = keeping.write(draft, staff);
                if (asked != null) {
                    questions.made(asked.id(), made, staff);
                }
                return made;
            }));
            return new SeeOther(KnowledgeConfiguration.DESK + "/" + id, "knowledge.written");
        } catch (Problem refused) {
            return page(null, 0, asked, typed, FormErrors.of(refused), staff, request);
        }
    }

    @GetMapping("/{id}/edit")
    Page edit(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Holdings.Version last = last(id, staff);
        Item.Draft draft = Item.Draft.of(last.item());
        return page(id, last.item().version(), null, WriteForm.Typed.of(draft), FormErrors.NONE, staff, request);
    }

    @PostMapping("/{id}/edit")
    Answer revise(
            @PathVariable long id,
            WriteForm.Typed typed,
            @RequestParam(defaultValue = "0") int seen,
            Actor.Staff staff,
            HttpServletRequest request) {
        last(id, staff);
        try {
            keeping.revise(id, seen, form.read(typed), staff);
            return new SeeOther(KnowledgeConfiguration.DESK + "/" + id, "knowledge.written");
        } catch (Problem refused) {
            return page(id, seen, null, typed, FormErrors.of(refused), staff, request);
        }
    }

    private Holdings.Version last(long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.KNOWLEDGE_READ);
        List<Holdings.Version> versions = holdings.versions(id);
        if (versions.isEmpty()) {
            throw Problem.notFound("knowledge.none", id);
        }
        if (!Keeping.mayWrite(staff, versions.getFirst().item().unit())) {
            throw Problem.forbidden("knowledge.notYours");
        }
        return versions.getFirst();
    }

    private Page page(
            @Nullable Long id,
            int seen,
            Questions.@Nullable Question question,
            WriteForm.Typed typed,
            FormErrors errors,
            Actor.Staff staff,
            HttpServletRequest request) {
        return new WritePage(id, seen, question, form.fields(typed, staff, id != null, Language.of(request)), errors);
    }

    private Questions.@Nullable Question question(@Nullable Long id) {
        return Optional.ofNullable(id)
                .flatMap(questions::find)
                .filter(question -> question.state().equals("open"))
                .orElse(null);
    }

    private static void requireWriter(Actor.Staff staff) {
        if (!Questions.mayDecide(staff)) {
            throw Problem.forbidden("forbidden");
        }
    }

    @GetMapping("/questions")
    Page questions(@RequestParam(defaultValue = "0") int after, Actor.Staff staff) {
        return questions(after, null, "", FormErrors.NONE, staff);
    }

    @PostMapping("/questions/{id}/dismiss")
    Answer dismiss(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Actor.Staff staff) {
        requireWriter(staff);
        try {
            questions.dismiss(id, reason, staff);
            return new SeeOther(KnowledgeConfiguration.DESK + "/questions", "knowledge.dismissed");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return questions(0, id, reason, FormErrors.of(refused), staff);
        }
    }

    private Page questions(int from, @Nullable Long wrong, String reason, FormErrors errors, Actor.Staff staff) {
        requireWriter(staff);
        int begin = Math.max(0, from);
        List<Questions.Question> open = questions.open(begin, SIZE + 1);
        Slice<Questions.Question> page = new Slice<>(
                open.subList(0, Math.min(SIZE, open.size())),
                open.size() > SIZE ? Integer.toString(begin + SIZE) : null);
        return new QuestionsPage(
                page,
                questions.decided(DECIDED),
                rules.current(KnowledgeLimits.RULE).value().questionDays(),
                wrong,
                reason,
                errors);
    }
}
