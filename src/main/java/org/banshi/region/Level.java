package org.banshi.region;

import java.util.Optional;

/** How deep a region lies; told by the length of its code. */
public enum Level {
    /** 省, 自治区, 直辖市: 2 digits. */
    PROVINCE(2),
    /** 市, 州, 盟: 4 digits. */
    CITY(4),
    /** 县, 区, 旗: 6 digits. */
    COUNTY(6),
    /** 街道, 镇, 乡: 9 digits. */
    STREET(9),
    /** 村, 社区: 12 digits. */
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
        this.digits = digits;
    }

    /** The number of digits of codes of this level. */
    public int digits() {
        return digits;
    }

    /** The level of codes of this length, if there is one. */
    static Optional<Level> ofDigits(int digits) {
        for (Level level : values()) {
            if (level.digits == digits) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
