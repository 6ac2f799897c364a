/**
 * How everything goes, on one page: for leaders on a sheet of paper, for everybody on a phone and a wall. It counts what other
 * rooms know, changes nothing, keeps nothing, and shows no number whose list cannot be opened or whose parts are not told.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "text",
            "web",
            "people",
            "access",
            "knowledge",
            "matter",
            "rule",
            "program",
            "insight",
            "rates",
            "oversight",
            "notice"
        })
@NullMarked
package org.banshi.brief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
