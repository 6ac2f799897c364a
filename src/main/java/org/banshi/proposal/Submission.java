package org.banshi.proposal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What a resident puts forward, as it was typed; what is left out is empty.
 *
 * @param key made once for each form shown, so that a double tap puts forward once
 * @param text the proposal in plain words
 * @param title in a few words, else taken from the text
 * @param region region code
 * @param address street and place
 * @param name who puts it forward; kept apart and encrypted
 * @param phone where to be told; kept apart and encrypted
 * @param consent {@code true} where it may be handed on as an ordinary request if it does not fit the call
 */
public record Submission(
        String key,
        String text,
        String title,
        String region,
        String address,
        String name,
        String phone,
        String consent) {
    /** The longest text. */
    public static final int MOST_TEXT = 5000;

    /** The longest title. */
    public static final int MOST_TITLE = 100;

    /** The longest place. */
    public static final int MOST_ADDRESS = 200;

    /** The longest name. */
    public static final int MOST_NAME = 50;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{3,22}[0-9]");

    /** Takes what is missing as empty. */
    @SuppressWarnings("NullAway") // what is missing in a form comes as null
    public Submission {
        key = filled(key);
        text = filled(text);
        title = filled(title).strip();
        region = filled(region).strip();
        address = filled(address).strip();
        name = filled(name).strip();
        phone = Normalizer.normalize(filled(phone), Normalizer.Form.NFKC).strip();
        consent = filled(consent);
    }

    private static String filled(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Whether it may be handed on as an ordinary request. */
    public boolean mayBeHandedOn() {
        return "true".equals(consent);
    }

    /** All that was said, for telling whether two forms are the same. */
    public String wording() {
        return String.join("\u001f", key, text, title, region, address, name, phone, consent);
    }

    /** What is wrong with it, as far as it tells itself. */
    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (text.isBlank()) {
            faults.add(FieldError.of("text", "proposal.textRequired"));
        }
        check(faults, "text", text, MOST_TEXT);
        check(faults, "title", title, MOST_TITLE);
        check(faults, "address", address, MOST_ADDRESS);
        check(faults, "name", name, MOST_NAME);
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            faults.add(FieldError.of("phone", "badPhone"));
        }
        return faults;
    }

    private static void check(List<FieldError> faults, String field, String value, int most) {
        if (value.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            faults.add(FieldError.of(field, "unstorable"));
        } else if (value.codePointCount(0, value.length()) > most) {
            faults.add(FieldError.of(field, "tooLong", most));
        }
    }
}
