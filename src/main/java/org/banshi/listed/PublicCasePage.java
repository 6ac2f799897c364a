package org.banshi.listed;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One listed case for everybody, or what is left of it.
 *
 * @param line the case, if it is public
 * @param gone what is left otherwise
 * @param answers what was decided on objections
 */
record PublicCasePage(
        long id,
        PublicListedPage.@Nullable Line line,
        PublicListed.@Nullable Gone gone,
        List<PublicListed.Answer> answers)
        implements Page {}
