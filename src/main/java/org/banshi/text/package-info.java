/**
 * Words: reading tables of text, cutting text into search tokens, suggesting a label by a trained model. It knows
 * nothing of matters, categories or regions.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web"})
package org.banshi.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
