/**
 * Who may come in and what they may do: accounts, tokens, sessions, roles and permissions, secrets, and the logs of who
 * looked and who changed what. It knows people and units, no matter; what a role may do with a matter is told by the
 * matter's lifecycle.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web", "people"})
package org.banshi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
