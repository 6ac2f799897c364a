package org.banshi.portal;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * One action of the raiser, with its form; for what cannot be taken back it is the second step that asks.
 *
 * @param number of the request
 * @param action its name
 * @param fields its form
 * @param errors what is wrong
 */
record ActionPage(String number, String action, List<Field> fields, FormErrors errors) implements Page {}
