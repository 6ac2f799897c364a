package org.banshi.region;

import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The counties and streets of the city that is served, to choose from by name. */
@Component
public final class CityPlaces {
    private static final int MOST = 400;
    private static final long FRESH_NANOS = 60_000_000_000L;
    private static final String DEMO = "99";

    private final Regions regions;
    private final String city;
    private volatile @Nullable Known known;

    private record Known(List<Field.Option> options, long at) {}

    /** @param city code of the city that is served; without one, the demo city if it is there */
    CityPlaces(Regions regions, @Value("${banshi.city.region:}") String city) {
        this.regions = regions;
        this.city = city;
    }

    /** Counties, each followed by its streets; only counties where there are too many streets to choose from. */
    public List<Field.Option> options() {
        Known now = known;
        if (now == null || System.nanoTime() - now.at() > FRESH_NANOS) {
            now = new Known(read(), System.nanoTime());
            known = now;
        }
        return now.options();
    }

    /** Code of the city; empty where none is set. */
    public String root() {
        return city.isBlank()
                ? regions.children(DEMO).stream().findFirst().map(Region::code).orElse("")
                : city;
    }

    private List<Field.Option> read() {
        String root = root();
        if (root.isEmpty()) {
            return List.of();
        }
        List<Field.Option> all = new ArrayList<>();
        List<Field.Option> high = new ArrayList<>();
        for (Region region : regions.children(root)) {
            Field.Option option = new Field.Option(region.code(), region.name());
            all.add(option);
            high.add(option);
            if (region.level() == Level.COUNTY) {
                regions.children(region.code())
                        .forEach(street ->
                                all.add(new Field.Option(street.code(), region.name() + " " + street.name())));
            }
        }
        return List.copyOf(all.size() > MOST ? high : all);
    }
}
