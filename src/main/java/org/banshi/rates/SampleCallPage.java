package org.banshi.rates;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/** Calling one of those who were drawn. */
record SampleCallPage(Sample sample, SampleCalls.Waiting call, List<Field> fields, FormErrors errors) implements Page {}
