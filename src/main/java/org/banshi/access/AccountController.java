package org.banshi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.MenuItem;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: a new password. */
@Controller
@ConditionalOnWebApplication
final class AccountController {
    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;

    AccountController(Accounts accounts, Credentials credentials, Sessions sessions) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    @Bean
    static MenuItem accountMenu() {
        return new MenuItem(
                "access.account.title",
                "/account",
                900,
                Role.ALL.stream().map(Role::name).collect(Collectors.toSet()));
    }

    @GetMapping("/account")
    Answer form(Actor.Staff me) {
        return new AccountPage(own(me), FormErrors.NONE);
    }

    @PostMapping("/account")
    Answer change(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        Account account = own(me);
        try {
            String chosen = NewPassword.of(password, again);
            prove(account, old);
            accounts.setPassword(me, me.id(), chosen);
        } catch (Problem problem) {
            return new AccountPage(account, FormErrors.of(problem));
        }
        // The change ended all sessions; this one goes on under a new number.
        sessions.begin(request, credentials.login(account.login(), password));
        return new SeeOther("/account", "access.account.changed");
    }

    private void prove(Account account, String old) {
        try {
            credentials.login(account.login(), old);
        } catch (Problem refusal) {
            throw Problem.invalid("old", refusal.code(), refusal.args().toArray());
        }
    }

    private Account own(Actor.Staff me) {
        return accounts.find(me.id()).orElseThrow(() -> Problem.notFound("account.unknown", me.id()));
    }
}
