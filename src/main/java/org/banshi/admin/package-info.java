/**
 * The door of the administrators: pages on which rules and the working calendar are read and set. It decides nothing
 * but who may: what can be set, and how, the rooms below say.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web", "rule", "people", "access"})
package org.banshi.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
