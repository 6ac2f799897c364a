package org.banshi.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that could not be answered, told to a person. */
record ProblemPage(
        int status,
        String title,
        String detail,
        List<String> fieldErrors,
        @Nullable String reference) implements Page {}
