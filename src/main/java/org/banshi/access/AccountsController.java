package org.banshi.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.MenuItem;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The security administrator's pages of accounts. */
@Controller
class AccountsController {
    private static final String HERE = "/admin/accounts";

    private final Accounts accounts;
    private final Invitations invitations;
    private final Units units;
    private final Members members;

    AccountsController(Accounts accounts, Invitations invitations, Units units, Members members) {
        this.members = members;
        this.accounts = accounts;
        this.invitations = invitations;
        this.units = units;
    }

    @Bean
    static MenuItem accountsMenu() {
        return new MenuItem("access.accounts.title", HERE, 800, Set.of(Role.SECURITY.name()));
    }

    @GetMapping(HERE)
    Answer list(Actor.Staff me) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        return page(AccountsPage.Typed.NOTHING, null, FormErrors.NONE);
    }

    @PostMapping(HERE)
    Answer invite(
            Actor.Staff me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") List<String> roles) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        try {
            String link = invitations.invite(me, name, unit.isBlank() ? null : unit, chosen(roles));
            return page(AccountsPage.Typed.NOTHING, absolute(link), FormErrors.NONE);
        } catch (Problem problem) {
            return page(new AccountsPage.Typed(name, unit, roles), null, FormErrors.of(problem));
        }
    }

    @GetMapping(HERE + "/member/{staff}")
    Answer member(Actor.Staff me, @PathVariable long staff) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        return new MemberAccountPage(members.require(staff), List.of(), null, FormErrors.NONE);
    }

    @PostMapping(HERE + "/member/{staff}")
    Answer inviteMember(Actor.Staff me, @PathVariable long staff, @RequestParam(defaultValue = "") List<String> roles) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        Member member = members.require(staff);
        try {
            String link = absolute(invitations.inviteMember(me, staff, chosen(roles)));
            return new MemberAccountPage(member, roles, link, FormErrors.NONE);
        } catch (Problem problem) {
            return new MemberAccountPage(member, roles, null, FormErrors.of(problem));
        }
    }

    @PostMapping(HERE + "/{staff}/link")
    Answer newPassword(Actor.Staff me, @PathVariable long staff) {
        return page(AccountsPage.Typed.NOTHING, absolute(invitations.newPassword(me, staff)), FormErrors.NONE);
    }

    @PostMapping(HERE + "/{staff}/disabled")
    Answer disable(Actor.Staff me, @PathVariable long staff, @RequestParam(defaultValue = "true") boolean disabled) {
        accounts.disable(me, staff, disabled);
        return new SeeOther(HERE, disabled ? "access.accounts.isDisabled" : "access.accounts.isEnabled");
    }

    @GetMapping(HERE + "/{staff}")
    Answer roles(Actor.Staff me, @PathVariable long staff) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        Account account = require(staff);
        return new AccountRolesPage(account, List.of(Role.names(account.roles())), FormErrors.NONE);
    }

    @PostMapping(HERE + "/{staff}")
    Answer setRoles(Actor.Staff me, @PathVariable long staff, @RequestParam(defaultValue = "") List<String> roles) {
        Permissions.require(me, Permission.ACCOUNTS_WRITE);
        try {
            accounts.setRoles(me, staff, chosen(roles));
            return new SeeOther(HERE, "access.accounts.rolesSet");
        } catch (Problem problem) {
            return new AccountRolesPage(require(staff), roles, FormErrors.of(problem));
        }
    }

    /** The roles of these names, each of which the house must know. */
    static Set<Role> chosen(List<String> names) {
        Set<String> known = Role.ALL.stream().map(Role::name).collect(Collectors.toSet());
        if (!known.containsAll(names)) {
            throw Problem.invalid("roles", "notAChoice");
        }
        return Role.of(names.toArray(String[]::new));
    }

    private Account require(long staff) {
        return accounts.find(staff).orElseThrow(() -> Problem.notFound("account.unknown", staff));
    }

    private AccountsPage page(
            AccountsPage.Typed typed, @org.jspecify.annotations.Nullable String link, FormErrors errors) {
        return new AccountsPage(accounts.all(), units.all(), typed, link, errors);
    }

    private static String absolute(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString();
    }
}
