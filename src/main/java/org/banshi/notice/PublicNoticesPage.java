package org.banshi.notice;

import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * Notices for everybody.
 *
 * @param notices a page of them, the newest first
 */
record PublicNoticesPage(Slice<PublicNotices.Entry> notices) implements Page {}
