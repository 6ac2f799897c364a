package org.banshi.knowledge;

import java.util.List;

/**
 * What is wrong with a line of an imported tree.
 *
 * @param line line of the file, from 1
 * @param column name of the column
 * @param code key of the message under {@code problem.}
 * @param args what the message tells
 */
public record LineError(long line, String column, String code, List<Object> args) {}
