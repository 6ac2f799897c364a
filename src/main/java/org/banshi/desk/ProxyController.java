package org.banshi.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Proxies;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For somebody without a phone: who may act in one matter, put down on that person's word, and taken back (R-A04). */
@Controller
final class ProxyController {
    static final String HERE = "/desk/proxies";

    private final Proxies proxies;
    private final Looks looks;
    private final CityClock clock;

    ProxyController(Proxies proxies, Looks looks, CityClock clock) {
        this.proxies = proxies;
        this.looks = looks;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Answer proxies(@RequestParam(defaultValue = "") String number, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        String told = number.strip();
        if (told.isEmpty()) {
            return new ProxyPage(ProxyForm.of(told, today()), List.of(), clock.instant(), FormErrors.NONE);
        }
        return page(ProxyForm.of(told, today()), staff, FormErrors.NONE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private ProxyPage page(ProxyForm form, Actor.Staff staff, FormErrors errors) {
        try {
            List<Proxies.Grant> grants = proxies.of(form.number(), staff);
            looks.record(staff, form.number(), Looks.MATTER, null);
            return new ProxyPage(form, grants, clock.instant(), errors);
        } catch (Problem unknown) {
            if (unknown.status() != 404) {
                throw unknown;
            }
            FormErrors wrong = FormErrors.of(Problem.invalid("number", "unknown", form.number()));
            return new ProxyPage(form, List.of(), clock.instant(), wrong);
        }
    }

    @PostMapping(HERE)
    Answer register(ProxyForm form, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        try {
            proxies.register(form.number(), form.wish(), form.reason(), staff);
            return new SeeOther(HERE + "?number=" + form.number(), "desk.proxy.done");
        } catch (Problem refused) {
            return page(form, staff, refused.status() == 404 ? FormErrors.NONE : FormErrors.of(refused));
        }
    }

    @PostMapping(HERE + "/{number}/{id}/end")
    Answer end(@PathVariable String number, @PathVariable long id, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        proxies.end(id, number, staff);
        return new SeeOther(HERE + "?number=" + number, "desk.proxy.ended");
    }

    /**
     * What was filled in.
     *
     * @param number of the matter
     * @param phone of who is to act
     * @param label what the person calls that one
     * @param scope how far
     * @param until the last day
     * @param reason why the person does not do it alone
     */
    record ProxyForm(String number, String phone, String label, String scope, String until, String reason) {
        ProxyForm(
                @Nullable String number,
                @Nullable String phone,
                @Nullable String label,
                @Nullable String scope,
                @Nullable String until,
                @Nullable String reason) {
            this.number = filled(number).strip();
            this.phone = filled(phone);
            this.label = filled(label);
            this.scope = filled(scope);
            this.until = filled(until);
            this.reason = filled(reason);
        }

        static ProxyForm of(String number, LocalDate today) {
            return new ProxyForm(number, "", "", "", today.plusMonths(6).toString(), "");
        }

        private static String filled(@Nullable String value) {
            return value == null ? "" : value;
        }

        Proxies.Wish wish() {
            for (Proxies.Scope known : Proxies.Scope.values()) {
                if (known.code().equals(scope)) {
                    return new Proxies.Wish(phone, label, known, date(), null);
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
