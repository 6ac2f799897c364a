/**
 * The staff door: inboxes by role, the page of a matter with all that one may do to it, the intake form for a caller. It
 * decides nothing: who may see and do what is asked of the engine, and every look at a matter leaves a line.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "text",
            "outbox",
            "web",
            "rule",
            "people",
            "access",
            "files",
            "knowledge",
            "matter",
            "hotline",
            "rates",
            "notice",
            "oversight"
        })
@NullMarked
package org.banshi.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
