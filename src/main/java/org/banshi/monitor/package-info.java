/**
 * Appointed monitors (社会监督员, M35): people from outside who see masked matters of their area, write what they find, and say
 * whether the answer of the unit will do. They see what anybody may know and how it went, never a person and never a word of
 * whoever raised it.
 */
@ApplicationModule(
        allowedDependencies = {"calendar", "region", "text", "web", "rule", "people", "access", "knowledge", "matter"})
@NullMarked
package org.banshi.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
