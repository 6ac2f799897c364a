package org.banshi.proposal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Open calls for everybody: what is asked for, and what became of what was put forward. */
@Controller
final class PublicCallController {
    private final Calls calls;
    private final CallRows rows;
    private final CityClock clock;

    PublicCallController(Calls calls, CallRows rows, CityClock clock) {
        this.calls = calls;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping("/calls")
    PublicCallsPage list(HttpServletResponse response) {
        cache(response);
        List<Call> all = calls.all();
        return new PublicCallsPage(all, rows.counts(), clock.today());
    }

    @GetMapping("/calls/{id:[0-9]+}")
    PublicCallPage one(@PathVariable long id, HttpServletResponse response) {
        cache(response);
        Call call = calls.require(id);
        return new PublicCallPage(
                call, rows.counts(id), rows.selected(id), rows.versions(id), clock.today(), clock.instant());
    }

    private static void cache(HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue());
    }
}
