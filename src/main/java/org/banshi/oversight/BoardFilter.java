package org.banshi.oversight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Kind;
import org.banshi.matter.Kinds;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Field;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the board may be narrowed to, and what was meant by it. */
@Component
final class BoardFilter {
    private final Units units;
    private final Kinds kinds;
    private final OversightNames names;

    BoardFilter(Units units, Kinds kinds, OversightNames names) {
        this.units = units;
        this.kinds = kinds;
        this.names = names;
    }

    /** What the reader asks for; what cannot be read asks for everything. */
    record Asked(
            @Nullable String unit,
            @Nullable String kind,
            @Nullable String light,
            @Nullable String after) {
        /** As it stands behind an address, but for the page. */
        String query() {
            List<String> parts = new ArrayList<>();
            add(parts, "unit", unit);
            add(parts, "kind", kind);
            add(parts, "light", light);
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }

        private static void add(List<String> parts, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    /** Who only handles sees the own unit and those below it. */
    static boolean isOwn(Actor.Staff staff) {
        return Stream.of(Role.SUPERVISOR, Role.LEADER, Role.OFFICE).noneMatch(staff::has);
    }

    BoardRows.Wanted wanted(Asked asked, Actor.Staff staff) {
        Set<String> mine = isOwn(staff) ? units.under(staff.unit() == null ? "" : staff.unit()) : null;
        Set<String> below = asked.unit() == null || asked.unit().isBlank() ? null : units.under(asked.unit());
        Set<String> of = below == null || below.isEmpty() || mine != null && !mine.containsAll(below) ? mine : below;
        String kind = kinds.all().stream()
                .map(Kind::name)
                .filter(name -> name.equals(asked.kind()))
                .findFirst()
                .orElse(null);
        Light light = Stream.of(Light.RED, Light.YELLOW)
                .filter(each -> each.code().equals(asked.light()))
                .findFirst()
                .orElse(null);
        return new BoardRows.Wanted(of, kind, light);
    }

    List<Field> fields(Asked asked, Actor.Staff staff, Language language) {
        boolean own = isOwn(staff);
        List<Field.Option> mine = units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .filter(unit -> !own || staff.unit() != null && units.isUnder(unit.code(), staff.unit()))
                .map(unit -> new Field.Option(unit.code(), unit.name()))
                .toList();
        return List.of(
                Field.select(
                                "light",
                                names.text(language, "oversight.light"),
                                Stream.of(Light.RED, Light.YELLOW)
                                        .map(light -> new Field.Option(
                                                light.code(), names.text(language, "oversight.light." + light.code())))
                                        .toList())
                        .value(asked.light()),
                Field.select("unit", names.text(language, "oversight.unit"), mine)
                        .value(asked.unit()),
                Field.select(
                                "kind",
                                names.text(language, "oversight.kind"),
                                kinds.all().stream()
                                        .map(kind -> new Field.Option(kind.name(), names.kind(kind.name(), language)))
                                        .toList())
                        .value(asked.kind()));
    }
}
