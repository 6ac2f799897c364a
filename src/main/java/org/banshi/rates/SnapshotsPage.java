package org.banshi.rates;

import java.util.List;
import org.banshi.web.Page;

/** All that was published, the newest first. */
record SnapshotsPage(List<Snapshot> snapshots) implements Page {}
