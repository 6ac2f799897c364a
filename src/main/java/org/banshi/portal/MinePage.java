package org.banshi.portal;

import java.util.List;
import org.banshi.matter.Matter;
import org.banshi.matter.Proxies;
import org.banshi.web.Page;

/**
 * What was raised from a number, and for whom else it may be used.
 *
 * @param matters the own ones, the newest first
 * @param followed what others raised and the holder follows, the newest first
 * @param others those of people for whom the holder may act
 */
record MinePage(List<Matter> matters, List<PublicPage.Entry> followed, List<For> others) implements Page {
    /**
     * Somebody for whom the holder may act.
     *
     * @param grant how far and until when
     * @param matters that one's, the newest first
     */
    record For(Proxies.Grant grant, List<Matter> matters) {}
}
