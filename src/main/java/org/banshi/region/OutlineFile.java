package org.banshi.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.banshi.region.Outline.Point;
import org.banshi.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads outlines from GeoJSON (RFC 7946) and says which features cannot be taken. */
final class OutlineFile {
    private static final long LARGEST = 50_000_000;
    private static final int MOST_POINTS = 400;

    /** About thirty metres. */
    private static final double NEAR = 0.0003;

    private final Function<String, Optional<String>> regions;

    OutlineFile(Function<String, Optional<String>> regions) {
        this.regions = regions;
    }

    /**
     * The outlines of all good features; of a region told twice the first counts.
     *
     * @throws Problem 422 {@code file} if it is no GeoJSON at all
     */
    List<Outline> read(byte[] file, List<LineError> errors) {
        JsonNode features = features(file);
        Map<String, Outline> outlines = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            int number = i + 1;
            JsonNode feature = features.get(i);
            String told = code(feature);
            Optional<String> code = told.isEmpty() ? Optional.empty() : regions.apply(told);
            if (code.isEmpty()) {
                errors.add(new LineError(number, "code", "region.unknown", List.of(shortened(told))));
            } else if (outlines.containsKey(code.get())) {
                errors.add(new LineError(number, "code", "region.twice", List.of(code.get())));
            } else {
                try {
                    outlines.put(code.get(), Outline.of(code.get(), polygons(feature.path("geometry"))));
                } catch (NoShape e) {
                    errors.add(new LineError(number, "geometry", e.code, List.of(code.get())));
                }
            }
        }
        return List.copyOf(outlines.values());
    }

    /**
     * What stands in a file.
     *
     * @throws Problem 422 {@code file} if that is too much
     */
    static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw Problem.invalid("file", "region.outlinesTooLarge", LARGEST / 1_000_000);
        }
        return Files.readAllBytes(file);
    }

    private static JsonNode features(byte[] file) {
        try {
            JsonNode all = JsonMapper.shared().readTree(file);
            if (!"FeatureCollection".equals(all.path("type").asString(""))
                    || !all.path("features").isArray()) {
                throw Problem.invalid("file", "region.noFeatures");
            }
            return all.path("features");
        } catch (JacksonException e) {
            throw Problem.invalid(
                    "file",
                    "region.noJson",
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr());
        }
    }

    /** As city files write it: {@code code} or {@code adcode} among the properties, else the feature's id. */
    private static String code(JsonNode feature) {
        for (JsonNode told : List.of(
                feature.path("properties").path("code"),
                feature.path("properties").path("adcode"),
                feature.path("id"))) {
            if (told.isString() || told.isIntegralNumber()) {
                return told.asString("").strip();
            }
        }
        return "";
    }

    private static List<List<List<Point>>> polygons(JsonNode geometry) {
        List<List<List<Point>>> polygons = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(rings(coordinates));
            case "MultiPolygon" -> coordinates.forEach(polygon -> polygons.add(rings(polygon)));
            default -> throw new NoShape("region.noPolygon");
        }
        if (polygons.isEmpty()) {
            throw new NoShape("region.noPolygon");
        }
        return polygons;
    }

    private static List<List<Point>> rings(JsonNode polygon) {
        List<List<Point>> rings = new ArrayList<>();
        for (JsonNode ring : polygon) {
            List<Point> points = new ArrayList<>();
            ring.forEach(point -> points.add(point(point)));
            if (points.size() < 4 || !points.getFirst().equals(points.getLast())) {
                throw new NoShape("region.openRing");
            }
            List<Point> fewer = points.size() > MOST_POINTS ? fewer(points) : points;
            if (Outline.area(fewer) == 0) {
                throw new NoShape("region.openRing");
            }
            rings.add(List.copyOf(fewer));
        }
        if (rings.isEmpty()) {
            throw new NoShape("region.noPolygon");
        }
        return rings;
    }

    private static Point point(JsonNode told) {
        if (!told.path(0).isNumber() || !told.path(1).isNumber()) {
            throw new NoShape("region.noDegrees");
        }
        double lon = told.path(0).asDouble();
        double lat = told.path(1).asDouble();
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new NoShape("region.noDegrees");
        }
        return new Point(lon, lat);
    }

    /** Leaves out what lies near the line without it (Douglas and Peucker), from both halves of the ring. */
    private static List<Point> fewer(List<Point> ring) {
        int half = ring.size() / 2;
        boolean[] keep = new boolean[ring.size()];
        keep[0] = true;
        keep[half] = true;
        keep[ring.size() - 1] = true;
        java.util.ArrayDeque<int[]> parts = new java.util.ArrayDeque<>();
        parts.add(new int[] {0, half});
        parts.add(new int[] {half, ring.size() - 1});
        while (!parts.isEmpty()) {
            int[] part = parts.removeLast();
            int farthest = -1;
            double most = NEAR;
            for (int i = part[0] + 1; i < part[1]; i++) {
                double away = away(ring.get(i), ring.get(part[0]), ring.get(part[1]));
                if (away > most) {
                    most = away;
                    farthest = i;
                }
            }
            if (farthest > 0) {
                keep[farthest] = true;
                parts.add(new int[] {part[0], farthest});
                parts.add(new int[] {farthest, part[1]});
            }
        }
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                kept.add(ring.get(i));
            }
        }
        return kept.size() < 4 ? ring : kept;
    }

    private static double away(Point from, Point a, Point b) {
        double dx = b.lon() - a.lon();
        double dy = b.lat() - a.lat();
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(from.lon() - a.lon(), from.lat() - a.lat())
                : Math.abs(dy * (from.lon() - a.lon()) - dx * (from.lat() - a.lat())) / length;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** A feature that encloses nothing we understand. */
    private static final class NoShape extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final String code;

        NoShape(String code) {
            super(code);
            this.code = code;
        }
    }
}
