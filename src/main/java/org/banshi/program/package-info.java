/**
 * Promised work (清单): lists, their tasks and projects, inspection, hard problems, small deeds. It never counts as done what
 * only its doer says is done, and never keeps a percentage that could be counted.
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
package org.banshi.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
