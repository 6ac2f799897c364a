package org.banshi.rates;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * The form in which a unit asks that a request be left out of its appraisal.
 *
 * @param number the request
 */
record NewExclusionPage(String number, List<Field> fields, FormErrors errors) implements Page {}
