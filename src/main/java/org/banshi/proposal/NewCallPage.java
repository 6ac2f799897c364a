package org.banshi.proposal;

import java.util.List;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/** The form that opens a call, or changes the one that is given. */
record NewCallPage(@Nullable Call call, List<Field> fields, FormErrors errors) implements Page {}
