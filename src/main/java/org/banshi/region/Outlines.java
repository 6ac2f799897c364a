package org.banshi.region;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.banshi.region.Outline.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where regions lie, as whoever runs the house loaded it; nothing is shipped, because nothing free and exact is to be had. */
@Service
public class Outlines {
    private final JdbcClient db;
    private final Regions regions;
    private final JsonMapper json;

    Outlines(JdbcClient db, Regions regions, JsonMapper json) {
        this.db = db;
        this.regions = regions;
        this.json = json;
    }

    /**
     * What a file brought.
     *
     * @param loaded outlines that were put or replaced
     * @param errors features left out, in the file's order; the line is the number of the feature, from 1
     */
    public record Loaded(int loaded, List<LineError> errors) {}

    /**
     * Loads a GeoJSON FeatureCollection: one feature a region, its code among the properties ({@code code} or
     * {@code adcode}) or as its id. Features with errors are left out and told, all others are taken.
     *
     * @throws IOException if the file cannot be read
     * @throws org.banshi.web.Problem 422 if it is no such collection
     */
    @Transactional
    public Loaded load(Path file, Instant at) throws IOException {
        return load(OutlineFile.bytes(file), String.valueOf(file.getFileName()), at);
    }

    /**
     * The same from bytes that are there already.
     *
     * @param source where they come from
     * @throws org.banshi.web.Problem 422 if it is no such collection
     */
    @Transactional
    public Loaded load(byte[] geoJson, String source, Instant at) {
        List<LineError> errors = new ArrayList<>();
        List<Outline> outlines = new OutlineFile(regions::normalise).read(geoJson, errors);
        put(outlines, source, at);
        return new Loaded(outlines.size(), List.copyOf(errors));
    }

    /** Puts outlines, or replaces those that are there. */
    @Transactional
    public void put(Collection<Outline> outlines, String source, Instant at) {
        for (Outline outline : outlines) {
            db.sql("""
                    insert into region_outline (code, shape, lon, lat, source, loaded_at)
                    values (:code, :shape, :lon, :lat, :source, :at)
                    on conflict (code) do update set shape = excluded.shape, lon = excluded.lon, lat = excluded.lat,
                      source = excluded.source, loaded_at = excluded.loaded_at
                    """)
                    .param("code", outline.code())
                    .param("shape", json.writeValueAsString(coordinates(outline)))
                    .param("lon", outline.label().lon())
                    .param("lat", outline.label().lat())
                    .param("source", source)
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    /** All that are loaded below a region, by code. */
    public List<Outline> under(String region) {
        return db.sql("select code, shape, lon, lat from region_outline where code like :prefix order by code")
                .param("prefix", region.replaceAll("[^0-9]", "-") + "%")
                .query((row, _) -> new Outline(
                        row.getString("code"),
                        polygons(json.readTree(row.getString("shape"))),
                        new Point(row.getDouble("lon"), row.getDouble("lat"))))
                .list();
    }

    /** As GeoJSON writes them. */
    public static List<List<List<double[]>>> coordinates(Outline outline) {
        return outline.polygons().stream()
                .map(polygon -> polygon.stream()
                        .map(ring -> ring.stream()
                                .map(point -> new double[] {point.lon(), point.lat()})
                                .toList())
                        .toList())
                .toList();
    }

    private static List<List<List<Point>>> polygons(JsonNode shape) {
        List<List<List<Point>>> polygons = new ArrayList<>();
        for (JsonNode polygon : shape) {
            List<List<Point>> rings = new ArrayList<>();
            for (JsonNode ring : polygon) {
                List<Point> points = new ArrayList<>();
                ring.forEach(point -> points.add(
                        new Point(point.get(0).asDouble(), point.get(1).asDouble())));
                rings.add(points);
            }
            polygons.add(rings);
        }
        return polygons;
    }
}
