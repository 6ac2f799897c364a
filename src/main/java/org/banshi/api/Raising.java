package org.banshi.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Ledger;
import org.banshi.matter.Receipt;
import org.banshi.matter.Tries;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Raises requests: once for each idempotency key, and from one address not without end. */
@Component
final class Raising {
    private final Ledger ledger;
    private final Categories categories;
    private final Regions regions;
    private final Repeats repeats;
    private final Tries tries;
    private final Times times;
    private final JsonMapper json;

    Raising(
            Ledger ledger,
            Categories categories,
            Regions regions,
            Repeats repeats,
            Tries tries,
            Times times,
            JsonMapper json) {
        this.ledger = ledger;
        this.categories = categories;
        this.regions = regions;
        this.repeats = repeats;
        this.tries = tries;
        this.times = times;
        this.json = json;
    }

    /**
     * Raises a request.
     *
     * @param key the caller's idempotency key: the same key and body within 24 hours get the same answer again
     * @param address where the call came from
     * @param language in which a resident wants to be written to
     * @throws Problem 409 the outside number is known, 422 wrong fields or the key with another body, 429 too many
     */
    Repeats.Outcome raise(Map<String, ?> body, Actor actor, @Nullable String key, String address, Language language) {
        RaiseForm form = RaiseForm.read(body, Permissions.has(actor, Permission.INTAKE), categories, regions);
        String sorted = json.writeValueAsString(new TreeMap<>(body));
        return repeats.once(actor, key, sorted, () -> {
            if (actor instanceof Actor.Anyone) {
                tries.countRaise(address);
            }
            return receipt(raise(form, actor, language));
        });
    }

    private Receipt raise(RaiseForm form, Actor actor, Language language) {
        try {
            return ledger.raise(form.matter(actor, language), actor);
        } catch (DuplicateKeyException taken) {
            if (form.outsideNumber() == null) {
                throw taken;
            }
            throw Problem.conflict("outsideNumberTaken", form.outsideNumber());
        }
    }

    private Shown.Receipt receipt(Receipt receipt) {
        String self = "/api/v1/requests/" + receipt.number() + "?code=" + receipt.code();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("verdict", "/api/v1/requests/" + receipt.number() + "/verdict?code=" + receipt.code());
        return new Shown.Receipt(receipt.number(), receipt.code(), times.of(receipt.due()), links);
    }
}
