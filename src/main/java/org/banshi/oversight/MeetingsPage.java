package org.banshi.oversight;

import java.util.Map;
import org.banshi.web.Page;
import org.banshi.web.Slice;

/**
 * Meetings and instructions, the newest first.
 *
 * @param open how many items of each are open; empty for who does not see all of them
 * @param mayMeet whether the reader may issue minutes
 */
record MeetingsPage(Slice<MeetingRows.Meeting> meetings, Map<Long, Integer> open, boolean mayMeet) implements Page {}
