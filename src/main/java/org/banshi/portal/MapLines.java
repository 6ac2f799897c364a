package org.banshi.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Published;
import org.banshi.region.Outline;
import org.banshi.region.Outlines;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The plain ground of maps without pictures: outlines of the city's regions. Where none are loaded they are drawn around
 * what was published of each street, which is rough, and said to be.
 */
@Component
final class MapLines {
    private static final long FRESH_NANOS = 60_000_000_000L;
    private static final int MOST = 500;

    private final Outlines outlines;
    private final Published published;
    private final Regions regions;
    private final Places places;
    private volatile @Nullable Known known;

    private record Known(Lines lines, long at) {}

    /**
     * Outlines to draw.
     *
     * @param rough whether they were only drawn around what was raised
     * @param features one a region, as GeoJSON
     * @param names the same regions, and those of which only the middle is known, with where their names are written
     */
    record Lines(boolean rough, List<Feature> features, List<RaisePage.Name> names) {}

    /** A region as GeoJSON. */
    record Feature(String type, Map<String, String> properties, Geometry geometry) {}

    /** Its shape as GeoJSON. */
    record Geometry(String type, List<List<List<double[]>>> coordinates) {}

    MapLines(Outlines outlines, Published published, Regions regions, Places places) {
        this.outlines = outlines;
        this.published = published;
        this.regions = regions;
        this.places = places;
    }

    Lines lines() {
        Known now = known;
        if (now == null || System.nanoTime() - now.at() > FRESH_NANOS) {
            now = new Known(read(), System.nanoTime());
            known = now;
        }
        return now.lines();
    }

    private Lines read() {
        List<Outline> loaded = outlines.under(places.root());
        boolean rough = loaded.isEmpty();
        List<Outline> drawn = rough ? rough() : loaded;
        List<Feature> features = new ArrayList<>();
        Map<String, RaisePage.Name> names = new LinkedHashMap<>();
        for (Outline outline : drawn.stream().limit(MOST).toList()) {
            regions.find(outline.code()).map(Region::name).ifPresent(name -> {
                features.add(new Feature(
                        "Feature",
                        Map.of("code", outline.code(), "name", name),
                        new Geometry("MultiPolygon", Outlines.coordinates(outline))));
                names.put(
                        outline.code(),
                        new RaisePage.Name(
                                outline.code(),
                                name,
                                outline.label().lon(),
                                outline.label().lat()));
            });
        }
        if (rough) {
            middles().forEach(name -> names.putIfAbsent(name.region(), name));
        }
        return new Lines(rough, List.copyOf(features), List.copyOf(names.values()));
    }

    private List<Outline> rough() {
        Map<String, List<Outline.Point>> streets = new LinkedHashMap<>();
        published
                .points()
                .forEach(point -> streets.computeIfAbsent(point.region(), _ -> new ArrayList<>())
                        .add(new Outline.Point(point.lon(), point.lat())));
        return Outline.roughly(streets);
    }

    private List<RaisePage.Name> middles() {
        return published.middles().stream()
                .flatMap(middle -> regions.find(middle.region()).stream()
                        .map(region -> new RaisePage.Name(middle.region(), region.name(), middle.lon(), middle.lat())))
                .toList();
    }
}
