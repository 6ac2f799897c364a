package org.banshi.portal;

import java.util.List;
import org.banshi.knowledge.Item;
import org.banshi.web.Page;

/**
 * What is known and may answer what is being written, before it is raised.
 *
 * @param known items in force, the best first
 */
record KnownPiece(List<Item> known) implements Page {}
