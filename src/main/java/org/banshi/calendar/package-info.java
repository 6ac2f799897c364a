/**
 * The city's time: its one clock, its working days, and the arithmetic of limits with an explanation day by day. It
 * never guesses a year whose calendar nobody has loaded, and knows nothing of what the limits are for.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.banshi.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
