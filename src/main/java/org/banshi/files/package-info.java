/**
 * Photographs and documents that belong to matters: checked by content, freed of hidden data, stored once. Never decides
 * who may see a file: whoever opens one has checked that.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web", "access"})
package org.banshi.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
