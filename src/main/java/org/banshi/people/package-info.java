/**
 * Who there is: units in a tree, their staff, and the duty lists that say what may be handed down to whom. It knows no
 * accounts and no rights, and never deletes anybody whom a log may name.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web", "rule"})
package org.banshi.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
