package org.banshi.journeys;

import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.testkit.TestCity;

/** What a journey begins with: something on a street that is to be mended. */
final class Streets {
    private Streets() {}

    /** Raised on the web by somebody with a phone, at a place; its number. */
    static String raised(Ledger ledger, String words) {
        return ledger.raise(
                        new NewMatter(
                                "request",
                                "help",
                                "normal",
                                "0102",
                                new NewMatter.Words(words, words + "，请修一修。"),
                                new NewMatter.Place(null, "健身广场东侧 3 号", null, null),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民甲", "19999000001", null, null),
                                false,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    /** The same, and taken in. */
    static String accepted(Ledger ledger, TestCity city, String words) {
        String number = raised(ledger, words);
        ledger.perform(number, "accept", Map.of(), city.operator, null);
        return number;
    }
}
