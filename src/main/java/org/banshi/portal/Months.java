package org.banshi.portal;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.banshi.web.Language;
import org.banshi.web.Messages;

/** The names of months. */
final class Months {
    private Months() {}

    /** A month with its year: 2026年3月, March 2026. */
    static String name(Messages messages, Language language, YearMonth month) {
        return messages.text(
                language,
                "portal.month",
                Integer.toString(month.getYear()),
                switch (language) {
                    case ZH -> Integer.toString(month.getMonthValue());
                    case EN -> month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                });
    }
}
