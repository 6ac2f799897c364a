/**
 * What many residents raise (主动治理): themes are found by their words, ranked by a stated heat, and corrected by people. It
 * counts people and never tells who they are.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "text",
            "web",
            "rule",
            "people",
            "access",
            "knowledge",
            "matter",
            "program"
        })
@NullMarked
package org.banshi.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
