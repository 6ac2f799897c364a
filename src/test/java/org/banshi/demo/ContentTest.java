package org.banshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.hotline.Directory;
import org.banshi.hotline.Requests;
import org.banshi.matter.NewMatter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's tables fit together. */
class ContentTest {
    private final List<Row> rows = Row.all();
    private final Map<String, Sheet.Line> units = byKey("units", "code");
    private final Directory directory = Settlement.directoryOfDemo();

    private static Map<String, Sheet.Line> byKey(String sheet, String column) {
        Map<String, Sheet.Line> lines = new HashMap<>();
        Sheet.read(sheet)
                .forEach(line -> assertThat(lines.put(line.at(column), line))
                        .as(line.at(column) + " twice in " + sheet)
                        .isNull());
        return lines;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> regions = byKey("regions", "code").keySet();
        Set<String> categories = new HashSet<>(byKey("categories", "code").keySet());
        org.banshi.text.CsvFile shipped = org.banshi.text.CsvFile.of(shippedCategories());
        shipped.forEach(row -> categories.add(row.at(0)));
        Map<String, Row> before = new HashMap<>();
        for (Row row : rows) {
            String about = row.id() + " " + row.path();
            assertThat(regions).as(about).contains(row.line().at("region"));
            assertThat(categories).as(about).contains(row.category());
            assertThat(Requests.TYPES).as(about).contains(row.type());
            assertThat(Requests.GRADES).as(about).contains(row.grade());
            for (String column : List.of("aboutUnit", "unit", "unit2", "handTo")) {
                String unit = row.line().at(column);
                assertThat(unit.isEmpty() || units.containsKey(unit)).as(about).isTrue();
            }
            assertThat(units.keySet()).as(about).containsAll(row.coUnits());
            if (row.with() != null) {
                assertThat(before.get(row.with())).as(about).isNotNull();
                assertThat(before.get(row.with()).with()).as(about).isNull();
            }
            before.put(row.id(), row);
        }
        Sheet.read("categories").forEach(line -> assertThat(categories).contains(line.at("parent")));
        Sheet.read("answers").forEach(line -> assertThat(categories).contains(line.at("category")));
        Sheet.read("duties").forEach(line -> assertThat(units).containsKey(line.at("unit")));
        directory.entries().forEach(entry -> assertThat(units).containsKey(entry.unit()));
        units.values().forEach(unit -> {
            String parent = unit.at("parent");
            assertThat(parent.isEmpty() || units.containsKey(parent)).isTrue();
            assertThat(regions).contains(unit.at("region"));
        });
    }

    private static String shippedCategories() {
        try (var in = ContentTest.class.getResourceAsStream("/knowledge/categories.csv")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyHandlingUnitHasSomebodyWhoHandles() {
        Set<String> staffed = Sheet.read("staff").stream()
                .filter(line -> line.at("roles").equals("handler"))
                .map(line -> line.at("unit"))
                .collect(Collectors.toSet());
        Set<String> handling = units.values().stream()
                .filter(unit -> unit.at("kind").equals("handling"))
                .map(unit -> unit.at("code"))
                .collect(Collectors.toSet());
        assertThat(staffed).isEqualTo(handling);
        assertThat(Settlement.logins())
                .contains(
                        "operator",
                        "dispatcher",
                        "handler",
                        "handler2",
                        "reviewer",
                        "reviewer2",
                        "caller",
                        "office",
                        "group",
                        "group2",
                        "helper",
                        "monitor",
                        "appraiser",
                        "supervisor",
                        "leader",
                        "admin",
                        "security",
                        "auditor",
                        "laymonitor");
    }

    @Test
    void noTextIsToldTwice() {
        assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.line().at("text")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.line().at("title")).doesNotHaveDuplicates();
        assertThat(rows)
                .extracting(Row::reply)
                .filteredOn(reply -> !reply.isEmpty())
                .doesNotHaveDuplicates();
    }

    @Test
    void theDirectoryNeverSendsAReportToTheUnitItIsAbout() {
        for (Row row : rows) {
            String about = row.line().at("aboutUnit");
            if (about.isEmpty()) {
                continue;
            }
            String unit = row.line().orNull("unit");
            if (unit == null) {
                unit = directory
                        .find(row.type(), row.category(), row.line().at("region"))
                        .orElseThrow()
                        .unit();
            }
            for (String up = unit; !up.isEmpty(); up = units.get(up).at("parent")) {
                assertThat(up).as(row.id()).isNotEqualTo(about);
            }
        }
    }

    @Test
    void onlyGoodVerdictsCloseAtTheFirstTry() {
        for (Row row : rows) {
            if (Set.of("closed-satisfied", "closed-satisfied-late", "knowledge-answered", "merged-closed", "reopened")
                    .contains(row.path())) {
                assertThat(row.number("satisfaction")).as(row.id()).isGreaterThan(2);
                assertThat(row.line().at("solved")).as(row.id()).isEqualTo("true");
            }
        }
    }

    /** Numbers of the demo belong to nobody: no mobile network uses 199990. */
    @Test
    void nobodyInItIsReal() {
        assertThat(Sheet.read("raisers")).allSatisfy(raiser -> {
            assertThat(raiser.at("phone")).startsWith("19999");
            assertThat(raiser.at("name")).isNotBlank();
        });
        assertThat(units.values())
                .allSatisfy(unit -> assertThat(unit.at("phone")).startsWith("0999"));
    }

    /** The plain map draws them, and what is raised lies in its own street. */
    @Test
    void everyStreetHasAnOutlineInItsCountyAndWhatIsRaisedThereLiesInIt() {
        Map<String, Path2D> outlines = new HashMap<>();
        JsonMapper.shared()
                .readTree(Sheet.bytes("outlines.geojson"))
                .path("features")
                .forEach(feature -> outlines.put(
                        feature.path("properties").path("code").asString(),
                        shape(feature.path("geometry").path("coordinates").path(0))));
        for (Sheet.Line region : Sheet.read("regions")) {
            String code = region.at("code");
            if (!region.at("level").equals("street")) {
                continue;
            }
            int inside = 0;
            for (int i = 0; i < 100; i++) {
                NewMatter.Place place = Ground.place(code + "001", "某路" + i + "号");
                double lon = Objects.requireNonNull(place.lon());
                double lat = Objects.requireNonNull(place.lat());
                inside += outlines.get(code).contains(lon, lat) ? 1 : 0;
                assertThat(outlines.get(region.at("parent")).contains(lon, lat))
                        .as(code + " lies in its county")
                        .isTrue();
            }
            assertThat(inside).as(region.at("name")).isGreaterThan(85);
        }
    }

    private static Path2D shape(JsonNode ring) {
        Path2D shape = new Path2D.Double();
        for (int i = 0; i < ring.size(); i++) {
            double lon = ring.path(i).path(0).asDouble();
            double lat = ring.path(i).path(1).asDouble();
            if (i == 0) {
                shape.moveTo(lon, lat);
            } else {
                shape.lineTo(lon, lat);
            }
        }
        return shape;
    }
}
