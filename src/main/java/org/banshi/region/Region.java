package org.banshi.region;

import org.jspecify.annotations.Nullable;

/**
 * One administrative division.
 *
 * @param code natural-length code (2, 4, 6, 9 or 12 digits); it begins with the codes of all it lies in
 * @param name its own name, without those above
 * @param level told by the length of the code
 * @param parent code of the region it lies in, absent for provinces
 */
public record Region(
        String code, String name, Level level, @Nullable String parent) {

    /**
     * A region whose level and parent follow from its code.
     *
     * @throws IllegalArgumentException unless the code has 2, 4, 6, 9 or 12 digits
     */
    public static Region of(String code, String name) {
        Level level = isDigits(code) ? Level.ofDigits(code.length()).orElse(null) : null;
        if (level == null) {
            throw new IllegalArgumentException("not a region code: " + code);
        }
        String parent =
                level == Level.PROVINCE ? null : code.substring(0, Level.values()[level.ordinal() - 1].digits());
        return new Region(code, name, level, parent);
    }

    static boolean isDigits(String code) {
        return !code.isEmpty() && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
