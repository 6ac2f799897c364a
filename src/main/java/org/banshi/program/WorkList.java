package org.banshi.program;

import org.jspecify.annotations.Nullable;

/**
 * A list of promised work (清单), usually of one year.
 *
 * @param code short name in addresses and tables
 * @param name its name
 * @param year the year it is for
 * @param level whose it is: city, county, unit
 * @param parent code of the list it carries out
 * @param office code of the unit that keeps it
 * @param checker code of the group that checks its items, unless an item names another
 * @param isPublic whether residents may see it
 */
public record WorkList(
        String code,
        String name,
        int year,
        String level,
        @Nullable String parent,
        String office,
        @Nullable String checker,
        boolean isPublic) {}
