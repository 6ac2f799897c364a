package org.banshi.notice;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * Notices on the desk.
 *
 * @param notices the newest first
 * @param state the state that was asked for
 */
record NoticesPage(List<Notice> notices, Notice.@Nullable State state) implements Page {}
