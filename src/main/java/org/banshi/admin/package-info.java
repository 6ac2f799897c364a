/**
 * The door of the administrators: pages on which units, staff, categories, the directory, rules and
 * the working calendar are read and set, and what a new city still lacks. It decides nothing
 * but who may: what can be set, and how, the rooms below say.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "web",
            "outbox",
            "rule",
            "people",
            "access",
            "region",
            "knowledge",
            "text",
            "matter",
            "hotline"
        })
package org.banshi.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
