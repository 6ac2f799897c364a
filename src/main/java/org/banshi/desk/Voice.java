package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a kind of matter in the reader's language; each begins with the kind's name.
 *
 * @param messages all texts
 * @param language the reader's
 */
record Voice(Messages messages, Language language) {

    static Voice of(Messages messages, HttpServletRequest request) {
        return new Voice(messages, Language.of(request));
    }

    String text(String key, @Nullable Object... args) {
        return messages.text(language, key, args);
    }

    String state(Matter matter) {
        return state(matter.kind(), matter.state());
    }

    String state(String kind, String name) {
        return own(kind + ".state.", name);
    }

    String action(String kind, String name) {
        String ofAll = "matter.action." + name;
        return has(kind + ".action." + name) || !has(ofAll) ? own(kind + ".action.", name) : text(ofAll);
    }

    String type(String kind, String name) {
        return own(kind + ".type.", name);
    }

    /** A kind without texts of its own is still readable: its names stand for themselves. */
    private String own(String prefix, String name) {
        return has(prefix + name) ? text(prefix + name) : name;
    }

    /** What was done, for a timeline. */
    String done(String kind, String name) {
        return has(kind + ".done." + name) ? text(kind + ".done." + name) : action(kind, name);
    }

    /** A field may be called otherwise in one action than in all others. */
    String field(String kind, String action, String field) {
        String own = kind + ".field." + action + "." + field;
        String ofAll = "matter.field." + field;
        return has(own)
                ? text(own)
                : has(ofAll) && !has(kind + ".field." + field) ? text(ofAll) : own(kind + ".field.", field);
    }

    String option(String kind, String field, Field.Option option) {
        return option.label().isEmpty() ? own(kind + ".option." + field + ".", option.value()) : option.label();
    }

    /** The label of a value that was chosen once, the value itself where no text has it. */
    String chosen(String kind, String field, String value) {
        String option = "option." + field + "." + value;
        String own = kind + "." + option;
        String ofAll = "matter." + option;
        if (!value.matches("[a-zA-Z]+")) {
            return value;
        }
        return has(own) ? text(own) : has(ofAll) ? text(ofAll) : value;
    }

    String clock(String kind, String name) {
        return own(kind + ".clock.", name);
    }

    String kind(Matter matter) {
        return kind(matter.kind());
    }

    String kind(String name) {
        return has(name + ".name") ? text(name + ".name") : name;
    }

    /** Type or grade; empty for none. */
    String sort(Matter matter, String what, @Nullable String value) {
        return value == null ? "" : own(matter.kind() + "." + what + ".", value);
    }

    String problem(Problem problem) {
        return text("problem." + problem.code(), problem.args().toArray());
    }

    /** A due moment with its year, for words that are read later. */
    String due(Instant due) {
        return messages.due(language, due);
    }

    /** The hour and minute of a moment. */
    String time(Instant moment) {
        return messages.time(language, moment);
    }

    String yes(boolean yes) {
        return yes ? text("desk.yes") : text("desk.no");
    }

    String title(Matter matter) {
        return matter.title().isBlank() ? text("desk.untitled") : Objects.requireNonNull(matter.title());
    }

    private boolean has(String key) {
        return messages.has(language, key);
    }
}
