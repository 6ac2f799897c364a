/**
 * Topics from the public (群众出题, M30): open calls, what residents put forward to them, how that is scored, and what became
 * of each. It scores proposals, never people, and no call ends as answered while somebody has no answer.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "web",
            "rule",
            "people",
            "access",
            "knowledge",
            "matter",
            "program",
            "hotline"
        })
@NullMarked
package org.banshi.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
