package org.banshi.portal;

import java.util.List;
import java.util.stream.Collectors;
import org.banshi.region.CityPlaces;
import org.banshi.region.Level;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The city's counties and streets, to choose from and to name. */
@Component
final class Places {
    private final Regions regions;
    private final CityPlaces city;

    Places(Regions regions, CityPlaces city) {
        this.regions = regions;
        this.city = city;
    }

    /** Counties, each followed by its streets; only counties where there are too many streets to choose from. */
    List<Field.Option> options() {
        return city.options();
    }

    /** Code of the city; empty where none is set. */
    String root() {
        return city.root();
    }

    boolean exists(String code) {
        return regions.find(code).isPresent();
    }

    /** County and street, nothing finer; the name of a higher region where no more is known. */
    @Nullable
    String street(@Nullable String code) {
        if (code == null) {
            return null;
        }
        List<Region> path = regions.path(code);
        String name = path.stream()
                .filter(region -> region.level() == Level.COUNTY || region.level() == Level.STREET)
                .map(Region::name)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? (path.isEmpty() ? null : path.getLast().name()) : name;
    }
}
