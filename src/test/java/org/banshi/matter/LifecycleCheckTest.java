package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.banshi.access.Role;
import org.banshi.calendar.Limit;
import org.banshi.matter.Action.Duty;
import org.junit.jupiter.api.Test;

class LifecycleCheckTest {
    private static final Timed DAY = new Timed(Limit.days(1), "test", 0);
    private static final State OPEN =
            State.open("open", new Owner.Pool(Role.OPERATOR)).clock("step", s -> DAY);
    private static final State END = State.end("end");
    private static final Action FINISH =
            Action.named("finish").from("open").to("end").by(Role.OPERATOR);

    private static Lifecycle of(List<State> states, Action... actions) {
        return Lifecycle.of("thing", List.of(), Map.of(), states, List.of(actions));
    }

    @Test
    void aSoundLifecycleIsBuiltAndDrawn() {
        Lifecycle lifecycle = of(List.of(OPEN, END), FINISH);
        assertThat(lifecycle.first().name()).isEqualTo("open");
        assertThat(Mermaid.diagram(lifecycle)).contains("open --> end: finish", "[*] --> open", "end --> [*]");
    }

    @Test
    void aStateThatIsNeverReachedIsRefused() {
        assertThatThrownBy(() -> of(List.of(OPEN, END, State.end("island")), FINISH))
                .hasMessageContaining("island is never reached");
    }

    @Test
    void anOpenStateThatIsNeverLeftIsRefused() {
        State trap = State.open("trap", new Owner.Pool(Role.OPERATOR)).clock("step2", s -> DAY);
        Action fall = Action.named("fall").from("open").to("trap").by(Role.OPERATOR);
        assertThatThrownBy(() -> of(List.of(OPEN, END, trap), FINISH, fall)).hasMessageContaining("trap is never left");
    }

    @Test
    void anOpenStateNeedsAnOwnerAndAClock() {
        State unclocked = State.open("open", new Owner.Pool(Role.OPERATOR));
        assertThatThrownBy(() -> of(List.of(unclocked, END), FINISH)).hasMessageContaining("open has no clock");
    }

    @Test
    void theDoerCannotEndWhatItDid() {
        Action work = FINISH.duty(Duty.WORK);
        assertThatThrownBy(() -> of(List.of(OPEN, END), work)).hasMessageContaining("the doer would give the verdict");
        Action byUnit = Action.named("finish").from("open").to("end").byUnit(Role.HANDLER, Relation.LEAD);
        assertThatThrownBy(() -> of(List.of(OPEN, END), byUnit))
                .hasMessageContaining("lets a handling unit end the matter");
    }

    @Test
    void anActionForNobodyOrTwiceInOneStateIsRefused() {
        Action nobody = Action.named("finish").from("open").to("end");
        assertThatThrownBy(() -> of(List.of(OPEN, END), nobody)).hasMessageContaining("finish is for nobody");
        assertThatThrownBy(() -> of(List.of(OPEN, END), FINISH, FINISH)).hasMessageContaining("declared twice in open");
    }

    @Test
    void aClockMayOnlyRunOutIntoWhatTheHouseCanDo() {
        State state = State.open("open", new Owner.Pool(Role.OPERATOR)).until("step", s -> DAY, "finish");
        assertThatThrownBy(() -> of(List.of(state, END), FINISH)).hasMessageContaining("an action the house cannot do");
    }
}
