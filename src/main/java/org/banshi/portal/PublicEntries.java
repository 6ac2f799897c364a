package org.banshi.portal;

import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Published;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.springframework.stereotype.Component;

/** Puts what anybody may know of a matter into words. */
@Component
final class PublicEntries {
    private final Categories categories;
    private final Places places;
    private final Messages messages;

    PublicEntries(Categories categories, Places places, Messages messages) {
        this.categories = categories;
        this.places = places;
        this.messages = messages;
    }

    PublicPage.Entry of(Published.Entry matter, Language language) {
        Double lon = matter.lon();
        Double lat = matter.lat();
        return new PublicPage.Entry(
                matter.handle(),
                matter.category(),
                matter.category() == null ? null : categories.fullName(matter.category()),
                matter.region(),
                places.street(matter.region()),
                stateKey(matter.kind(), matter.state(), language),
                matter.outcome() == null,
                matter.raisedAt(),
                lon == null || lat == null ? null : new PublicPage.Point(lon, lat));
    }

    /** The message that says in plain words where a matter of that kind stands. */
    String stateKey(String kind, String state, Language language) {
        String plain = "portal.short." + state;
        return kind.equals(Requests.NAME) && messages.has(language, plain) ? plain : kind + ".state." + state;
    }
}
