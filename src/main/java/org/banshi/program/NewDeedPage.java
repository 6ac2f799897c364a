package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form that registers a deed.
 *
 * @param what fields of what is done and when
 * @param whom fields of for whom and where
 * @param errors what is wrong
 */
record NewDeedPage(List<Field> what, List<Field> whom, FormErrors errors) implements Page {}
