package org.banshi.portal;

import java.util.List;
import org.banshi.matter.Matter;
import org.banshi.matter.Proxies;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What was raised from a number, and for whom else it may be used.
 *
 * @param matters the own ones, the newest first
 * @param paged whether newer ones were left out
 * @param older number of the last one, if there are more before it
 * @param followed what others raised and the holder follows, the newest first
 * @param others those of people for whom the holder may act
 */
record MinePage(
        List<Matter> matters, boolean paged, @Nullable String older, List<PublicPage.Entry> followed, List<For> others)
        implements Page {
    /**
     * Somebody for whom the holder may act.
     *
     * @param grant how far and until when
     * @param matters that one's, the newest first
     * @param paged whether newer ones were left out
     * @param older number of the last one, if there are more before it
     */
    record For(
            Proxies.Grant grant,
            List<Matter> matters,
            boolean paged,
            @Nullable String older) {
        static For of(Proxies.Grant grant, List<Matter> found, boolean paged, int most) {
            String older = found.size() > most ? found.get(most - 1).number() : null;
            return new For(grant, found.stream().limit(most).toList(), paged, older);
        }
    }
}
