/**
 * What must leave the house: stored in the transaction that caused it, delivered by any node, at least once. Never
 * decides whether somebody is told something, never keeps a text or an open address, and knows nothing of matters but
 * a number.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web", "people", "access"})
package org.banshi.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
