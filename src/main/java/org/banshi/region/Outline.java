package org.banshi.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a region lies.
 *
 * @param code the region
 * @param polygons polygons of rings of points (longitude, latitude), the outer ring first, each ring closed
 * @param label where its name is written
 */
public record Outline(String code, List<List<List<Point>>> polygons, Point label) {

    private static final int FEWEST = 3;
    private static final int CORNERS = 32;
    private static final double ROOM = 1.2;

    /** A little more than half the way. */
    private static final double MEETING = 0.7;

    /** About three kilometres. */
    private static final double FARTHEST = 0.027;

    /** About five hundred metres. */
    private static final double SMALLEST = 0.0045;

    /** A place in degrees (WGS 84). */
    public record Point(double lon, double lat) {}

    /** The outline with its name in the middle of the points of its largest outer ring. */
    static Outline of(String code, List<List<List<Point>>> polygons) {
        List<Point> largest = polygons.stream()
                .map(List::getFirst)
                .reduce((a, b) -> Math.abs(area(b)) > Math.abs(area(a)) ? b : a)
                .orElseThrow();
        return new Outline(code, polygons, middle(largest));
    }

    /** Twice the area within a closed ring, in square degrees; negative where it runs clockwise. */
    static double area(List<Point> ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            Point a = ring.get(i);
            Point b = ring.get(i + 1);
            sum += a.lon() * b.lat() - b.lon() * a.lat();
        }
        return sum;
    }

    /** The centre of what a closed ring encloses. */
    static Point middle(List<Point> ring) {
        Point first = ring.getFirst();
        double weight = 0;
        double lon = 0;
        double lat = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            double ax = ring.get(i).lon() - first.lon();
            double ay = ring.get(i).lat() - first.lat();
            double bx = ring.get(i + 1).lon() - first.lon();
            double by = ring.get(i + 1).lat() - first.lat();
            double cross = ax * by - bx * ay;
            weight += cross;
            lon += (ax + bx) * cross;
            lat += (ay + by) * cross;
        }
        return weight == 0 ? first : new Point(first.lon() + lon / (3 * weight), first.lat() + lat / (3 * weight));
    }

    /**
     * Rough outlines of neighbouring regions around points that lie in them: for each a circle about the middle of its points,
     * wide enough for them and to meet its nearest neighbour, cut off where the middle of another is nearer. A region with fewer than three points has none.
     *
     * @param points points by the code of their region
     */
    public static List<Outline> roughly(Map<String, List<Point>> points) {
        Map<String, Point> middles = new LinkedHashMap<>();
        points.forEach((code, all) -> {
            if (all.size() >= FEWEST) {
                middles.put(code, mean(all));
            }
        });
        List<Outline> outlines = new ArrayList<>();
        middles.forEach((code, middle) -> {
            List<Point> ring = circle(middle, points.getOrDefault(code, List.of()), middles.values());
            for (Point other : middles.values()) {
                ring = nearer(ring, middle, other);
            }
            if (ring.size() >= FEWEST) {
                List<Point> closed = new ArrayList<>(ring);
                closed.add(ring.getFirst());
                outlines.add(new Outline(code, List.of(List.of(List.copyOf(closed))), middle));
            }
        });
        return outlines;
    }

    private static Point mean(List<Point> points) {
        return new Point(
                rounded(points.stream().mapToDouble(Point::lon).average().orElse(0)),
                rounded(points.stream().mapToDouble(Point::lat).average().orElse(0)));
    }

    private static double apart(Point one, Point other) {
        double shrink = Math.cos(Math.toRadians(one.lat()));
        return Math.hypot((other.lon() - one.lon()) * shrink, other.lat() - one.lat());
    }

    /** Wide enough for its own points, and so wide that it meets the nearest neighbour, but that only within some kilometres. */
    private static List<Point> circle(Point middle, List<Point> points, Collection<Point> middles) {
        double shrink = Math.cos(Math.toRadians(middle.lat()));
        double widest =
                points.stream().mapToDouble(point -> apart(middle, point)).max().orElse(0);
        double nearest = middles.stream()
                .filter(other -> !other.equals(middle))
                .mapToDouble(other -> apart(middle, other))
                .min()
                .orElse(0);
        double radius = Math.max(Math.max(SMALLEST, widest * ROOM), Math.min(FARTHEST, nearest * MEETING));
        List<Point> circle = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double angle = Math.TAU * i / CORNERS;
            circle.add(new Point(
                    rounded(middle.lon() + radius * Math.cos(angle) / shrink),
                    rounded(middle.lat() + radius * Math.sin(angle))));
        }
        return circle;
    }

    /** What of a polygon is nearer to one point than to another (Sutherland and Hodgman). */
    private static List<Point> nearer(List<Point> polygon, Point to, Point than) {
        double shrink = Math.cos(Math.toRadians(to.lat()));
        double dx = (than.lon() - to.lon()) * shrink * shrink;
        double dy = than.lat() - to.lat();
        if (dx == 0 && dy == 0) {
            return polygon;
        }
        double half = dx * (to.lon() + than.lon()) / 2 + dy * (to.lat() + than.lat()) / 2;
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < polygon.size(); i++) {
            Point a = polygon.get(i);
            Point b = polygon.get((i + 1) % polygon.size());
            double beyondA = dx * a.lon() + dy * a.lat() - half;
            double beyondB = dx * b.lon() + dy * b.lat() - half;
            if (beyondA <= 0) {
                kept.add(a);
            }
            if (beyondA < 0 && beyondB > 0 || beyondA > 0 && beyondB < 0) {
                double part = beyondA / (beyondA - beyondB);
                kept.add(new Point(
                        rounded(a.lon() + part * (b.lon() - a.lon())), rounded(a.lat() + part * (b.lat() - a.lat()))));
            }
        }
        return kept;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
