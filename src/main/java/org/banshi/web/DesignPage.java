package org.banshi.web;

import java.time.Instant;
import java.util.List;
import org.banshi.web.Field.Input;
import org.banshi.web.Field.Option;

/**
 * What pages are made of, with made-up content.
 *
 * @param now the moment
 * @param due a due that is ahead
 */
record DesignPage(Instant now, Instant due) implements Page {
    /** A colour by its use: text, or a ground that text stands on. */
    static final List<String> INKS = List.of("ink", "ink-soft", "brand", "good", "warn", "bad");

    /** What is wrong in the sample form. */
    FormErrors wrong() {
        return new FormErrors(List.of(
                new Problem.FieldError("title", "tooShort", List.of(4)),
                new Problem.FieldError("phone", "badPhone", List.of())));
    }

    /** A field of each sort. */
    List<Field> fields(Ui ui) {
        List<Option> options = List.of(
                new Option("a", ui.text("web.design.one")),
                new Option("b", ui.text("web.design.two")),
                new Option("c", ui.text("web.design.three")));
        return List.of(
                Field.text("title", ui.text("web.design.line"))
                        .value("A")
                        .max(50)
                        .required(),
                Field.of(Input.TEL, "phone", ui.text("web.design.phone"))
                        .value("12")
                        .hint(ui.text("web.design.hint")),
                Field.textarea("words", ui.text("web.design.words")).max(2000),
                Field.select("choice", ui.text("web.design.choice"), options),
                Field.of(Input.DATE, "day", ui.text("web.design.day")),
                Field.radio("one", ui.text("web.design.radio"), options).value("b"),
                Field.checkboxes("some", ui.text("web.design.boxes"), options).values(List.of("a", "c")),
                Field.tick("agreed", ui.text("web.design.tick")),
                Field.of(Input.FILE, "photo", ui.text("web.design.file")));
    }

    /** Three steps, the newest first. */
    List<TimelineEntry> steps(Ui ui) {
        return List.of(
                new TimelineEntry(
                        now, ui.text("web.design.step3"), null, ui.text("web.design.step3.words"), Tone.GOOD, null),
                new TimelineEntry(
                        now.minusSeconds(90_000), ui.text("web.design.step2"), ui.text("web.design.unit"), null),
                new TimelineEntry(now.minusSeconds(180_000), ui.text("web.design.step1"), null, null));
    }

    /** A due that has passed. */
    Instant late() {
        return now.minusSeconds(100_000);
    }
}
