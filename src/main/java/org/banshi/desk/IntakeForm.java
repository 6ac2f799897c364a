package org.banshi.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator takes down from a caller; everything as it was typed, blank for nothing.
 *
 * @param key made once for each form shown, so that a form sent again raises once
 * @param call the call's id
 * @param channel how it came
 * @param title in a line; taken from the text when blank
 * @param text the caller's words
 * @param region name, initials or code of the region
 * @param regionCode the one chosen, where several fit
 * @param confidential {@code true} if the caller asks for secrecy
 * @param handedTo who took it at 110, 119 or 120
 */
record IntakeForm(
        String key,
        @Nullable String call,
        @Nullable String channel,
        @Nullable String title,
        @Nullable String text,
        @Nullable String type,
        @Nullable String grade,
        @Nullable String category,
        @Nullable String region,
        @Nullable String regionCode,
        @Nullable String address,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String onBehalfOf,
        @Nullable String confidential,
        @Nullable String handedTo) {

    IntakeForm {
        key = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        call = filled(call);
        title = filled(title);
        // The caller's words are kept as they were written.
        text = text == null || text.isBlank() ? null : text;
        type = filled(type);
        grade = filled(grade);
        category = filled(category);
        region = filled(region);
        regionCode = filled(regionCode);
        address = filled(address);
        name = filled(name);
        phone = filled(phone);
        onBehalfOf = filled(onBehalfOf);
        handedTo = filled(handedTo);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A form for a call with what most calls are: by phone, of the ordinary grade. */
    static IntakeForm of(@Nullable String phone, @Nullable String call) {
        return new IntakeForm(
                "", call, "phone", null, null, null, "normal", null, null, null, null, null, phone, null, null, null);
    }

    /** The same with one field as it was suggested: {@code region:NAME}, {@code address:…} or {@code grade:…}. */
    IntakeForm taking(String field, String value) {
        return new IntakeForm(
                key,
                call,
                channel,
                title,
                text,
                type,
                field.equals("grade") ? value : grade,
                category,
                field.equals("region") ? value : region,
                field.equals("region") ? null : regionCode,
                field.equals("address") ? value : address,
                name,
                phone,
                onBehalfOf,
                confidential,
                handedTo);
    }

    /** The caller's words, empty for none. */
    String said() {
        return text == null ? "" : text;
    }

    /** All words in which danger may show. */
    String words() {
        return (title == null ? "" : title) + "\n" + (text == null ? "" : text);
    }
}
