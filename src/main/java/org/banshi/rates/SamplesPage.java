package org.banshi.rates;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;

/**
 * All drawings, the newest first.
 *
 * @param freezing the form that freezes a list; empty for who may not
 * @param rates whether the reader may see rates too
 */
record SamplesPage(List<Sample> samples, List<Field> freezing, boolean rates, FormErrors errors) implements Page {}
