/**
 * The hotline's requests (诉求): their lifecycle, limits and dispatch directory. It never names who raised a request to a
 * handling unit, and never lets one end without somebody other than its doer.
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
package org.banshi.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
