package org.banshi.listed;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Listed cases as everybody reads them.
 *
 * @param away how many are not shown because somebody objected and nobody has decided yet
 */
record PublicListedPage(List<Line> cases, int away) implements Page {

    /**
     * One of them, with the names of its class and street.
     *
     * @param late whether it is still listed after its day
     */
    record Line(
            PublicListed.Entry told,
            @Nullable String category,
            @Nullable String street,
            boolean late) {}
}
