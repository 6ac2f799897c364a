package org.banshi.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.banshi.hotline.Requests;
import org.banshi.matter.Followers;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Published;
import org.banshi.web.Answer;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One matter as anybody may know it, and following it by a proved phone number. */
@Controller
final class PublicMatterController {
    private final Published published;
    private final Followers followers;
    private final PublicEntries entries;

    PublicMatterController(Published published, Followers followers, PublicEntries entries) {
        this.published = published;
        this.followers = followers;
        this.entries = entries;
    }

    /** The page of a matter. */
    static String page(String handle) {
        return "/public/matters/" + handle;
    }

    @GetMapping("/public/matters/{handle}")
    Answer matter(@PathVariable String handle, HttpServletRequest request) {
        return shown(handle, request, null);
    }

    private PublicMatterPage shown(String handle, HttpServletRequest request, @Nullable Problem refused) {
        Language language = Language.of(request);
        Published.Entry found = published.find(handle).orElseThrow(() -> Problem.notFound("notFound"));
        List<PublicMatterPage.Step> steps = published.steps(handle).stream()
                .map(step ->
                        new PublicMatterPage.Step(entries.stateKey(found.kind(), step.state(), language), step.at()))
                .toList();
        Optional<ProvenPhone> phone = PhoneProof.of(request);
        return new PublicMatterPage(
                entries.of(found, language),
                found.kind().equals(Requests.NAME) ? Stages.steps(found.state()) : List.of(),
                steps,
                new PublicMatterPage.Following(
                        followers.count(handle),
                        phone.isPresent(),
                        phone.filter(proven -> followers.follows(proven, handle))
                                .isPresent()),
                refused == null ? null : refused.errors().getFirst());
    }

    /** Follows at once whoever proved a number; anybody else proves one first, and comes back here. */
    @PostMapping("/public/matters/{handle}/follow")
    Answer follow(@PathVariable String handle, HttpServletRequest request) {
        if (published.find(handle).isEmpty()) {
            throw Problem.notFound("notFound");
        }
        ProvenPhone phone = PhoneProof.of(request).orElse(null);
        if (phone == null) {
            PhoneProof.wants(request, handle);
            return new SeeOther(MineController.HERE);
        }
        return follow(phone, handle, request);
    }

    /** Follows for whoever just proved a number. */
    Answer follow(ProvenPhone phone, String handle, HttpServletRequest request) {
        try {
            followers.follow(phone, handle, Language.of(request));
            return new SeeOther(page(handle), "portal.followed.done");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                return new SeeOther(MineController.HERE);
            }
            return shown(handle, request, refused);
        }
    }

    /** One tap ends it, on the page of the matter and under "my matters". */
    @PostMapping("/public/matters/{handle}/leave")
    Answer leave(@PathVariable String handle, HttpServletRequest request) {
        PhoneProof.of(request).ifPresent(phone -> followers.leave(phone, handle));
        return new SeeOther(
                PhoneProof.of(request).isPresent() ? MineController.HERE : page(handle), "portal.followed.ended");
    }
}
