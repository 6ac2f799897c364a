package org.banshi.api;

import org.banshi.matter.Erasures;
import org.banshi.matter.Matter;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Residents;
import org.springframework.stereotype.Component;

/** What the city holds of whoever proved a phone number, as it is shown. */
@Component
final class MyData {
    private final Residents residents;
    private final Erasures erasures;
    private final Times times;

    MyData(Residents residents, Erasures erasures, Times times) {
        this.residents = residents;
        this.erasures = erasures;
        this.times = times;
    }

    MineShown.Data of(ProvenPhone phone) {
        return new MineShown.Data(
                residents.held(phone).stream().map(this::shown).toList(), erasures.isAsked(phone));
    }

    private MineShown.Held shown(Residents.Held held) {
        Matter matter = held.matter();
        return new MineShown.Held(
                matter.number(),
                matter.kind(),
                matter.type(),
                times.need(matter.raisedAt()),
                matter.title(),
                matter.text(),
                matter.region(),
                matter.address(),
                held.who().name(),
                held.who().phone(),
                held.who().onBehalfOf(),
                matter.answeredAt() == null ? null : matter.publicAnswer(),
                matter.solved(),
                matter.satisfaction());
    }
}
