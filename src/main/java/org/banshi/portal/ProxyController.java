package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who may act for whoever holds a phone, and taking it back. */
@Controller
final class ProxyController {
    static final String HERE = "/mine/proxies";

    private final Proxies proxies;
    private final CityClock clock;

    ProxyController(Proxies proxies, CityClock clock) {
        this.proxies = proxies;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Answer proxies(HttpServletRequest request) {
        return PhoneProof.of(request)
                .<Answer>map(phone -> page(phone, ProxyForm.empty(today()), FormErrors.NONE))
                .orElseGet(() -> new SeeOther(MineController.HERE));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private ProxiesPage page(ProvenPhone phone, ProxyForm form, FormErrors errors) {
        return new ProxiesPage(proxies.givenBy(phone), form, clock.instant(), errors);
    }

    @PostMapping(HERE)
    Answer name(ProxyForm form, HttpServletRequest request) {
        ProvenPhone phone = PhoneProof.of(request).orElse(null);
        if (phone == null) {
            return new SeeOther(MineController.HERE);
        }
        try {
            proxies.name(phone, form.wish(Language.of(request)));
            return new SeeOther(HERE, "portal.proxies.named");
        } catch (Problem refused) {
            return page(phone, form, FormErrors.of(refused));
        }
    }

    @PostMapping(HERE + "/{id}/end")
    Answer end(@PathVariable long id, HttpServletRequest request) {
        ProvenPhone phone = PhoneProof.of(request).orElse(null);
        if (phone == null) {
            return new SeeOther(MineController.HERE);
        }
        boolean own = proxies.givenBy(phone).stream().anyMatch(grant -> grant.id() == id);
        proxies.end(id, phone);
        return own
                ? new SeeOther(HERE, "portal.proxies.ended")
                : new SeeOther(MineController.HERE, "portal.proxies.resigned");
    }

    /** Somebody whose proxy the hotline put down takes it back with the receipt alone. */
    @PostMapping("/follow/{number}/proxies/{id}/end")
    Answer end(@PathVariable String number, @PathVariable long id, HttpServletRequest request) {
        Actor.Raiser raiser = Proof.of(request, number).orElse(null);
        if (raiser == null) {
            return new SeeOther("/follow");
        }
        proxies.end(id, number, raiser);
        return new SeeOther("/follow/" + number, "portal.proxies.ended");
    }

    /**
     * What was filled in.
     *
     * @param phone of who is to act
     * @param label what the person calls that one
     * @param scope how far
     * @param until the last day
     */
    record ProxyForm(String phone, String label, String scope, String until) {
        ProxyForm(@Nullable String phone, @Nullable String label, @Nullable String scope, @Nullable String until) {
            this.phone = phone == null ? "" : phone;
            this.label = label == null ? "" : label;
            this.scope = scope == null ? "" : scope;
            this.until = until == null ? "" : until;
        }

        static ProxyForm empty(LocalDate today) {
            return new ProxyForm("", "", "", today.plusMonths(6).toString());
        }

        Proxies.Wish wish(Language language) {
            for (Proxies.Scope known : Proxies.Scope.values()) {
                if (known.code().equals(scope)) {
                    return new Proxies.Wish(phone, label, known, date(), language);
                }
            }
            throw Problem.invalid("scope", scope.isEmpty() ? "required" : "notAChoice");
        }

        private @Nullable LocalDate date() {
            try {
                return until.isBlank() ? null : LocalDate.parse(until.strip());
            } catch (DateTimeParseException e) {
                throw Problem.invalid("until", "proxyTerm");
            }
        }
    }
}
