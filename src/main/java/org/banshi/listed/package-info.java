/**
 * Listed cases in public (挂牌, M16, M20): which class, street and unit, who listed it, until when, when and why it was taken
 * off. One person masks, another releases. It tells no number, no person and no word of whoever raised it.
 */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "region",
            "web",
            "people",
            "access",
            "knowledge",
            "matter",
            "oversight",
            "notice",
            "outbox"
        })
@NullMarked
package org.banshi.listed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
