package org.banshi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A piece of promised work: a line of its table, and when each step of its path happens. Days are told from the city's
 * moment, and shifted a little for each line, so that not all units work on the same day.
 */
final class Promise {
    private static final Duration AFTER = Duration.ofMinutes(25);

    /** So many days before the moment; what was raised later is not on a list yet. */
    private static final int CITE_UNTIL = 12;

    final String kind;
    final Sheet.Line line;
    private final List<Timed> steps = new ArrayList<>();
    private final Hours hours;
    private final LocalDate today;
    private final Random random;
    private final int shift;

    /** A step and its moment. */
    record Timed(Instant at, Script.Step step) {}

    Promise(String kind, Sheet.Line line, Script script, Course.Terms terms) {
        this.kind = kind;
        this.line = line;
        this.hours = terms.hours();
        this.today = hours.day(terms.now());
        this.random = new Random(line.at("id").hashCode() * 0x9E3779B97F4A7C15L);
        this.shift = "deed".equals(kind) ? 0 : random.nextInt(4);
        for (Script.Step step : script.steps(kind, line.at("path"))) {
            Instant wish = on(today.minusDays(step.daysAgo() + (long) shift));
            Instant least = steps.isEmpty() ? wish : steps.getLast().at().plus(AFTER);
            // Over days of rest two steps can fall on the same morning: they keep their order.
            add(step, wish.isBefore(least) ? least : wish);
        }
    }

    String id() {
        return line.at("id");
    }

    /** Some time of that day in office hours, or of the next on which there are any. */
    private Instant on(LocalDate day) {
        Duration late = Duration.ofMinutes(random.nextInt(430)).plusSeconds(random.nextInt(60));
        return hours.office(hours.on(day, 9, 0).plus(late), late);
    }

    private void add(Script.Step step, Instant at) {
        steps.add(new Timed(at, step));
    }

    /** Besides what its path says, the office takes it up from that request, if there is time before it is done. */
    void cite(String request, Instant raised) {
        Instant at = on(hours.day(raised).plusDays(2));
        Instant done = at("askStrikeOff");
        if (today.minusDays(CITE_UNTIL).isAfter(hours.day(raised)) && (done == null || at.isBefore(done))) {
            add(new Script.Step(0, "office", "cite", Map.of("source", "#" + request)), at);
        }
    }

    /** The unit tells twice a month what is new, or now and then, or never. */
    void follow(List<Integer> slotDays, List<String> texts) {
        Instant from = at("receive");
        Instant to = at("askStrikeOff");
        String how = line.at("follow");
        if (from == null || "never".equals(how)) {
            return;
        }
        LocalDate last = to == null ? today : hours.day(to);
        for (LocalDate day = hours.day(from).plusDays(1); day.isBefore(last); day = day.plusDays(1)) {
            boolean told = !"sometimes".equals(how) || random.nextBoolean();
            if (slotDays.contains(day.getDayOfMonth()) && told) {
                add(tell(texts.get(random.nextInt(texts.size()))), on(day));
            }
        }
    }

    private static Script.Step tell(String text) {
        return new Script.Step(
                0,
                "lead",
                "followUp",
                text.isEmpty() ? Map.of("nothingNew", "true") : Map.of("nothingNew", "false", "text", text));
    }

    private @Nullable Instant at(String action) {
        return steps.stream()
                .filter(timed -> timed.step().action().equals(action))
                .map(Timed::at)
                .findFirst()
                .orElse(null);
    }

    /** All of it in order: one after the other, and the last before offices closed for the last time. */
    List<Timed> steps(Instant now) {
        List<Timed> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(Timed::at));
        for (int i = 1; i < ordered.size(); i++) {
            Instant least = ordered.get(i - 1).at().plus(AFTER);
            if (ordered.get(i).at().isBefore(least)) {
                ordered.set(i, new Timed(least, ordered.get(i).step()));
            }
        }
        Instant most = hours.closingBefore(now).minus(AFTER).minusSeconds(random.nextInt(900));
        for (int i = ordered.size() - 1; i >= 0 && ordered.get(i).at().isAfter(most); i--) {
            ordered.set(i, new Timed(most, ordered.get(i).step()));
            most = most.minus(AFTER);
        }
        return ordered;
    }

    /** The fields of a step, each as text. */
    Map<String, String> form(Script.Step step, Cast cast) {
        Map<String, String> form = new HashMap<>();
        step.form().forEach((name, value) -> {
            String text = value(value, cast);
            if (!text.isEmpty()) {
                form.put(name, text);
            }
        });
        return form;
    }

    private String value(String value, Cast cast) {
        if (value.matches("d[+-]\\d+")) {
            int days = Integer.parseInt(value.substring(1));
            return today.plusDays(days < 0 ? days - (long) shift : days).toString();
        }
        if (value.startsWith("@")) {
            return Long.toString(cast.login(value.substring(1)).id());
        }
        if (value.startsWith("#")) {
            return cast.number(value.substring(1));
        }
        String text = value;
        for (Map.Entry<String, String> cell : line.cells().entrySet()) {
            text = text.replace("{" + cell.getKey() + "}", cell.getValue());
        }
        return text;
    }
}
