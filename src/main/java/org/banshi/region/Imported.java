package org.banshi.region;

import java.util.List;

/**
 * What an import did.
 *
 * @param added new regions
 * @param renamed regions that now have another name
 * @param unchanged regions that were there already
 * @param errors lines left out, in the file's order
 */
public record Imported(int added, int renamed, int unchanged, List<LineError> errors) {}
