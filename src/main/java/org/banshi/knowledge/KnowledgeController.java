package org.banshi.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Items of knowledge at the desk: found, listed, released, withdrawn, looked at again. */
@Controller
@RequestMapping(KnowledgeConfiguration.DESK)
final class KnowledgeController {
    private static final int SIZE = 30;
    private static final int FOUND = 20;
    private static final int MOST_QUESTIONS = 100;

    private final Items items;
    private final Keeping keeping;
    private final Holdings holdings;
    private final Questions questions;
    private final Categories categories;
    private final Regions regions;
    private final Units units;
    private final Members members;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // an item is shown by the names that several rooms know
    KnowledgeController(
            Items items,
            Keeping keeping,
            Holdings holdings,
            Questions questions,
            Categories categories,
            Regions regions,
            Units units,
            Members members,
            CityClock clock) {
        this.items = items;
        this.keeping = keeping;
        this.holdings = holdings;
        this.questions = questions;
        this.categories = categories;
        this.regions = regions;
        this.units = units;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    Page list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable Long after,
            Actor.Staff staff) {
        Permissions.require(staff, Permission.KNOWLEDGE_READ);
        boolean looks = !q.isBlank();
        List<Item> found = looks ? items.search(q, null, null, FOUND) : List.of();
        if (looks && found.isEmpty()) {
            questions.notFound(q);
        }
        Holdings.Which chosen = Holdings.Which.of(which);
        Slice<Holdings.Known> rows =
                Slice.of(holdings.list(chosen, staff, after, SIZE + 1), SIZE, known -> Long.toString(known.id()));
        boolean mayDecide = Questions.mayDecide(staff);
        return new KnowledgePage(
                q,
                found,
                chosen,
                rows,
                rows.items().stream()
                        .map(Holdings.Known::unit)
                        .distinct()
                        .collect(Collectors.toMap(code -> code, this::unit)),
                rows.items().stream()
                        .map(Holdings.Known::category)
                        .distinct()
                        .collect(Collectors.toMap(code -> code, categories::fullName)),
                mayDecide,
                mayDecide ? questions.open(0, MOST_QUESTIONS).size() : 0);
    }

    @GetMapping("/{id:[0-9]+}")
    Page item(@PathVariable long id, Actor.Staff staff) {
        return page(id, staff, Map.of(), FormErrors.NONE);
    }

    @PostMapping("/{id}/release")
    Answer release(@PathVariable long id, @RequestParam int version, Actor.Staff staff) {
        return change(id, staff, Map.of(), "knowledge.released", () -> keeping.release(id, version, staff));
    }

    @PostMapping("/{id}/refuse")
    Answer refuse(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Actor.Staff staff) {
        return change(
                id,
                staff,
                Map.of("refuse", reason),
                "knowledge.refused",
                () -> keeping.refuse(id, version, reason, staff));
    }

    @PostMapping("/{id}/withdraw")
    Answer withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Actor.Staff staff) {
        return change(
                id,
                staff,
                Map.of("withdraw", reason),
                "knowledge.withdrawn",
                () -> keeping.withdraw(id, reason, staff));
    }

    @PostMapping("/{id}/review")
    Answer review(@PathVariable long id, @RequestParam(defaultValue = "") String reviewOn, Actor.Staff staff) {
        return change(id, staff, Map.of("reviewOn", reviewOn), "knowledge.reviewed", () -> {
            List<Problem.FieldError> errors = new ArrayList<>();
            LocalDate next = WriteForm.date("reviewOn", reviewOn, errors);
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
            keeping.review(id, next, staff);
        });
    }

    /** Shows the item as it is now, with all that was typed, if it cannot be done. */
    private Answer change(long id, Actor.Staff staff, Map<String, String> typed, String notice, Runnable act) {
        Permissions.require(staff, Permission.KNOWLEDGE_READ);
        try {
            act.run();
            return new SeeOther(KnowledgeConfiguration.DESK + "/" + id, notice);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(id, staff, typed, FormErrors.of(refused));
        }
    }

    private Page page(long id, Actor.Staff staff, Map<String, String> typed, FormErrors errors) {
        Permissions.require(staff, Permission.KNOWLEDGE_READ);
        Holdings.Known known = holdings.find(id).orElseThrow(() -> Problem.notFound("knowledge.none", id));
        List<Holdings.Version> versions = holdings.versions(id);
        Set<Long> people = new HashSet<>();
        Map<String, String> places = new HashMap<>();
        Map<String, String> classes = new HashMap<>();
        for (Holdings.Version version : versions) {
            people.add(version.item().writtenBy());
            version.acts().forEach(act -> people.add(act.staff()));
            classes.put(
                    version.item().category(),
                    categories.fullName(version.item().category()));
            String region = version.item().region();
            if (region != null) {
                places.put(region, regions.fullName(region));
            }
        }
        boolean writes = Keeping.mayWrite(staff, known.unit());
        ItemPage.May may = new ItemPage.May(
                writes,
                known.waits() && Keeping.mayRelease(staff, versions.getFirst().item()),
                (writes || Permissions.has(staff, Permission.KNOWLEDGE_RELEASE))
                        && (known.waits() || known.valid() != null),
                writes && known.valid() != null);
        return new ItemPage(
                known,
                unit(known.unit()),
                versions,
                classes,
                places,
                members.names(people),
                may,
                clock.today(),
                typed,
                errors);
    }

    private String unit(String code) {
        return units.find(code).map(Unit::name).orElse(code);
    }
}
