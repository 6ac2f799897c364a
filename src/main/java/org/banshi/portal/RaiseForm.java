package org.banshi.portal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.banshi.hotline.Danger;
import org.banshi.hotline.Requests;
import org.banshi.matter.NewMatter;
import org.banshi.web.Language;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What somebody fills in to raise a request; what is left out is empty.
 *
 * @param key made once for each form shown, so that a double tap raises once
 * @param text what happened
 * @param title in a few words, else taken from the text
 * @param type one of {@link Requests#TYPES}, or empty
 * @param category category code that came with "me too", or empty
 * @param region region code, or empty
 * @param address street and place
 * @param lon longitude of the point tapped on the map, or empty
 * @param lat its latitude, or empty
 * @param name who asks
 * @param phone where to call
 * @param onBehalfOf for whom, when a proxy asks (R-A04)
 * @param confidential {@code true} when the raiser wants to be kept secret (R-H06)
 * @param kept files that were taken before the form came back with errors
 */
record RaiseForm(
        String key,
        String text,
        String title,
        String type,
        String category,
        String region,
        String address,
        String lon,
        String lat,
        String name,
        String phone,
        String onBehalfOf,
        String confidential,
        List<UUID> kept) {
    static final int MOST_TEXT = 10_000;
    static final int MOST_TITLE = 100;
    static final int MOST_ADDRESS = 200;
    static final int MOST_NAME = 50;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{3,22}[0-9]");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");

    @SuppressWarnings("NullAway") // what is missing in a form comes as null
    RaiseForm {
        key = filled(key);
        text = filled(text);
        title = filled(title).strip();
        type = filled(type);
        category = filled(category);
        region = filled(region);
        address = filled(address).strip();
        lon = filled(lon).strip();
        lat = filled(lat).strip();
        name = filled(name).strip();
        phone = Normalizer.normalize(filled(phone), Normalizer.Form.NFKC).strip();
        onBehalfOf = filled(onBehalfOf).strip();
        confidential = filled(confidential);
        kept = kept == null
                ? List.of()
                : kept.stream().filter(Objects::nonNull).distinct().toList();
    }

    private static String filled(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A form to begin with, prefilled by a link: category and place only, never words. */
    static RaiseForm blank(@Nullable String category, @Nullable String region) {
        return new RaiseForm(
                UUID.randomUUID().toString(),
                "",
                "",
                "",
                filled(category),
                filled(region),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of());
    }

    /** The same with other files. */
    RaiseForm keeping(List<UUID> files) {
        return with(category, files);
    }

    /** The same in another category. */
    RaiseForm inCategory(String code) {
        return with(code, kept);
    }

    private RaiseForm with(String code, List<UUID> files) {
        return new RaiseForm(
                key, text, title, type, code, region, address, lon, lat, name, phone, onBehalfOf, confidential, files);
    }

    boolean isConfidential() {
        return "true".equals(confidential);
    }

    boolean speaksOfDanger(Danger danger) {
        return danger.isIn(title) || danger.isIn(text);
    }

    /** What is wrong with it, as far as it tells itself. */
    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (text.isBlank()) {
            faults.add(FieldError.of("text", "portal.textRequired"));
        }
        tooLong(faults, "text", text, MOST_TEXT);
        tooLong(faults, "title", title, MOST_TITLE);
        tooLong(faults, "address", address, MOST_ADDRESS);
        tooLong(faults, "name", name, MOST_NAME);
        tooLong(faults, "onBehalfOf", onBehalfOf, MOST_NAME);
        if (!type.isEmpty() && !Requests.TYPES.contains(type)) {
            faults.add(FieldError.of("type", "notAChoice"));
        }
        if (!(lon.isEmpty() && lat.isEmpty()) && (degrees(lon, 180) == null || degrees(lat, 90) == null)) {
            faults.add(FieldError.of("address", "portal.badPoint"));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            faults.add(FieldError.of("phone", "badPhone"));
        }
        return faults;
    }

    private static @Nullable Double degrees(String told, int most) {
        if (!DEGREES.matcher(told).matches()) {
            return null;
        }
        double degrees = Double.parseDouble(told);
        return Math.abs(degrees) <= most ? degrees : null;
    }

    private static void tooLong(List<FieldError> faults, String field, String value, int most) {
        if (value.codePointCount(0, value.length()) > most) {
            faults.add(FieldError.of(field, "tooLong", most));
        }
    }

    /** All that was said, for telling whether two forms are the same. */
    String wording() {
        return String.join(
                "\u001f",
                text,
                title,
                type,
                category,
                region,
                address,
                lon,
                lat,
                name,
                phone,
                onBehalfOf,
                confidential,
                kept.toString());
    }

    NewMatter matter(Danger danger, Language language) {
        return new NewMatter(
                Requests.NAME,
                none(type),
                null,
                none(category),
                NewMatter.Words.of(title, text),
                new NewMatter.Place(none(region), none(address), degrees(lon, 180), degrees(lat, 90)),
                NewMatter.Origin.of("web"),
                new NewMatter.Identity(none(name), none(phone), none(onBehalfOf), null, language),
                isConfidential(),
                Map.of("danger", speaksOfDanger(danger)));
    }

    private static @Nullable String none(String value) {
        return value.isEmpty() ? null : value;
    }
}
