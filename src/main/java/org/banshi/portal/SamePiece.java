package org.banshi.portal;

import java.util.List;
import org.banshi.web.Page;

/**
 * What others have raised that may be the same.
 *
 * @param same the likest first
 * @param chosen handle of the one that was chosen, or empty
 */
record SamePiece(List<Same> same, String chosen) implements Page {
    /**
     * One of them, without anything said by anybody.
     *
     * @param entry what is public of it
     * @param where key of where it lies
     * @param days how many days ago it was raised
     */
    record Same(PublicPage.Entry entry, String where, long days) {}
}
