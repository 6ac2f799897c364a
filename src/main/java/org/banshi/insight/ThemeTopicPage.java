package org.banshi.insight;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/** The form that makes a theme the topic of a month. */
record ThemeTopicPage(Theme theme, List<Field> fields, FormErrors errors) implements Page {}
