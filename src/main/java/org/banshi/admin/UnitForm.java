package org.banshi.admin;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.banshi.people.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a unit; what is missing is empty.
 *
 * @param code code, chosen once
 * @param name name
 * @param kind what sort, chosen once
 * @param parent code of the unit above
 * @param region code of the region that it serves
 * @param phone public telephone
 * @param duty codes of categories or their beginnings
 * @param active {@code true} while new work may go to it
 * @param why the reason
 */
record UnitForm(
        String code,
        String name,
        String kind,
        String parent,
        String region,
        String phone,
        String duty,
        String active,
        String why) {
    static final UnitForm NEW = new UnitForm("", "", "", "", "", "", "", "true", "");

    UnitForm {
        code = stripped(code);
        name = stripped(name);
        kind = stripped(kind);
        parent = stripped(parent);
        region = stripped(region);
        phone = stripped(phone);
        duty = stripped(duty);
        active = stripped(active);
        why = stripped(why);
    }

    static UnitForm of(Unit unit, Set<String> duties) {
        return new UnitForm(
                unit.code(),
                unit.name(),
                unit.kind().code(),
                stripped(unit.parent()),
                stripped(unit.region()),
                stripped(unit.phone()),
                String.join(" ", new TreeSet<>(duties)),
                Boolean.toString(unit.active()),
                "");
    }

    Unit unit(Unit.Kind sort) {
        return new Unit(code, name, absent(parent), sort, absent(region), absent(phone), active.equals("true"));
    }

    Set<String> duties() {
        return Arrays.stream(duty.split("[\\s,，、;；]+"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static @Nullable String absent(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
