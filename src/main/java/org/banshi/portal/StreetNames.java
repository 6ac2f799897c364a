package org.banshi.portal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.banshi.matter.Published;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the streets of the city are, as far as what was published tells: the middle of all that was raised there. It lets
 * people find their way on a map without pictures of the ground.
 */
@Component
final class StreetNames {
    private static final long FRESH_NANOS = 600_000_000_000L;

    private final Published published;
    private final Regions regions;
    private volatile @Nullable Known known;

    private record Known(List<RaisePage.Name> names, long at) {}

    StreetNames(Published published, Regions regions) {
        this.published = published;
        this.regions = regions;
    }

    List<RaisePage.Name> all() {
        Known now = known;
        if (now == null || System.nanoTime() - now.at() > FRESH_NANOS) {
            now = new Known(read(), System.nanoTime());
            known = now;
        }
        return now.names();
    }

    private List<RaisePage.Name> read() {
        return published.middles().stream()
                .map(middle -> {
                    Optional<String> name = regions.find(middle.region()).map(Region::name);
                    return name.map(told -> new RaisePage.Name(middle.region(), told, middle.lon(), middle.lat()))
                            .orElse(null);
                })
                .filter(Objects::nonNull)
                .toList();
    }
}
