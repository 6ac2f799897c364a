package org.banshi.program;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/** The form that opens a topic of the month. */
record NewTopicPage(List<Field> fields, FormErrors errors) implements Page {}
