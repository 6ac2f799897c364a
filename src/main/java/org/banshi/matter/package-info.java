/**
 * The engine: one ledger of matters, their lifecycles, actions, clocks and timelines. It knows no kind and no state by
 * name, never closes anything by itself unless a lifecycle says so, and never rewrites a line of the timeline.
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
            "knowledge"
        })
@NullMarked
package org.banshi.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
