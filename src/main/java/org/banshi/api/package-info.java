/**
 * The door for programs: {@code /api/v1}. It reads JSON, asks the rooms below and writes JSON; it decides nothing about
 * who may see or do what, and keeps nothing but answers to repeated calls.
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
            "hotline",
            "program",
            "rates",
            "proposal",
            "oversight",
            "monitor",
            "pattern",
            "listed"
        })
@NullMarked
package org.banshi.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
