/**
 * Nobody can look away: lights, who is told when a clock ran out, orders of supervision, what is listed or in a leader's
 * charge, and what a unit cannot do alone and asks the tier above for. It watches every kind of matter and knows none.
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
            "matter"
        })
@NullMarked
package org.banshi.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
