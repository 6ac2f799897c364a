package org.banshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.banshi.matter.Matter;
import org.banshi.outbox.Outbox;
import org.banshi.people.OnCall;
import org.banshi.people.OnCalls;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is on call tonight, beside a matter and beside the units it may be sent to. */
@Component
final class OnCallSight {
    private static final Set<String> SENDING = Set.of("dispatch", "rule", "handDown");
    private static final String TEMPLATES = "hotline.tell.onCall";

    private final OnCalls calls;
    private final Units units;
    private final Outbox outbox;

    OnCallSight(OnCalls calls, Units units, Outbox outbox) {
        this.calls = calls;
        this.units = units;
        this.outbox = outbox;
    }

    /**
     * Who is on call for a matter.
     *
     * @param line absent if nobody is
     * @param unit name of the unit whose list it is
     * @param gap the unit that leads has nobody of its own
     * @param called what was done about it so far
     */
    record Tonight(@Nullable OnCall line, String unit, boolean gap, List<Called> called) {}

    /**
     * A phone was texted.
     *
     * @param at when it was caused
     * @param state of the message
     * @param to what is shown of the number, absent before it has left
     */
    record Called(Instant at, String state, @Nullable String to) {}

    /** For a matter that a unit works on; absent where there are no lists at all. */
    @Nullable
    Tonight of(Matter matter) {
        String lead = matter.leadUnit();
        if (lead == null || !matter.isOpen() || !calls.any()) {
            return null;
        }
        OnCall.Reach reach = calls.tonight(lead);
        OnCall line = reach.line();
        String unit = line == null ? lead : line.unit();
        List<Called> called = !"critical".equals(matter.grade())
                ? List.of()
                : outbox.about(matter.number()).stream()
                        .filter(sent -> sent.template().startsWith(TEMPLATES) && sent.recipient() == null)
                        .map(sent -> new Called(sent.createdAt(), sent.state(), sent.sentTo()))
                        .toList();
        return new Tonight(line, units.find(unit).map(one -> one.name()).orElse(unit), reach.isGap(), called);
    }

    /** The form of a deed that sends it to a unit, with who is on call there. */
    Deed beside(Deed deed, Voice voice) {
        return !SENDING.contains(deed.name()) || !calls.any() ? deed : deed.with("unit", choice -> told(choice, voice));
    }

    private Field told(Field choice, Voice voice) {
        List<Field.Option> options = choice.options().stream()
                .map(option -> option.value().isEmpty()
                        ? option
                        : new Field.Option(option.value(), option.label() + " · " + onCall(option.value(), voice)))
                .toList();
        return new Field(choice.name(), choice.label(), choice.input(), options, choice.values(), choice.more());
    }

    private String onCall(String unit, Voice voice) {
        return calls.ownTonight(unit)
                .map(line -> voice.text("desk.oncall.is", line.name(), line.phone()))
                .orElseGet(() -> voice.text("desk.oncall.nobody"));
    }
}
