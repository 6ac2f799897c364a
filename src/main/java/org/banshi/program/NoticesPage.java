package org.banshi.program;

import java.time.Instant;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * What was released of hard problems.
 *
 * @param notices the notices
 * @param now the moment
 */
record NoticesPage(Slice<PublicNotice> notices, Instant now) implements Page {}
