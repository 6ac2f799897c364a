/**
 * What an administrator sets that has a version: limits, routes, texts. Every version stays as it was published, with
 * who, why and from when. It knows none of the rules: the rooms above bring their {@link org.banshi.rule.RuleKey}s.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "web"})
package org.banshi.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
