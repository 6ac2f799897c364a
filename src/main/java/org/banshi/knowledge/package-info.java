/**
 * What can be asked and what is known: the category tree, and items of knowledge 知识库 in versions, each with an owner, a
 * source and a time in which it holds. It never decides what a matter is about, nor who handles it, and it does not keep
 * who asked.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"calendar", "region", "text", "outbox", "web", "rule", "people", "access"})
package org.banshi.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
