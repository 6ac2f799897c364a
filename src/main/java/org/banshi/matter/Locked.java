package org.banshi.matter;

import java.util.List;
import java.util.Map;

/**
 * A matter under lock with all that an action may need, fetched in one round trip.
 *
 * @param matter the row
 * @param lastHash hash of its last event
 * @param length how many events it has
 * @param own the kind's own columns
 * @param clocks all its clocks, also those that stopped
 * @param parties units that take part now
 * @param doings who did what
 */
record Locked(
        Matter matter,
        byte[] lastHash,
        int length,
        Map<String, Object> own,
        List<LiveClock> clocks,
        List<Situation.Party> parties,
        List<Situation.Doing> doings) {}
