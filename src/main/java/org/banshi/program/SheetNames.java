package org.banshi.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;

/** What names in a table mean, and how codes are named in one; each is looked up once for a table. Not for threads. */
final class SheetNames {
    private final Units units;
    private final Regions regions;
    private final Messages messages;
    private final Map<String, Optional<String>> unitCodes = new HashMap<>();
    private final Map<String, String> unitNames = new HashMap<>();
    private final Map<String, Optional<String>> regionCodes = new HashMap<>();

    SheetNames(Units units, Regions regions, Messages messages) {
        this.units = units;
        this.regions = regions;
        this.messages = messages;
    }

    /** The unit of a code or a name. */
    Optional<String> unit(String text) {
        return unitCodes.computeIfAbsent(
                text, name -> units.find(name).or(() -> units.byName(name)).map(Unit::code));
    }

    /** The unit's name, or its code where the name would not lead back to it. */
    String unitName(String code) {
        return unitNames.computeIfAbsent(
                code,
                known -> units.find(known)
                        .map(Unit::name)
                        .filter(name -> !ItemCells.SEVERAL.matcher(name).find()
                                && name.equals(name.strip())
                                && unit(name).filter(known::equals).isPresent())
                        .orElse(known));
    }

    /** The region of a code, or of a name that only one has. */
    Optional<String> region(String text) {
        return regionCodes.computeIfAbsent(
                text,
                name -> regions.normalise(name).or(() -> {
                    List<Region> named = regions.search(name, null, 2).stream()
                            .filter(region -> region.name().equals(name))
                            .toList();
                    return named.size() == 1 ? Optional.of(named.getFirst().code()) : Optional.empty();
                }));
    }

    /** The value of a choice, from itself or its label. */
    Optional<String> choice(List<String> values, String labels, String text) {
        return values.stream()
                .filter(value -> value.equals(text)
                        || messages.text(Language.ZH, labels + value).equals(text)
                        || messages.text(Language.EN, labels + value).equalsIgnoreCase(text))
                .findFirst();
    }

    /** The label of a choice. */
    String label(String labels, @Nullable String value) {
        String key = labels + Objects.requireNonNullElse(value, "");
        return value != null && messages.has(Language.ZH, key)
                ? messages.text(Language.ZH, key)
                : Objects.requireNonNullElse(value, "");
    }
}
