/**
 * What exists in the demo only: its made-up city and the telephone that shows all messages. Nothing of it is there
 * outside the profile {@code demo}.
 */
@NullMarked
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
            "knowledge",
            "matter",
            "hotline",
            "program",
            "insight",
            "proposal",
            "notice",
            "oversight",
            "monitor",
            "rates",
            "pattern",
            "listed",
            "promised"
        })
package org.banshi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
