package org.banshi.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.text.PersonalData;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks through what somebody wrote for an item, and names all that is wrong at once. */
@Component
final class Wording {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 5000;
    static final int LONGEST_SOURCE = 300;
    static final int LONGEST_LINK = 500;

    private final Categories categories;
    private final Regions regions;
    private final Units units;
    private final CityClock clock;

    Wording(Categories categories, Regions regions, Units units, CityClock clock) {
        this.categories = categories;
        this.regions = regions;
        this.units = units;
        this.clock = clock;
    }

    /** Goes on only if nothing is wrong; else 422. */
    void check(Item.Draft draft) {
        List<FieldError> errors = new ArrayList<>();
        if (draft.unit() == null) {
            errors.add(FieldError.of("unit", "required"));
        } else if (units.find(draft.unit()).filter(Unit::active).isEmpty()) {
            errors.add(FieldError.of("unit", "notAChoice"));
        }
        text(errors, "title", draft.title(), LONGEST_TITLE);
        text(errors, "body", draft.body(), LONGEST_BODY);
        if (draft.category() == null) {
            errors.add(FieldError.of("category", "required"));
        } else if (categories.find(draft.category()).isEmpty()) {
            errors.add(FieldError.of("category", "notAChoice"));
        }
        if (draft.region() != null && regions.find(draft.region()).isEmpty()) {
            errors.add(FieldError.of("region", "notAChoice"));
        }
        text(errors, "source", draft.source(), LONGEST_SOURCE);
        link(errors, draft.link());
        days(errors, draft);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private void days(List<FieldError> errors, Item.Draft draft) {
        LocalDate since = draft.since();
        LocalDate until = draft.until();
        if (since == null) {
            errors.add(FieldError.of("since", "required"));
        }
        if (until != null && (until.isBefore(clock.today()) || since != null && until.isBefore(since))) {
            errors.add(FieldError.of("until", "knowledge.endsBefore"));
        }
        if (draft.reviewOn() == null) {
            errors.add(FieldError.of("reviewOn", "required"));
        } else if (!draft.reviewOn().isAfter(clock.today())) {
            errors.add(FieldError.of("reviewOn", "inThePast"));
        }
    }

    private static void link(List<FieldError> errors, @Nullable String link) {
        if (link == null) {
            return;
        }
        if (!link.matches("https?://[^\\s\"<>]+")) {
            errors.add(FieldError.of("link", "knowledge.link"));
        } else if (link.length() > LONGEST_LINK) {
            errors.add(FieldError.of("link", "tooLong", LONGEST_LINK));
        }
    }

    private static void text(List<FieldError> errors, String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (text.length() > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        } else if (PersonalData.numberStandsIn(text)) {
            errors.add(FieldError.of(field, "personalNumber"));
        }
    }
}
