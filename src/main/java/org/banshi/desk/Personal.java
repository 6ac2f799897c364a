package org.banshi.desk;

import java.util.regex.Pattern;

/** What leaves the house names no telephone or identity number that somebody wrote into a title or a text. */
final class Personal {
    /** Telephone and identity numbers, also with blanks, dashes or full-width digits in them. */
    private static final Pattern NUMBER = Pattern.compile("[+＋]?\\p{Nd}(?:[\\s\\-－—()（）.·]*\\p{Nd}){6,}[Xx]?");

    private Personal() {}

    /** The words with such numbers struck out. Names are not recognised. */
    static String struck(String words) {
        return NUMBER.matcher(words).replaceAll("***");
    }
}
