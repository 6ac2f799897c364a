package org.banshi.oversight;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/** The form that opens an order of supervision. */
record NewOrderPage(List<Field> fields, FormErrors errors) implements Page {}
