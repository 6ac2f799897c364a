package org.banshi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.banshi.calendar.CityClock;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.web.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who acts for whom, by a proved phone number (R-A04). */
@RestController
@RequestMapping(path = MineController.HERE + "/proxies", produces = MediaType.APPLICATION_JSON_VALUE)
@SecurityRequirement(name = ApiConfiguration.RESIDENT)
@Tag(name = "Mine")
final class ProxiesController {
    private static final int LONGEST = 200;

    private final Proxies proxies;
    private final Times times;
    private final CityClock clock;

    ProxiesController(Proxies proxies, Times times, CityClock clock) {
        this.proxies = proxies;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Who acts for the caller, and for whom the caller acts")
    MineShown.Proxies list(@Parameter(hidden = true) ProvenPhone phone) {
        return shown(phone);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Name somebody who may act for the caller", description = "Both are told. Five at most.")
    MineShown.Proxies name(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MineShown.NewProxy.class)))
                    @RequestBody
                    Map<String, Object> sent,
            @Parameter(hidden = true) ProvenPhone person,
            HttpServletRequest request) {
        Body body = new Body(sent);
        String phone = body.need("phone", LONGEST);
        String label = body.need("label", LONGEST);
        String scope = body.oneOf(
                "scope",
                Stream.of(Proxies.Scope.values()).map(Proxies.Scope::code).toList());
        body.expect("scope", scope);
        LocalDate until = body.day("until");
        body.expect("until", until);
        body.finish();
        Proxies.Scope known = Proxies.Scope.SEE.code().equals(scope) ? Proxies.Scope.SEE : Proxies.Scope.ACT;
        proxies.name(person, new Proxies.Wish(phone, label, known, until, Language.of(request)));
        return shown(person);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a grant back, or give it back", description = "By either of the two; both are told.")
    void end(@PathVariable long id, @Parameter(hidden = true) ProvenPhone phone) {
        proxies.end(id, phone);
    }

    private MineShown.Proxies shown(ProvenPhone phone) {
        return new MineShown.Proxies(shown(proxies.givenBy(phone), true), shown(proxies.givenTo(phone), false));
    }

    private List<MineShown.Grant> shown(List<Proxies.Grant> grants, boolean own) {
        Instant now = clock.instant();
        return grants.stream()
                .map(grant -> new MineShown.Grant(
                        grant.id(),
                        own ? grant.label() : null,
                        grant.tail(),
                        grant.scope().code(),
                        times.need(grant.given()),
                        times.need(grant.ends()),
                        times.of(grant.ended()),
                        grant.holds(now),
                        grant.number(),
                        grant.reason()))
                .toList();
    }
}
