/**
 * What the house tells in public of what it did (M20, M10): the head of each day's ledger, notices of finished matters and of
 * rates that one person masks and another releases, and pledges with a day on which they can be checked. It publishes
 * nothing by itself, and nothing of reports and confidential matters.
 */
@ApplicationModule(allowedDependencies = {"calendar", "text", "web", "rule", "people", "access", "knowledge", "matter"})
@NullMarked
package org.banshi.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
