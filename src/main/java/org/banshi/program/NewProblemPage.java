package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form that puts a hard problem up.
 *
 * @param fields its fields
 * @param errors what is wrong
 */
record NewProblemPage(List<Field> fields, FormErrors errors) implements Page {}
