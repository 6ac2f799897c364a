package org.banshi.matter;

import java.util.Objects;

/** Lays the hotline's wording over the raiser's words. */
final class Shield {
    private Shield() {}

    static Matter over(Matter m) {
        return new Matter(
                m.id(),
                m.number(),
                m.kind(),
                m.type(),
                m.grade(),
                m.category(),
                m.region(),
                null,
                Objects.requireNonNullElse(m.rewordedTitle(), ""),
                Objects.requireNonNullElse(m.rewordedText(), ""),
                m.rewordedTitle(),
                m.rewordedText(),
                m.channel(),
                m.source(),
                null,
                m.confidential(),
                null,
                m.state(),
                m.ownerRole(),
                m.ownerUnit(),
                m.ownerPerson(),
                m.askedRole(),
                m.leadUnit(),
                m.mainId(),
                m.raisedAt(),
                m.toldDue(),
                m.due(),
                m.dueStoppedAt(),
                m.breaches(),
                m.outcome(),
                m.contacted(),
                m.solved(),
                m.satisfaction(),
                m.verdictBy(),
                m.publicAnswer(),
                m.answeredAt(),
                m.closedAt(),
                m.doer(),
                m.checker(),
                m.version(),
                m.updatedAt());
    }
}
