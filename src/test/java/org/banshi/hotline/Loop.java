package org.banshi.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.testkit.TestCity;

/** Walks requests through the real lifecycle, for tests: {@code loop.request().accepted().dispatchedTo("roads")}. */
final class Loop {
    static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T01:00:00Z");

    private final Ledger ledger;
    private final Matters matters;
    private final CityClock clock;
    private final TestCity city;

    Loop(Ledger ledger, Matters matters, CityClock clock, TestCity city) {
        this.ledger = ledger;
        this.matters = matters;
        this.clock = clock;
        this.city = city;
    }

    static NewMatter request(String title, String type) {
        return new NewMatter(
                Requests.NAME,
                type,
                "normal",
                "0102",
                new NewMatter.Words(title, title + "，请尽快处理。"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                new NewMatter.Identity("居民", "19999000001", null, null),
                false,
                Map.of());
    }

    Walk raise(String type) {
        return new Walk(ledger.raise(request("路灯不亮", type), new Actor.Anyone()));
    }

    Walk raise(NewMatter matter) {
        return new Walk(ledger.raise(matter, new Actor.Anyone()));
    }

    Walk raise() {
        return raise("help");
    }

    /** One request on its way. */
    final class Walk {
        final Receipt receipt;

        Walk(Receipt receipt) {
            this.receipt = receipt;
        }

        Walk does(Actor actor, String action, Object... form) {
            perform(actor, action, form);
            return this;
        }

        Done perform(Actor actor, String action, Object... form) {
            Map<String, Object> fields = new java.util.LinkedHashMap<>();
            for (int i = 0; i < form.length; i += 2) {
                fields.put((String) form[i], form[i + 1]);
            }
            return ledger.perform(receipt.number(), action, fields, actor, null);
        }

        Actor raiser() {
            return new Actor.Raiser(receipt.number());
        }

        Walk after(Duration duration) {
            clock.advance(duration);
            return this;
        }

        Walk accepted() {
            return does(city.operator, "accept");
        }

        Walk dispatched() {
            return accepted().does(city.dispatcher, "dispatch", "unit", "roads");
        }

        Walk working() {
            return dispatched().does(city.roads, "sign");
        }

        Walk replied() {
            return working().does(city.roads, "reply", "publicAnswer", "路灯已修好。", "internal", "更换灯具");
        }

        Walk approved() {
            return replied().does(city.reviewer, "approve");
        }

        Walk closed() {
            return approved()
                    .does(
                            city.caller,
                            "callBack",
                            "reached",
                            true,
                            "contacted",
                            true,
                            "solved",
                            true,
                            "satisfaction",
                            5);
        }

        MatterView view() {
            return matters.view(receipt.number(), city.operator);
        }

        MatterView view(Actor actor) {
            return matters.view(receipt.number(), actor);
        }

        String state() {
            return view().matter().state();
        }
    }
}
