/**
 * Patterns in the words of raisers and in answers that look made (R-K06, M21): hints for whoever supervises, about units and
 * ways in, worked out when somebody looks and kept nowhere. It never says that somebody cheated, and lists no persons.
 */
@ApplicationModule(
        allowedDependencies = {"calendar", "web", "rule", "people", "access", "knowledge", "matter", "rates"})
@NullMarked
package org.banshi.pattern;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
