/**
 * Measures the house from outside: matters a second over HTTP, and beside it the same SQL by plain JDBC, as a ratio in
 * one run. It runs on a throw-away database and never on a city's.
 */
@NullMarked
@ApplicationModule
package org.banshi.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
