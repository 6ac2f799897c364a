package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.matter.NewMatter;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/** What somebody raises, as JSON. */
@Schema(name = "NewRequest", description = "What somebody asks for.")
record RaiseForm(
        @Schema(description = "A short title; without one, the first 30 characters of the text.", maxLength = TITLE)
        @Nullable
        String title,

        @Schema(
                description = "What is asked for, in one's own words.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = TEXT)
        String text,

        @Schema(allowableValues = {"enquiry", "help", "complaint", "report", "suggestion"}) @Nullable
        String type,

        @Schema(description = "Code or name of a category.") @Nullable
        String category,

        @Schema(description = "Code of a region, of its natural length or padded with zeros to 12 digits.") @Nullable
        String region,

        @Schema(maxLength = ADDRESS) @Nullable String address,

        @Schema(description = "Longitude, degrees; together with lat.", minimum = "-180", maximum = "180") @Nullable
        Double lon,

        @Schema(description = "Latitude, degrees; together with lon.", minimum = "-90", maximum = "90") @Nullable
        Double lat,

        @Schema(description = "Who asks; kept apart and encrypted.", maxLength = NAME) @Nullable
        String name,

        @Schema(description = "Telephone number; kept apart and encrypted.", maxLength = PHONE) @Nullable
        String phone,

        @Schema(description = "Keep me secret: units see a reworded text and never who asked.")
        boolean confidential,

        @Schema(
                description = "How it came; only for those who take in requests.",
                allowableValues = {"phone", "web", "app", "visit", "letter", "board"})
        @Nullable
        String channel,

        @Schema(
                description = "Its number in the caller's own register; only for those who take in requests.",
                maxLength = NAME)
        @Nullable
        String outsideNumber) {

    static final int TITLE = 200;
    static final int TEXT = 10_000;
    static final int ADDRESS = 300;
    static final int NAME = 100;
    static final int PHONE = 30;

    private static final int TITLE_FROM_TEXT = 30;
    private static final List<String> CHANNELS = List.of("phone", "web", "app", "visit", "letter", "board");
    private static final Pattern PLAUSIBLE_PHONE = Pattern.compile("\\+?[0-9 ()./#*-]{3,30}");

    /** Reads the form, or tells everything that is wrong with it. */
    static RaiseForm read(Map<String, ?> json, boolean takesIn, Categories categories, Regions regions) {
        Body body = new Body(json);
        RaiseForm form = new RaiseForm(
                body.text("title", TITLE),
                body.need("text", TEXT),
                body.oneOf("type", Requests.TYPES),
                category(body, categories),
                region(body, regions),
                body.text("address", ADDRESS),
                body.number("lon", -180, 180),
                body.number("lat", -90, 90),
                body.text("name", NAME),
                phone(body),
                body.yes("confidential"),
                body.oneOf("channel", CHANNELS),
                body.text("outsideNumber", NAME));
        if (body.has("lon") != body.has("lat")) {
            body.wrong(body.has("lon") ? "lat" : "lon", "required");
        }
        for (String own : List.of("channel", "outsideNumber")) {
            if (!takesIn && body.has(own)) {
                body.wrong(own, "staffOnly");
            }
        }
        body.finish();
        return form;
    }

    private static @Nullable String category(Body body, Categories categories) {
        String given = body.text("category", TITLE);
        if (given == null) {
            return null;
        }
        String code = categories.called(given).map(Category::code).orElse(null);
        if (code == null) {
            body.wrong("category", "unknown", given);
        }
        return code;
    }

    private static @Nullable String region(Body body, Regions regions) {
        String given = body.text("region", NAME);
        if (given == null) {
            return null;
        }
        String code = regions.normalise(given.strip()).orElse(null);
        if (code == null) {
            body.wrong("region", "unknown", given);
        }
        return code;
    }

    private static @Nullable String phone(Body body) {
        String given = body.text("phone", PHONE);
        if (given == null) {
            return null;
        }
        String plain = Normalizer.normalize(given, Normalizer.Form.NFKC).strip();
        long digits = plain.chars().filter(c -> c >= '0' && c <= '9').count();
        if (!PLAUSIBLE_PHONE.matcher(plain).matches() || digits < 3 || digits > 20) {
            body.wrong("phone", "badPhone");
        }
        return given;
    }

    /** The matter to raise. */
    NewMatter matter(Actor actor, Language language) {
        String source = outsideNumber != null && actor instanceof Actor.Staff staff ? "api-" + staff.id() : null;
        return new NewMatter(
                Requests.NAME,
                type,
                null,
                category,
                new NewMatter.Words(title == null ? firstOf(text) : title, text),
                new NewMatter.Place(region, address, lon, lat),
                new NewMatter.Origin(channel == null ? "web" : channel, source, outsideNumber),
                new NewMatter.Identity(name, phone, null, null, actor instanceof Actor.Anyone ? language : null),
                confidential,
                Map.of());
    }

    /** The beginning of a text as a title of one line. */
    static String firstOf(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int[] points = line.codePoints().limit(TITLE_FROM_TEXT).toArray();
        String first = new String(points, 0, points.length).strip();
        return first.isEmpty() ? text.strip() : first;
    }
}
