package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Residents;
import org.springframework.stereotype.Component;

/** As whom this browser stands to a matter: its raiser by code or phone, or somebody who acts for the raiser. */
@Component
final class Standing {
    private final Residents residents;
    private final Proxies proxies;

    Standing(Residents residents, Proxies proxies) {
        this.residents = residents;
        this.proxies = proxies;
    }

    Optional<Actor.Resident> of(HttpServletRequest request, String number) {
        Optional<Actor.Resident> byCode = Proof.of(request, number).map(Actor.Resident.class::cast);
        return byCode.isPresent() ? byCode : PhoneProof.of(request).flatMap(phone -> byPhone(phone, number));
    }

    private Optional<Actor.Resident> byPhone(ProvenPhone phone, String number) {
        return residents
                .raiser(phone, number)
                .map(Actor.Resident.class::cast)
                .or(() -> proxies.actor(phone, number).map(Actor.Resident.class::cast));
    }
}
