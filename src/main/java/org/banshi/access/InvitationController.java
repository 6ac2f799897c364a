package org.banshi.access;

import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One-time links. Whoever has the link is the person. */
@Controller
final class InvitationController {
    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/invitation/{secret}")
    Answer form(@PathVariable String secret) {
        return new InvitationPage("/invitation/" + secret, invitations.require(secret), "", FormErrors.NONE);
    }

    @PostMapping("/invitation/{secret}")
    Answer use(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Invitation invitation = invitations.require(secret);
        try {
            invitations.use(secret, login, NewPassword.of(password, again));
            return new SeeOther("/login", "access.invitation.done");
        } catch (Problem problem) {
            FormErrors errors = problem.code().equals("login.taken")
                    ? new FormErrors(java.util.List.of(FieldError.of(
                            "login", problem.code(), problem.args().toArray())))
                    : FormErrors.of(problem);
            return new InvitationPage("/invitation/" + secret, invitation, login, errors);
        }
    }
}
