package org.banshi.program;

import org.banshi.web.Page;

/**
 * One hard problem.
 *
 * @param sheet all that is shown of it
 */
record ProblemPage(ProblemSheet sheet) implements Page {}
