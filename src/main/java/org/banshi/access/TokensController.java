package org.banshi.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.MenuItem;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The security administrator's page of tokens. */
@Controller
class TokensController {
    private static final String HERE = "/admin/tokens";
    private static final int DAYS_MOST = 3650;

    private final AccessTokens tokens;
    private final Units units;
    private final CityClock clock;

    TokensController(AccessTokens tokens, Units units, CityClock clock) {
        this.tokens = tokens;
        this.units = units;
        this.clock = clock;
    }

    @Bean
    static MenuItem tokensMenu() {
        return new MenuItem("access.tokens.title", HERE, 810, Set.of(Role.SECURITY.name()));
    }

    @GetMapping(HERE)
    Answer list(Actor.Staff me) {
        Permissions.require(me, Permission.TOKENS_WRITE);
        return page(TokensPage.NOTHING, List.of(), null, FormErrors.NONE);
    }

    @PostMapping(HERE)
    Answer make(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "read") String mayWrite,
            @RequestParam(defaultValue = "") String days) {
        Permissions.require(me, Permission.TOKENS_WRITE);
        try {
            AccessToken.Shown made = tokens.make(
                    me,
                    new AccessToken.Wanted(
                            name,
                            AccountsController.chosen(roles),
                            scope.isBlank() ? null : scope,
                            mayWrite.equals("write"),
                            until(days)));
            return page(TokensPage.NOTHING, List.of(), made.secret(), FormErrors.NONE);
        } catch (Problem problem) {
            return page(List.of(name, scope, mayWrite, days), roles, null, FormErrors.of(problem));
        }
    }

    @PostMapping(HERE + "/{machine}/revoke")
    Answer revoke(Actor.Staff me, @PathVariable long machine) {
        tokens.revoke(me, machine);
        return new SeeOther(HERE, "access.tokens.revoked");
    }

    private @Nullable Instant until(String days) {
        if (days.isBlank()) {
            return null;
        }
        if (!days.strip().matches("[1-9]\\d{0,3}") || Integer.parseInt(days.strip()) > DAYS_MOST) {
            throw Problem.invalid("days", "outOfRange", 1, DAYS_MOST);
        }
        return clock.instant().plus(Duration.ofDays(Integer.parseInt(days.strip())));
    }

    private TokensPage page(List<String> typed, List<String> roles, @Nullable String secret, FormErrors errors) {
        return new TokensPage(tokens.all(), units.all(), typed, roles, secret, errors);
    }
}
