package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Followers;
import org.banshi.matter.Matter;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.matter.Residents;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that was raised from a phone number, for whoever holds it now; also the way back for a lost receipt. */
@Controller
final class MineController {
    static final String HERE = "/mine";
    static final String CODE = "/mine/code";
    private static final int MOST = 100;

    private final PhoneCodes codes;
    private final Residents residents;
    private final Proxies proxies;
    private final Followers followers;
    private final PublicEntries entries;
    private final PublicMatterController following;
    private final CityClock clock;

    MineController(
            PhoneCodes codes,
            Residents residents,
            Proxies proxies,
            Followers followers,
            PublicEntries entries,
            PublicMatterController following,
            CityClock clock) {
        this.followers = followers;
        this.entries = entries;
        this.following = following;
        this.codes = codes;
        this.residents = residents;
        this.proxies = proxies;
        this.clock = clock;
    }

    @GetMapping(HERE)
    Answer mine(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String grant,
            HttpServletRequest request) {
        return PhoneProof.of(request)
                .<Answer>map(phone -> page(phone, new Older(before, grant), Language.of(request)))
                .orElseGet(() -> asking("", false, FormErrors.NONE, request));
    }

    private static MinePhonePage asking(String phone, boolean stopped, FormErrors errors, HttpServletRequest request) {
        return new MinePhonePage(phone, stopped, PhoneProof.wanted(request) != null, errors);
    }

    /** Which of the lists is paged, and before which matter: the own one, or that of a grant. */
    private record Older(@Nullable String before, @Nullable String grant) {
        @Nullable
        String of(Proxies.@Nullable Grant which) {
            return Objects.equals(grant, which == null ? null : Long.toString(which.id())) ? before : null;
        }
    }

    private MinePage page(ProvenPhone phone, Older asked, Language language) {
        String before = asked.of(null);
        List<Matter> own = residents.matters(phone, MOST + 1, before);
        String older = own.size() > MOST ? own.get(MOST - 1).number() : null;
        List<MinePage.For> others = proxies.givenTo(phone).stream()
                .filter(grant -> grant.holds(clock.instant()))
                .map(grant -> MinePage.For.of(
                        grant, proxies.matters(grant, MOST + 1, asked.of(grant)), asked.of(grant) != null, MOST))
                .toList();
        List<PublicPage.Entry> followed = followers.followed(phone).stream()
                .map(entry -> entries.of(entry, language))
                .toList();
        return new MinePage(own.stream().limit(MOST).toList(), before != null, older, followed, others);
    }

    /** Says the same whether the number is known or not. */
    @PostMapping(HERE)
    Answer send(@RequestParam(defaultValue = "") String phone, HttpServletRequest request) {
        try {
            PhoneProof.asked(request, codes.send(phone, request.getRemoteAddr(), Language.of(request)));
            return new SeeOther(CODE);
        } catch (Problem refused) {
            boolean stopped = refused.status() == 429;
            return asking(
                    phone,
                    stopped,
                    stopped
                            ? FormErrors.of(Problem.invalid(
                                    "phone", "tooManyCodesSent", refused.args().toArray()))
                            : FormErrors.of(refused),
                    request);
        }
    }

    @GetMapping(CODE)
    Answer code(HttpServletRequest request) {
        return PhoneProof.challenge(request) == null ? new SeeOther(HERE) : new MineCodePage(FormErrors.NONE);
    }

    @PostMapping(CODE)
    Answer prove(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        String challenge = PhoneProof.challenge(request);
        if (challenge == null) {
            return new SeeOther(HERE);
        }
        Optional<ProvenPhone> proven = codes.prove(challenge, FollowController.plain(code));
        if (proven.isEmpty()) {
            String why = code.isBlank() ? "required" : "portal.wrongTextedCode";
            return new MineCodePage(FormErrors.of(Problem.invalid("code", why)));
        }
        PhoneProof.remember(request, proven.get());
        String wanted = PhoneProof.wanted(request);
        PhoneProof.wantsNoMore(request);
        return wanted == null ? new SeeOther(HERE) : following.follow(proven.get(), wanted, request);
    }

    @PostMapping("/mine/leave")
    Answer leave(HttpServletRequest request) {
        Proof.leave(request);
        return new SeeOther("/", "portal.left");
    }
}
