package org.banshi.program;

import org.jspecify.annotations.Nullable;

/**
 * A goal of a list; items hang below the leaves of the tree (M36).
 *
 * @param code short name within the list
 * @param parent code of the goal it serves; absent for a root
 * @param name its name
 */
public record Goal(String code, @Nullable String parent, String name) {}
