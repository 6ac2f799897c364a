package org.banshi.knowledge;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody looked for, with all struck out that could tell of a person: every number, addresses of mail, and names as
 * far as they can be told. When in doubt nothing is kept: a question that is lost costs little (R-S11).
 */
final class Struck {
    static final int LONGEST = 100;
    private static final int SHORTEST = 2;

    private static final String SURNAME = "(?:欧阳|上官|司马|诸葛|司徒|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程"
            + "苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])";
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}(?:[\\p{N}\\s\\-－—.·xX]*[\\p{N}xX])?");
    private static final Pattern CALLED =
            Pattern.compile("(?:我叫|我是|名叫|叫做|姓名(?:是|为)?[:：]?|联系人[:：]?|本人)\\s*" + SURNAME + "\\p{IsHan}{1,2}");
    private static final Pattern TITLED =
            Pattern.compile(SURNAME + "\\p{IsHan}{0,2}(?:先生|女士|小姐|师傅|老师|同志|阿姨|大爷|大妈|医生|主任|局长|书记|经理|老板)");
    private static final Pattern NAME_ALONE = Pattern.compile(SURNAME + "\\p{IsHan}{2}");
    private static final Pattern GAP = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{C}\\s]+");
    private static final Pattern CHINESE_NUMBER = Pattern.compile("[零〇一二三四五六七八九幺两]{5,}");
    private static final Pattern TELLING = Pattern.compile(".*[\\p{IsHan}a-z]{2}.*");

    private Struck() {}

    /** The words that may be kept; nothing if too little is left. */
    static Optional<String> of(String said) {
        String plain = Normalizer.normalize(said, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
        plain = MAIL.matcher(plain).replaceAll(" ");
        plain = NUMBER.matcher(plain).replaceAll(" ");
        plain = CHINESE_NUMBER.matcher(plain).replaceAll(" ");
        plain = CALLED.matcher(plain).replaceAll(" ");
        plain = TITLED.matcher(plain).replaceAll(" ");
        plain = GAP.matcher(plain).replaceAll(" ").strip();
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                    .strip();
        }
        boolean kept = plain.length() >= SHORTEST
                && TELLING.matcher(plain).matches()
                && !NAME_ALONE.matcher(plain).matches();
        return kept ? Optional.of(plain) : Optional.empty();
    }
}
