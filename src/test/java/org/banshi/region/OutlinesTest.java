package org.banshi.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.region.Outline.Point;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Outlines of regions from GeoJSON, and rough ones around points. */
class OutlinesTest {
    private static final DriverManagerDataSource SOURCE =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String SQUARE = "[[[116.0,39.0],[116.2,39.0],[116.2,39.2],[116.0,39.2],[116.0,39.0]]]";

    @TempDir
    private Path folder;

    private final Regions regions = regions();
    private final Outlines outlines = new Outlines(JdbcClient.create(SOURCE), regions, JsonMapper.shared());

    private static Regions regions() {
        Regions regions = new Regions(
                JdbcClient.create(SOURCE), new TransactionTemplate(new DataSourceTransactionManager(SOURCE)));
        regions.loadNational();
        return regions;
    }

    private Path file(String... features) throws IOException {
        Path file = folder.resolve("city.geojson");
        Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features) + "]}");
        return file;
    }

    private static String feature(String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    @Test
    void goodFeaturesAreTakenAndEachBadOneIsToldByItsNumber() throws IOException {
        Outlines.Loaded loaded = outlines.load(
                file(
                        feature("\"code\":\"110101001\"", "Polygon", SQUARE),
                        feature("\"adcode\":110102", "MultiPolygon", "[" + SQUARE + "]"),
                        feature("\"code\":\"999999\"", "Polygon", SQUARE),
                        feature("\"name\":\"no code\"", "Polygon", SQUARE),
                        feature("\"code\":\"110101001000\"", "Polygon", SQUARE),
                        feature("\"code\":\"110105\"", "Point", "[116.0,39.0]"),
                        feature(
                                "\"code\":\"110106\"",
                                "Polygon",
                                "[[[116.0,39.0],[116.2,39.0],[116.2,39.2],[116.0,39.2]]]"),
                        feature(
                                "\"code\":\"110107\"",
                                "Polygon",
                                "[[[39.0,116.0],[39.2,116.0],[39.2,116.2],[39.0,116.0]]]"),
                        feature("\"code\":\"110108\"", "Polygon", "[[[\"a\",1],[2,1],[2,2],[\"a\",1]]]"),
                        feature("\"code\":\"110109\"", "Polygon", "[]")),
                NOW);
        assertThat(loaded.loaded()).isEqualTo(2);
        assertThat(loaded.errors())
                .extracting(error -> error.line() + " " + error.column() + " " + error.code())
                .containsExactly(
                        "3 code region.unknown",
                        "4 code region.unknown",
                        "5 code region.twice",
                        "6 geometry region.noPolygon",
                        "7 geometry region.openRing",
                        "8 geometry region.noDegrees",
                        "9 geometry region.noDegrees",
                        "10 geometry region.noPolygon");
        Outline street = outlines.under("110101").getFirst();
        assertThat(street.code()).isEqualTo("110101001");
        assertThat(street.label().lon()).isBetween(116.099, 116.101);
        assertThat(Outlines.coordinates(street).getFirst().getFirst()).hasSize(5);
        assertThat(outlines.under("1101")).hasSize(2);
        assertThat(outlines.under("%")).isEmpty();
        outlines.load(file(feature("\"code\":\"110101001\"", "Polygon", SQUARE.replace("116.2", "116.4"))), NOW);
        assertThat(outlines.under("110101").getFirst().label().lon()).isGreaterThan(116.15);
    }

    @Test
    void whatIsNoGeoJsonIsRefusedWithTheLineWhereItBreaks() throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\n\"type\": \"FeatureCollection\",\n oops");
        assertThatThrownBy(() -> outlines.load(broken, NOW)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.errors().getFirst().code()).isEqualTo("region.noJson");
            assertThat(problem.errors().getFirst().args()).containsExactly(3);
        });
        Path other = folder.resolve("other.json");
        Files.writeString(other, "[1, 2]");
        assertThatThrownBy(() -> outlines.load(other, NOW)).hasMessageContaining("invalid");
    }

    @Test
    void aLineOfManyPointsKeepsItsShapeWithFewer() throws IOException {
        StringBuilder ring = new StringBuilder("[[");
        for (int i = 0; i < 5000; i++) {
            double angle = i * Math.TAU / 5000;
            ring.append('[')
                    .append(116 + 0.1 * Math.cos(angle))
                    .append(',')
                    .append(39 + 0.1 * Math.sin(angle))
                    .append("],");
        }
        ring.append("[116.1,39.0]]]");
        outlines.load(file(feature("\"code\":\"110111\"", "Polygon", ring.toString())), NOW);
        List<Point> kept =
                outlines.under("110111").getFirst().polygons().getFirst().getFirst();
        assertThat(kept).hasSizeBetween(20, 400);
        assertThat(Outline.area(kept) / 2).isBetween(0.0310, 0.0315);
    }

    @Test
    void roughOutlinesHoldTheirOwnPointsAndEndWhereANeighbourIsNearer() {
        List<Point> west = List.of(new Point(116.00, 39.00), new Point(116.02, 39.00), new Point(116.01, 39.02));
        List<Point> east = List.of(new Point(116.03, 39.00), new Point(116.05, 39.00), new Point(116.04, 39.02));
        List<Outline> rough = Outline.roughly(Map.of(
                "110101001",
                west,
                "110101002",
                east,
                "110101003",
                List.of(new Point(116.5, 39.5), new Point(116.6, 39.5))));
        assertThat(rough).extracting(Outline::code).containsExactlyInAnyOrder("110101001", "110101002");
        Outline first = rough.stream()
                .filter(outline -> outline.code().equals("110101001"))
                .findFirst()
                .orElseThrow();
        List<Point> ring = first.polygons().getFirst().getFirst();
        assertThat(ring.getFirst()).isEqualTo(ring.getLast());
        assertThat(ring).allSatisfy(point -> assertThat(point.lon()).isLessThanOrEqualTo(116.02501));
        assertThat(ring).anySatisfy(point -> assertThat(point.lon()).isLessThan(116.00));
        assertThat(ring).anySatisfy(point -> assertThat(point.lat()).isGreaterThan(39.02));
        assertThat(first.label()).isEqualTo(new Point(116.01, 39.00667));
        assertThat(Outline.roughly(Map.of())).isEmpty();
        Point one = new Point(116, 39);
        assertThat(Outline.roughly(Map.of("110101001", List.of(one, one, one)))).hasSize(1);
    }

    @Test
    void theNameStandsInTheMiddleOfWhatIsEnclosed() {
        List<Point> square =
                List.of(new Point(0, 0), new Point(2, 0), new Point(2, 2), new Point(0, 2), new Point(0, 0));
        assertThat(Outline.area(square)).isEqualTo(8);
        assertThat(Outline.middle(square)).isEqualTo(new Point(1, 1));
    }
}
