package org.banshi.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Finds what public words may not have (R-S11): a mobile, identity or bank number. A service's landline may stand there. */
public final class PersonalNumber {
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\d)[\\s\\p{Pd}()._·]+(?=[\\dXx])");
    private static final Pattern PERSONAL = Pattern.compile("(?<!\\d)(?:86)?1[3-9]\\d{9}(?!\\d)|\\d{15,}[Xx]?");

    private PersonalNumber() {}

    /** Whether there is one, also with blanks, dashes or full-width digits in it. */
    public static boolean in(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC);
        return PERSONAL.matcher(plain).find()
                || PERSONAL.matcher(BETWEEN.matcher(plain).replaceAll("")).find();
    }
}
