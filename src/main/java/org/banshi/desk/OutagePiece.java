package org.banshi.desk;

import java.util.List;
import org.banshi.hotline.Outage;
import org.banshi.web.Page;

/**
 * The piece of the intake form with the notices that are about the category and place told so far.
 *
 * @param notices what callers may be told at once
 */
record OutagePiece(List<Outage> notices) implements Page {
    @Override
    public String template() {
        return "desk/outagePiece";
    }
}
