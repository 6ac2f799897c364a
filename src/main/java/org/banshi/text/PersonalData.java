package org.banshi.text;

import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Personal data that can be told by its looks (R-S11, R-S12): found also in full-width or Chinese digits, and with spaces,
 * hyphens or invisible characters between.
 */
public final class PersonalData {
    private static final String HIDDEN = "（已隐去）";
    private static final String CHINESE_DIGITS = "〇零一二三四五六七八九";
    private static final String ID_WEIGHTS = "7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2";
    private static final String ID_CHECKS = "10X98765432";

    private static final Pattern BETWEEN = Pattern.compile("(?<=[0-9])[ \\t\\p{Zs}\\p{Pd}·.]+(?=[0-9Xx])");
    private static final String HEALTH_WORDS =
            "艾滋|HIV|梅毒|乙肝|肝炎|结核|癌|肿瘤|白血病|抑郁|精神病|精神分裂|残疾|流产|怀孕|孕妇|手术|住院|病历|确诊|糖尿病|尿毒症|透析|瘫痪|低保户|未成年";

    /** What can be found. */
    public enum Sort {
        /** An ID number whose check digit is right, of 18 or 15 digits. */
        ID(
                "(?<![0-9])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
                        + "|(?<![0-9])[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])"),
        /** A bank card by Luhn's sum. */
        CARD("(?<![0-9])[1-9][0-9]{12,18}(?![0-9])"),
        /** Any other number of fifteen digits or more, or written in groups as on a card of a bank or of identity. */
        LONG_NUMBER("(?<![0-9])[0-9]{14}[0-9Xx][0-9]*"
                + "|(?<![0-9])[0-9]{4}(?:[ -][0-9]{4}){2,3}[ -][0-9]{1,7}(?![0-9])"
                + "|(?<![0-9])[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx](?![0-9])"),
        /** A mobile number. */
        MOBILE("(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])"),
        /** A landline with its area code, or said to be one. */
        LANDLINE("(?<![0-9])\\(?0[1-9][0-9]{1,2}\\)?-?[2-8][0-9]{6,7}(?![0-9])"
                + "|(?:电话|座机|固话|联系)[^0-9\\n]{0,6}[2-8][0-9]{6,7}(?![0-9])"),
        /** A number plate, of new energy too. */
        PLATE("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·.\\s-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"),
        /** An address of e-mail. */
        MAIL("[A-Za-z0-9._%+-]+\\s?@\\s?[A-Za-z0-9-]+\\.[A-Za-z]{2,}"),
        /** An account of a messenger. */
        ACCOUNT("(?i)(?:微信号?|QQ号?|wechat)[:：\\s是为]{0,3}[A-Za-z0-9_-]{5,}"),
        /** A passport. */
        PASSPORT("(?<![A-Za-z0-9])[EGP][A-Z]?[0-9]{7,8}(?![0-9])"),
        /** The door of a flat. */
        DOOR("(?:[0-9A-Za-z]+(?:号楼|栋|幢|座|单元|层|室|户|号)){2,}|[0-9]{3,4}室"),
        /** A word of somebody's health or hardship: a warning, for words are not always about a person. */
        HEALTH(PersonalData.HEALTH_WORDS);

        private final Pattern pattern;

        Sort(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        /** Whether nothing is published while it is there; else it is a warning. */
        public boolean blocks() {
            return this != HEALTH;
        }

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean holds(String found) {
            return switch (this) {
                case ID -> found.length() == 15 || isIdNumber(found);
                case CARD -> isLuhn(found);
                case LONG_NUMBER, MOBILE, LANDLINE, PLATE, MAIL, ACCOUNT, PASSPORT, DOOR, HEALTH -> true;
            };
        }
    }

    private static final Set<Sort> NUMBERS =
            Collections.unmodifiableSet(EnumSet.of(Sort.ID, Sort.CARD, Sort.LONG_NUMBER, Sort.MOBILE));

    private PersonalData() {}

    /** What the words hold. */
    public static Set<Sort> in(String words) {
        Set<Sort> found = EnumSet.noneOf(Sort.class);
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        String digits = digits(plain);
        EnumSet<Sort> all = EnumSet.allOf(Sort.class);
        look(plain, all, found);
        look(digits, all, found);
        // A date beside a time makes one long number too: here only what has a check of its own counts.
        look(BETWEEN.matcher(digits).replaceAll(""), EnumSet.of(Sort.ID, Sort.CARD, Sort.MOBILE), found);
        return found;
    }

    private static void look(String read, Set<Sort> sorts, Set<Sort> found) {
        for (Sort sort : sorts) {
            Matcher matcher = sort.pattern.matcher(read);
            while (matcher.find()) {
                if (sort.holds(matcher.group())) {
                    found.add(sort);
                }
            }
        }
    }

    /** Whether words hold what nobody may read in public; a word of health alone is a warning. */
    public static boolean standsIn(String words) {
        return in(words).stream().anyMatch(Sort::blocks);
    }

    /** Whether words hold a mobile, identity or bank number. A service's landline or house number may stand there. */
    public static boolean numberStandsIn(String words) {
        return in(words).stream().anyMatch(NUMBERS::contains);
    }

    /** The words with what can be told by its looks taken out: where a person begins to mask, not where it ends. */
    public static String masked(String words) {
        String masked = words;
        for (Sort sort : Sort.values()) {
            if (sort.blocks()) {
                masked = sort.pattern
                        .matcher(masked)
                        .replaceAll(
                                match -> sort.holds(match.group()) ? HIDDEN : Matcher.quoteReplacement(match.group()));
            }
        }
        return masked;
    }

    private static String digits(String words) {
        StringBuilder read = new StringBuilder(words.length());
        words.chars().forEach(c -> {
            int at = CHINESE_DIGITS.indexOf(c);
            read.append(at < 0 ? (char) c : (char) ('0' + Math.max(0, at - 1)));
        });
        return read.toString();
    }

    /** GB 11643: weights and a check digit. */
    static boolean isIdNumber(String id) {
        String[] weights = ID_WEIGHTS.split(",");
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (id.charAt(i) - '0') * Integer.parseInt(weights[i]);
        }
        return ID_CHECKS.charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
    }

    static boolean isLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit : 2 * digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
