package org.banshi.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.hotline.Danger;
import org.banshi.hotline.Outage;
import org.banshi.hotline.Outages;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Items;
import org.banshi.matter.Draft;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipts;
import org.banshi.matter.Repeats;
import org.banshi.matter.Similar;
import org.banshi.region.NamedPlaces;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what an operator took down and puts it on the ledger. */
@Component
final class TakingDown {
    private static final int MOST_REGIONS = 8;
    private static final int TITLE = 40;
    private static final int MOST_SIMILAR = 3;
    /** So many characters say enough to compare; before, everything is like everything. */
    private static final int ENOUGH = 6;

    /** Two characters can be a question: 停水. */
    private static final int LEAST_KNOWN = 2;

    private static final int LONGEST_TEXT = 10_000;

    private final Ledger ledger;
    private final Categories categories;
    private final Regions regions;
    private final Danger danger;
    private final Receipts receipts;
    private final Outages outages;
    private final Similar similar;
    private final Repeats repeats;
    private final Items items;
    private final Names names;
    private final NamedPlaces places;

    @SuppressWarnings("checkstyle:ParameterNumber") // a call is taken down with what several rooms know
    TakingDown(
            Ledger ledger,
            Receipts receipts,
            Categories categories,
            Regions regions,
            Danger danger,
            Outages outages,
            Similar similar,
            Repeats repeats,
            Items items,
            Names names,
            NamedPlaces places) {
        this.items = items;
        this.places = places;
        this.repeats = repeats;
        this.similar = similar;
        this.names = names;
        this.ledger = ledger;
        this.receipts = receipts;
        this.categories = categories;
        this.regions = regions;
        this.danger = danger;
        this.outages = outages;
    }

    /**
     * What became of a form.
     *
     * @param number of the matter
     * @param reminder whether it was there before and this reminds of it
     */
    record Taken(String number, boolean reminder) {}

    /** The regions that may be meant by what was typed; none where it is plain or blank. */
    List<Region> choices(IntakeForm form) {
        String asked = form.region();
        if (asked == null || regions.normalise(asked).isPresent()) {
            return List.of();
        }
        List<Region> found = regions.search(asked, null, MOST_REGIONS);
        return found.size() == 1 ? List.of() : found;
    }

    /** Notices of known outages about what was taken down so far. Whoever asks for secrecy gets an answer alone. */
    List<Outage> outages(IntakeForm form) {
        if (form.category() == null || "report".equals(form.type()) || "true".equals(form.confidential())) {
            return List.of();
        }
        String region = region(form, new ArrayList<>());
        return outages.current().stream()
                .filter(outage -> outage.covers(form.category(), region, form.address()))
                .toList();
    }

    /** Items of knowledge in force that may answer what was taken down so far. */
    List<Item> known(IntakeForm form) {
        String words = form.words().strip();
        return words.length() < LEAST_KNOWN || words.length() > LONGEST_TEXT
                ? List.of()
                : items.search(words, null, region(form, new ArrayList<>()), MOST_SIMILAR);
    }

    /** Matters like what was taken down so far; none where it says too little, or far too much to be a call. */
    List<Likeness> similar(IntakeForm form, Actor.Staff operator, Voice voice) {
        String text = form.text();
        if (text == null || text.strip().length() < ENOUGH || text.length() > LONGEST_TEXT) {
            return List.of();
        }
        Draft draft = new Draft(
                Requests.NAME,
                form.category(),
                new NewMatter.Words(form.title() == null ? beginning(text) : form.title(), text),
                new NewMatter.Place(region(form, new ArrayList<>()), form.address(), null, null));
        return Likeness.of(similar.to(draft, operator, MOST_SIMILAR), voice, names);
    }

    /**
     * Answers at once what was just taken down; what was answered before, by the same form sent twice, stays so.
     *
     * @throws Problem as {@link Outages#answer}
     */
    void answer(long outage, String number, Actor.Staff operator) {
        outages.answer(outage, number, null, operator);
    }

    /**
     * Raises it, once however often the form comes.
     *
     * @return the number, or that of the matter of which it reminds
     * @throws Problem 422 with every field that is wrong
     */
    Taken raise(IntakeForm form, Actor.Staff operator) {
        List<FieldError> errors = new ArrayList<>();
        if (form.text() == null) {
            errors.add(FieldError.of("text", "required"));
        }
        longest(errors, "text", form.text(), LONGEST_TEXT);
        longest(errors, "title", form.title(), 200);
        longest(errors, "address", form.address(), 200);
        longest(errors, "name", form.name(), 100);
        longest(errors, "onBehalfOf", form.onBehalfOf(), 100);
        longest(errors, "handedTo", form.handedTo(), 200);
        longest(errors, "call", form.call(), 100);
        chosen(errors, "type", form.type(), Requests.TYPES);
        chosen(errors, "grade", form.grade(), Requests.GRADES);
        chosen(errors, "channel", Objects.requireNonNullElse(form.channel(), ""), IntakeFields.CHANNELS);
        if (form.category() != null && categories.find(form.category()).isEmpty()) {
            errors.add(FieldError.of("category", "notAChoice"));
        }
        if (form.phone() != null && !form.phone().matches("[+0-9][0-9 -]{2,29}")) {
            errors.add(FieldError.of("phone", "badPhone"));
        }
        String region = region(form, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        NewMatter matter = matter(form, Objects.requireNonNull(form.text()), region);
        String number = receipts.once(
                operator.id() + "/" + form,
                () -> repeats.remind(matter, operator, form.call()).orElseGet(() -> ledger.raise(matter, operator)));
        return new Taken(number, receipts.isReminder(operator.id() + "/" + form));
    }

    private NewMatter matter(IntakeForm form, String text, @Nullable String region) {
        Map<String, Object> own = new HashMap<>();
        own.put("danger", danger.isIn(form.words()));
        if (form.call() != null) {
            own.put("call_id", form.call());
        }
        if (form.handedTo() != null) {
            own.put("handed_to", form.handedTo());
        }
        String title = form.title() == null ? beginning(text) : form.title();
        return new NewMatter(
                Requests.NAME,
                form.type(),
                form.grade(),
                form.category(),
                new NewMatter.Words(title, text),
                new NewMatter.Place(region, form.address(), null, null),
                NewMatter.Origin.of(Objects.requireNonNull(form.channel())),
                new NewMatter.Identity(form.name(), form.phone(), form.onBehalfOf(), null),
                "true".equals(form.confidential()),
                own);
    }

    /** The beginning of the words, up to the first end of a sentence. */
    static String beginning(String text) {
        String first = text.strip().split("[。！？!?\\r\\n]", 2)[0].strip();
        String line = first.isEmpty() ? text.strip() : first;
        int[] points = line.codePoints().limit(TITLE).toArray();
        return new String(points, 0, points.length);
    }

    private @Nullable String region(IntakeForm form, List<FieldError> errors) {
        String asked = form.region();
        if (asked == null) {
            return null;
        }
        List<Region> choices = choices(form);
        if (form.regionCode() != null) {
            for (Region choice : choices) {
                if (choice.code().equals(form.regionCode())) {
                    return choice.code();
                }
            }
        }
        if (choices.size() > 1) {
            errors.add(FieldError.of("regionCode", "regionNotPlain"));
            return null;
        }
        String code = regions.normalise(asked)
                .orElseGet(() -> regions.search(asked, null, 1).stream()
                        .map(Region::code)
                        .findFirst()
                        .orElseGet(() -> spoken(asked)));
        if (code == null) {
            errors.add(FieldError.of("region", "unknown", asked));
        }
        return code;
    }

    /** A region as it is spoken, with those above it. */
    private @Nullable String spoken(String asked) {
        List<NamedPlaces.Found> found = places.in(asked, null, 2);
        return found.size() == 1 && found.getFirst().to() == asked.length()
                ? found.getFirst().region().code()
                : null;
    }

    /** Code of the region that was chosen so far; absent while that is open. */
    @Nullable
    String place(IntakeForm form) {
        return region(form, new ArrayList<>());
    }

    private static void longest(List<FieldError> errors, String field, @Nullable String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            errors.add(FieldError.of(field, "tooLong", most));
        }
    }

    private static void chosen(List<FieldError> errors, String field, @Nullable String value, List<String> of) {
        if (value != null && !of.contains(value)) {
            errors.add(FieldError.of(field, "notAChoice"));
        }
    }
}
