package org.banshi.program;

import java.time.Instant;
import org.banshi.web.Page;

/**
 * One public notice.
 *
 * @param notice the notice
 * @param now the moment
 */
record NoticePage(PublicNotice notice, Instant now) implements Page {}
