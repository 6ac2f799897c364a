package org.banshi.portal;

import java.util.List;
import org.banshi.hotline.Danger;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Items;
import org.banshi.matter.Matter;
import org.banshi.matter.MeToo;
import org.banshi.web.Language;
import org.springframework.stereotype.Component;

/** Tells somebody who raises a matter what is public of others' that may be the same. */
@Component
final class Sameness {
    private static final int LEAST = 2;
    private static final int MOST_KNOWN = 3;

    private final MeToo meToo;
    private final PublicEntries entries;
    private final Danger danger;
    private final Items items;

    Sameness(MeToo meToo, PublicEntries entries, Danger danger, Items items) {
        this.items = items;
        this.meToo = meToo;
        this.entries = entries;
        this.danger = danger;
    }

    /** Those that may be the same as what is being written; none while the form is far from being sent. */
    List<SamePiece.Same> to(RaiseForm form, Language language) {
        boolean enough = form.text().strip().length() >= 6
                && form.text().length() <= RaiseForm.MOST_TEXT
                && form.address().length() <= RaiseForm.MOST_ADDRESS;
        return enough ? of(meToo.to(form.matter(danger, language)), language) : List.of();
    }

    /** Items of knowledge in force that may answer what is being written. */
    List<Item> known(RaiseForm form) {
        boolean enough = form.text().strip().length() >= LEAST && form.text().length() <= RaiseForm.MOST_TEXT;
        return enough && !form.isConfidential()
                ? items.search(form.text(), null, form.region().isEmpty() ? null : form.region(), MOST_KNOWN)
                : List.of();
    }

    /** Those that may be the same as what was raised, but itself. */
    List<SamePiece.Same> to(Matter matter, Language language) {
        return of(meToo.to(matter), language);
    }

    private List<SamePiece.Same> of(List<MeToo.Candidate> found, Language language) {
        return found.stream()
                .map(candidate -> new SamePiece.Same(
                        entries.of(candidate.entry(), language),
                        candidate.samePlace() ? "portal.same.place" : "portal.same.street",
                        candidate.days()))
                .toList();
    }
}
