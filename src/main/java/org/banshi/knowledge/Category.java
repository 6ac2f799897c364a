package org.banshi.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * One category of the tree.
 *
 * @param code never changed
 * @param name its own name, without those above
 * @param parent code of the category above, absent at the top
 * @param active whether new matters may be given it
 */
public record Category(String code, String name, @Nullable String parent, boolean active) {}
