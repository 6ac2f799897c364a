package org.banshi.region;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.text.Aligned;

/** Finds an address below the level of regions in what people say: street and number, estate, building. */
public final class StreetAddress {
    /** What stands before a name and is no part of it. */
    private static final String NAME = "[\\p{IsHan}a-z&&[^在住到从于是的了有我你他她们就还这那个请帮对往向被把给让，。区县镇乡道]]{1,6}?";

    private static final String NUMBER = "[0-9零一二三四五六七八九十百]{1,5}";
    private static final Pattern ADDRESS = Pattern.compile("(?:(?:" + NAME + "(?:大道|大街|胡同|路|街(?!道)|巷|弄))(?:" + NUMBER
            + "号(?:院|楼)?)?(?:" + NAME + "(?:小区|花园|家园|新村|公寓|大厦|广场|苑))?|" + NAME
            + "(?:小区|花园|家园|新村|公寓|大厦|苑)|" + NAME + "村" + NUMBER + "组)(?:" + NUMBER + "(?:号楼|栋|幢|座|单元|号院|室|号|组|期))*");

    private static final int READ = 4_000;

    private StreetAddress() {}

    /** The longest of the addresses in a text, as it was written; of equals the first. */
    public static Optional<String> in(String text) {
        Aligned aligned = Aligned.of(text.length() > READ ? text.substring(0, READ) : text);
        Matcher matcher = ADDRESS.matcher(aligned.plain());
        int best = 0;
        String found = null;
        while (matcher.find()) {
            if (matcher.end() - matcher.start() > best) {
                best = matcher.end() - matcher.start();
                found = text.substring(aligned.from(matcher.start()), aligned.to(matcher.end()));
            }
        }
        return Optional.ofNullable(found);
    }
}
