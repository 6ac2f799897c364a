package org.banshi.notice;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pledges: for everybody to read, for units to make, for somebody else to find kept or not. */
@Controller
final class PledgeController {
    private static final String ONE = NoticeConfiguration.PLEDGES_DESK + "/{id:[0-9]+}";

    private final Pledges pledges;
    private final CityClock clock;

    PledgeController(Pledges pledges, CityClock clock) {
        this.pledges = pledges;
        this.clock = clock;
    }

    @GetMapping(NoticeConfiguration.PLEDGES)
    PledgesPage everybody(@RequestParam(defaultValue = "") String standing, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
        return new PledgesPage(pledges.all(), PledgesPage.asked(standing), clock.today(), false, false);
    }

    @GetMapping(NoticeConfiguration.PLEDGES_DESK)
    PledgesPage desk(@RequestParam(defaultValue = "") String standing, Actor.Staff staff) {
        read(staff);
        return new PledgesPage(
                pledges.all(),
                PledgesPage.asked(standing),
                clock.today(),
                true,
                Permissions.has(staff, Permission.PLEDGE) && staff.unit() != null);
    }

    private static void read(Actor.Staff staff) {
        if (!Permissions.has(staff, Permission.PLEDGE)) {
            Permissions.require(staff, Permission.PLEDGE_VERIFY);
        }
    }

    @GetMapping(NoticeConfiguration.PLEDGES_DESK + "/new")
    NewPledgePage form(Actor.Staff staff) {
        Permissions.require(staff, Permission.PLEDGE);
        return new NewPledgePage(NewPledge.BLANK, FormErrors.NONE);
    }

    @PostMapping(NoticeConfiguration.PLEDGES_DESK + "/new")
    Answer pledge(NewPledge typed, Actor.Staff staff) {
        try {
            return new SeeOther(
                    NoticeConfiguration.PLEDGES_DESK + "/" + pledges.pledge(typed, staff), "notice.pledge.made");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return new NewPledgePage(typed, FormErrors.of(refused));
        }
    }

    @GetMapping(ONE)
    PledgePage one(@PathVariable long id, Actor.Staff staff) {
        return page(id, null, null, staff, FormErrors.NONE);
    }

    private PledgePage page(
            long id, @Nullable String done, @Nullable String evidence, Actor.Staff staff, FormErrors errors) {
        read(staff);
        Pledge pledge = pledges.require(id);
        return new PledgePage(pledge, clock.today(), pledges.mayFind(pledge, staff), done, evidence, errors);
    }

    @PostMapping(ONE + "/finding")
    Answer find(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String evidence,
            Actor.Staff staff) {
        try {
            pledges.find(id, done, evidence, staff);
            return new SeeOther(NoticeConfiguration.PLEDGES_DESK + "/" + id, "notice.pledge.found");
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(id, done, evidence, staff, FormErrors.of(refused));
        }
    }
}
