/**
 * The words of promised work for everybody (M20, R-S11): one person masks what the ledger says of a promise, a second releases
 * it, anybody objects, a third decides. What the ledger works out, such as lights, is held back by nobody.
 */
@ApplicationModule(
        allowedDependencies = {"calendar", "web", "text", "outbox", "people", "access", "matter", "program", "notice"})
@NullMarked
package org.banshi.promised;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
