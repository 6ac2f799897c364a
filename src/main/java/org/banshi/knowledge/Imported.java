package org.banshi.knowledge;

import java.util.List;

/**
 * What an import did.
 *
 * @param added new categories
 * @param changed categories that now have another name or parent
 * @param unchanged categories that were there already
 * @param errors lines left out, in the file's order
 */
public record Imported(int added, int changed, int unchanged, List<LineError> errors) {}
