package org.banshi.api;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.matter.ProvenPhone;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a program holds in the place of a browser's session: that a phone number was proved, sealed, good for half an hour.
 * Nothing of it is stored, so it cannot be taken back before its end.
 */
@Component
final class ResidentProofs {
    /** The header that carries it; no cookie does, so no other site can use it. */
    static final String HEADER = "Resident-Proof";

    private static final Duration GOOD = Duration.ofMinutes(30);
    private static final String PLACE = "api/resident-proof";

    private final Secrets secrets;
    private final CityClock clock;

    ResidentProofs(Secrets secrets, CityClock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A proof.
     *
     * @param proof the sealed value
     * @param until from when it is void
     */
    record Given(String proof, Instant until) {}

    Given give(ProvenPhone phone) {
        Instant until = clock.instant().plus(GOOD).truncatedTo(ChronoUnit.SECONDS);
        return new Given(secrets.seal(until.getEpochSecond() + " " + phone.key() + " " + phone.sealed(), PLACE), until);
    }

    /**
     * The number that was proved.
     *
     * @throws Problem 401 {@code residentProof} if it is absent, made up or too old
     */
    ProvenPhone require(@Nullable String proof) {
        String[] parts = opened(proof == null ? "" : proof.strip()).split(" ", 3);
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])))) {
            throw Problem.unauthorized("residentProof");
        }
        return new ProvenPhone(parts[1], parts[2]);
    }

    private String opened(String proof) {
        try {
            return secrets.open(proof, PLACE);
        } catch (IllegalStateException _) {
            throw Problem.unauthorized("residentProof");
        }
    }
}
