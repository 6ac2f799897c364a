package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form that plans a visit.
 *
 * @param fields its fields
 * @param before the visit that is to be looked at again
 * @param names names of units and lists
 * @param gap so many days lie between two visits for the same
 * @param errors what is wrong
 */
record NewVisitPage(List<Field> fields, @Nullable Visit before, VisitNames names, int gap, FormErrors errors)
        implements Page {}
