package org.banshi.web;

import java.time.Duration;
import org.banshi.calendar.CityClock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All parts that pages are made of, on one page, for those who make pages. */
@Controller
final class DesignController {
    private final CityClock clock;

    DesignController(CityClock clock) {
        this.clock = clock;
    }

    @GetMapping("/desk/design")
    DesignPage parts() {
        return new DesignPage(clock.instant(), clock.instant().plus(Duration.ofHours(30)));
    }
}
