package org.banshi.desk;

import java.util.List;
import org.banshi.knowledge.Item;
import org.banshi.web.Page;

/**
 * Matters like what is being taken down, and what is known about it.
 *
 * @param similar the likest first
 * @param known items of knowledge in force, the best first
 */
record SimilarPiece(List<Likeness> similar, List<Item> known) implements Page {}
