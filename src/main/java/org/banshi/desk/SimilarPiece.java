package org.banshi.desk;

import java.util.List;
import org.banshi.web.Page;

/**
 * Matters like what is being taken down.
 *
 * @param similar the likest first
 */
record SimilarPiece(List<Likeness> similar) implements Page {}
