/**
 * What can be asked and what is known: the category tree and the answer texts. It never decides what a matter is about,
 * nor who handles it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "region", "text", "web"})
package org.banshi.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
