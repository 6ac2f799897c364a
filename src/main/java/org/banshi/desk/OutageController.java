package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.desk.MatterPages.Tried;
import org.banshi.hotline.Outage;
import org.banshi.hotline.Outages;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.region.Regions;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notices of known outages: put up, end, answer a matter with one. */
@Controller
final class OutageController {
    static final String HERE = "/desk/outages";

    private final Outages outages;
    private final Categories categories;
    private final Regions regions;
    private final Names names;
    private final MatterPages pages;
    private final CityClock clock;
    private final Messages messages;

    OutageController(
            Outages outages,
            Categories categories,
            Regions regions,
            Names names,
            MatterPages pages,
            CityClock clock,
            Messages messages) {
        this.outages = outages;
        this.categories = categories;
        this.regions = regions;
        this.names = names;
        this.pages = pages;
        this.clock = clock;
        this.messages = messages;
    }

    /** The form as it was typed. */
    record Typed(
            @Nullable String title,
            @Nullable String category,
            @Nullable String region,
            @Nullable String street,
            @Nullable String since,
            @Nullable String until,
            @Nullable String words) {
        Typed {
            title = filled(title);
            category = filled(category);
            region = filled(region);
            street = filled(street);
            since = filled(since);
            until = filled(until);
            words = filled(words);
        }

        private static @Nullable String filled(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping(HERE)
    Page outages(Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.NOTICES_CONFIRM);
        String now = LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return page(new Typed(null, null, null, null, now, null, null), FormErrors.NONE, staff, request);
    }

    @PostMapping(HERE)
    Answer putUp(Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        try {
            List<FieldError> errors = new ArrayList<>();
            Outages.Draft draft = new Outages.Draft(
                    typed.title(),
                    typed.category(),
                    region(typed.region(), errors),
                    typed.street(),
                    time("since", typed.since(), errors),
                    time("until", typed.until(), errors),
                    typed.words());
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
            outages.putUp(draft, staff);
            return new SeeOther(HERE, "desk.outage.put");
        } catch (Problem problem) {
            return page(typed, FormErrors.of(problem), staff, request);
        }
    }

    @PostMapping(HERE + "/{id}/confirm")
    Answer confirm(@PathVariable long id, Actor.Staff staff) {
        outages.confirm(id, staff);
        return new SeeOther(HERE, "desk.outage.confirmedNow");
    }

    @PostMapping(HERE + "/{id}/end")
    Answer end(@PathVariable long id, Actor.Staff staff) {
        outages.end(id, staff);
        return new SeeOther(HERE, "desk.outage.endedNow");
    }

    @PostMapping("/desk/matters/{number}/outage")
    Answer answer(
            @PathVariable String number,
            @RequestParam long outage,
            @RequestParam int version,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.INTAKE);
        try {
            outages.answer(outage, number, version, staff);
            return new SeeOther("/desk/matters/" + number, "request.done.answer");
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return pages.page(
                    number, staff, new Tried(null, Map.of(), problem, null, false), Voice.of(messages, request));
        }
    }

    private Page page(Typed typed, FormErrors errors, Actor.Staff staff, HttpServletRequest request) {
        Voice voice = Voice.of(messages, request);
        List<Outages.Known> notices = outages.newest(staff);
        Map<Long, String> areas = new HashMap<>();
        List<Long> people = new ArrayList<>();
        notices.forEach(known -> {
            areas.put(known.outage().id(), area(known.outage(), voice));
            people.add(known.outage().putUpBy());
            if (known.outage().confirmedBy() != null) {
                people.add(known.outage().confirmedBy());
            }
            if (known.endedBy() != null) {
                people.add(known.endedBy());
            }
        });
        return new OutagesPage(
                notices,
                areas,
                names.staff(people),
                clock.instant(),
                staff.id(),
                Permission.INTAKE.roles().stream().anyMatch(staff::has) ? fields(typed, voice) : List.of(),
                errors);
    }

    private String area(Outage outage, Voice voice) {
        String where = outage.region() == null ? voice.text("desk.outage.city") : names.region(outage.region());
        return names.category(outage.category()) + " · "
                + (where + " " + Objects.requireNonNullElse(outage.street(), "")).strip();
    }

    private List<Field> fields(Typed typed, Voice voice) {
        List<Field.Option> known = categories.all().stream()
                .filter(Category::active)
                .map(category -> new Field.Option(category.code(), categories.fullName(category.code())))
                .toList();
        return List.of(
                Field.text("title", voice.text("desk.outage.what"))
                        .hint(voice.text("desk.outage.whatHint"))
                        .required()
                        .max(100)
                        .value(typed.title()),
                Field.select("category", voice.text("desk.matters.category"), known)
                        .required()
                        .value(typed.category()),
                Field.text("region", voice.text("desk.matters.region"))
                        .hint(voice.text("desk.outage.regionHint"))
                        .max(60)
                        .value(typed.region()),
                Field.text("street", voice.text("desk.outage.street"))
                        .hint(voice.text("desk.outage.streetHint"))
                        .max(100)
                        .value(typed.street()),
                Field.of(Field.Input.DATETIME, "since", voice.text("desk.outage.since"))
                        .required()
                        .value(typed.since()),
                Field.of(Field.Input.DATETIME, "until", voice.text("desk.outage.until"))
                        .required()
                        .value(typed.until()),
                Field.textarea("words", voice.text("desk.outage.words"))
                        .hint(voice.text("desk.outage.wordsHint"))
                        .required()
                        .max(2000)
                        .value(typed.words()));
    }

    private @Nullable String region(@Nullable String asked, List<FieldError> errors) {
        if (asked == null) {
            return null;
        }
        String code = regions.normalise(asked).orElse(null);
        if (code == null) {
            var found = regions.search(asked, null, 2);
            if (found.size() == 1) {
                return found.getFirst().code();
            }
            errors.add(FieldError.of("region", found.isEmpty() ? "unknown" : "regionNotPlain", asked));
        }
        return code;
    }

    private @Nullable Instant time(String field, @Nullable String typed, List<FieldError> errors) {
        try {
            return typed == null
                    ? null
                    : LocalDateTime.parse(typed).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException e) {
            errors.add(FieldError.of(field, "wrongType"));
            return null;
        }
    }
}
