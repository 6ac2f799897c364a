package org.banshi.rates;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** From a published figure down to the requests that its hash is made of. */
@Controller
@RequestMapping(PublishedController.HERE + "/{id}/requests")
final class PublishedRequestsController {
    private static final int PAGE = 50;

    private final Snapshots snapshots;
    private final SnapshotRequests requests;
    private final RateNames names;
    private final Messages messages;

    PublishedRequestsController(Snapshots snapshots, SnapshotRequests requests, RateNames names, Messages messages) {
        this.snapshots = snapshots;
        this.requests = requests;
        this.names = names;
        this.messages = messages;
    }

    @GetMapping
    PublishedRequestsPage requests(
            @PathVariable long id,
            RatesController.Opened opened,
            @Nullable String wait,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.RATES_READ);
        Snapshot snapshot = snapshots.require(id);
        Language language = Language.of(request);
        return wait == null ? rate(snapshot, opened, staff, language) : time(snapshot, wait, opened, staff, language);
    }

    private PublishedRequestsPage rate(
            Snapshot of, RatesController.Opened opened, Actor.Staff staff, Language language) {
        String code = opened.rate() == null ? "" : opened.rate();
        Rate rate = snapshots
                .figures(of)
                .rule()
                .value()
                .find(code)
                .orElseThrow(() -> Problem.notFound("rates.noRate", code));
        RatesPage.Column column = names.column(rate, language);
        Rates.Part part = Stream.of(Rates.Part.values())
                .filter(each -> each.name().equalsIgnoreCase(opened.part()))
                .findFirst()
                .orElse(Rates.Part.ALL);
        return new PublishedRequestsPage(
                of,
                column.name(),
                column.sentence(),
                messages.text(language, "rates.weight"),
                part,
                query("rate", code, opened.line()),
                name(of, opened.line(), language),
                requests.ofRate(of, code, part, opened.line(), opened.after(), PAGE, staff)
                        .map(each -> new PublishedRequestsPage.Row(
                                each.number(),
                                unit(each.unit(), language),
                                each.raisedAt(),
                                each.closedAt(),
                                each.weight())));
    }

    private PublishedRequestsPage time(
            Snapshot of, String wait, RatesController.Opened opened, Actor.Staff staff, Language language) {
        Wait which = Waits.find(wait).orElseThrow(() -> Problem.notFound("rates.noRate", wait));
        String name = messages.text(language, "rates.wait." + which.code());
        return new PublishedRequestsPage(
                of,
                name,
                messages.text(language, "rates.wait." + which.code() + ".how"),
                name,
                null,
                query("wait", which.code(), opened.line()),
                name(of, opened.line(), language),
                requests.ofWait(of, which, opened.line(), opened.after(), PAGE, staff)
                        .map(each -> new PublishedRequestsPage.Row(
                                each.number(),
                                unit(each.unit(), language),
                                each.raisedAt(),
                                each.closedAt(),
                                each.took())));
    }

    static String query(String what, String code, @Nullable String line) {
        return what + "=" + code + (line == null ? "" : "&line=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
    }

    private String unit(@Nullable String code, Language language) {
        return names.line(Asked.By.UNIT, code == null ? "" : code, language);
    }

    private String name(Snapshot of, @Nullable String line, Language language) {
        return line == null ? messages.text(language, "rates.all") : names.line(of.by(), line, language);
    }
}
