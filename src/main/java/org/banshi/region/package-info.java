/**
 * Administrative divisions 区划 from province to village: finding, searching, naming. It never knows what happens in a
 * region, nor who answers for it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"text", "web"})
package org.banshi.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
