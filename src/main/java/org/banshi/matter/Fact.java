package org.banshi.matter;

import java.util.Locale;

/** What an action may set on a matter beside its state, owner and clocks. */
public enum Fact {
    TYPE,
    GRADE,
    CATEGORY,
    REGION,
    ADDRESS,
    REWORDED_TITLE,
    REWORDED_TEXT,
    ABOUT_UNIT,
    CONFIDENTIAL,
    PUBLIC_ANSWER,
    ANSWERED_AT,
    CONTACTED,
    SOLVED,
    SATISFACTION,
    VERDICT_BY;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
