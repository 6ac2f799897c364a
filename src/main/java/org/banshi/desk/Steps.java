package org.banshi.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.matter.MatterView;
import org.banshi.web.TimelineEntry;
import org.banshi.web.Tone;
import org.jspecify.annotations.Nullable;

/** The timeline as people read it: who did what, when, and what was filled in; the newest first. */
final class Steps {
    private static final Set<String> UNITS = Set.of("unit", "aboutUnit");
    private static final Set<String> PEOPLE =
            Set.of("person", "leader", "helper", "monitor", "appraiser", "leaves", "takes");
    private static final Set<String> BACK = Set.of("return", "sendBack", "reject", "disputed");

    private final MatterView view;
    private final Voice voice;
    private final Names names;
    private final Map<Long, String> staff;

    private Steps(MatterView view, Voice voice, Names names) {
        this.view = view;
        this.voice = voice;
        this.names = names;
        this.staff = names.staff(view.timeline().stream()
                .flatMap(line -> Stream.concat(
                        Stream.of(line.staff(), line.actsFor()).filter(Objects::nonNull),
                        PEOPLE.stream()
                                .flatMap(field ->
                                        Stream.ofNullable(person(line.form().get(field))))))
                .collect(Collectors.toSet()));
    }

    static List<TimelineEntry> of(MatterView view, Voice voice, Names names) {
        Steps steps = new Steps(view, voice, names);
        return view.timeline().reversed().stream().map(steps::entry).toList();
    }

    private TimelineEntry entry(MatterView.Line line) {
        String kind = view.matter().kind();
        boolean moved = !Objects.equals(line.from(), line.to());
        Tone tone = BACK.contains(line.action()) ? Tone.WARN : moved ? Tone.INFO : Tone.NEUTRAL;
        return new TimelineEntry(line.at(), voice.done(kind, line.action()), by(line), filledIn(line), tone, null);
    }

    private String by(MatterView.Line line) {
        if (!line.actor().equals("staff")) {
            return voice.text("role." + line.actor());
        }
        return Stream.of(
                        names.unit(line.unit()),
                        line.role() == null || line.role().isEmpty() ? "" : voice.text("role." + line.role()),
                        line.staff() == null ? "" : staff.getOrDefault(line.staff(), ""),
                        line.actsFor() == null
                                ? ""
                                : voice.text("desk.actsFor", staff.getOrDefault(line.actsFor(), "")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The first line's words stand at the top of the page. */
    private @Nullable String filledIn(MatterView.Line line) {
        if (line.seq() == 1) {
            return null;
        }
        if (line.action().equals("breach") && line.form().get("clock") instanceof String clock) {
            return voice.text("desk.breached", voice.clock(view.matter().kind(), clock));
        }
        String words = line.form().entrySet().stream()
                .map(field -> voice.text(
                        "desk.filled",
                        voice.field(view.matter().kind(), line.action(), field.getKey()),
                        value(field.getKey(), field.getValue())))
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? null : words;
    }

    private String value(String field, Object value) {
        String kind = view.matter().kind();
        String text = String.valueOf(value);
        if (value instanceof Boolean yes) {
            return voice.yes(yes);
        }
        if (field.equals("clock")) {
            return voice.clock(kind, text);
        }
        if (field.equals("category")) {
            return names.category(text);
        }
        if (PEOPLE.contains(field)) {
            Long id = person(value);
            return id == null ? text : staff.getOrDefault(id, text);
        }
        String chosen = voice.chosen(kind, field, text);
        return UNITS.contains(field) && chosen.equals(text) ? names.unit(text) : chosen;
    }

    private static @Nullable Long person(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
