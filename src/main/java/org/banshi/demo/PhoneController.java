package org.banshi.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.banshi.outbox.Outbox;
import org.banshi.outbox.Sent;
import org.banshi.web.Language;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The demo phone: stands for all telephones and mailboxes of the demo city. */
@Controller
@Profile("demo")
final class PhoneController {
    private static final int MOST = 200;
    private final Outbox outbox;

    PhoneController(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/demo/phone")
    PhonePage phone(HttpServletRequest request) {
        Language language = Language.of(request);
        return new PhonePage(
                outbox.newest(MOST).stream().map(sent -> line(sent, language)).toList());
    }

    private PhonePage.Line line(Sent sent, Language language) {
        return new PhonePage.Line(
                sent.id(),
                Objects.requireNonNull(sent.sentAt()),
                "outbox.channel." + sent.channel().code(),
                Objects.requireNonNullElse(sent.sentTo(), ""),
                sent.subject(),
                Objects.requireNonNullElse(outbox.text(sent, language), sent.template()));
    }
}
