package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
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
import org.springframework.web.bind.annotation.RequestMapping;

/** What was published, beside what the ledger says today. Whoever may see rates sees all that was published. */
@Controller
@RequestMapping(PublishedController.HERE)
final class PublishedController {
    static final String HERE = RatesConfiguration.HERE + "/published";

    private final Snapshots snapshots;
    private final RateSight sight;
    private final PublishedSight published;

    PublishedController(Snapshots snapshots, RateSight sight, PublishedSight published) {
        this.snapshots = snapshots;
        this.sight = sight;
        this.published = published;
    }

    /**
     * The form as it comes, beside the period.
     *
     * @param why what for; of a correction, what was wrong
     * @param replaces the one that it corrects
     */
    record Typed(@Nullable String why, @Nullable Long replaces) {}

    @GetMapping
    SnapshotsPage all(Actor.Staff staff) {
        Permissions.require(staff, Permission.RATES_READ);
        return new SnapshotsPage(snapshots.all());
    }

    @PostMapping
    Answer publish(RatesController.Wanted wanted, Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_PUBLISH);
        try {
            Snapshot made = snapshots.publish(
                    sight.everything(wanted), typed.why() == null ? "" : typed.why(), typed.replaces(), staff);
            return new SeeOther(HERE + "/" + made.id(), "rates.publish.done");
        } catch (Problem refused) {
            return sight.page(wanted, staff, Language.of(request)).with(FormErrors.of(refused), typed.why());
        }
    }

    @GetMapping("/{id}")
    SnapshotPage one(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        return published.page(snapshots.require(id), null, staff, Language.of(request));
    }

    @GetMapping("/{id}/recount")
    SnapshotPage recount(@PathVariable long id, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        Snapshot snapshot = snapshots.require(id);
        return published.page(snapshot, snapshots.recount(id), staff, Language.of(request));
    }

    @PostMapping("/{id}/correction")
    Answer correct(@PathVariable long id, Typed typed, Actor.Staff staff, HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_PUBLISH);
        Snapshot old = snapshots.require(id);
        try {
            Snapshot made = snapshots.publish(old.asked(), typed.why() == null ? "" : typed.why(), id, staff);
            return new SeeOther(HERE + "/" + made.id(), "rates.publish.done");
        } catch (Problem refused) {
            return published.page(old, null, staff, Language.of(request)).with(FormErrors.of(refused), typed.why());
        }
    }
}
