package org.banshi.portal;

import org.banshi.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
final class HomeController {

    @GetMapping("/")
    Answer home() {
        return new HomePage();
    }
}
