package org.banshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.testkit.Written;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The rooms and what each may use; nobody uses a room above. The picture in {@code docs/rooms.md} is drawn here. */
class RoomsTest {
    /** From the ground up; a room uses only rooms of lines below its own. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("calendar"),
            List.of("web"),
            List.of("text", "rule"),
            List.of("region", "people"),
            List.of("access"),
            List.of("outbox"),
            List.of("files", "knowledge"),
            List.of("matter"),
            List.of("hotline", "program"),
            List.of("insight", "rates", "proposal", "oversight", "notice", "monitor"),
            List.of("pattern", "listed", "promised"),
            List.of("portal", "desk", "brief", "api", "cli", "backup", "demo", "admin", "bench"));

    /** What the upper floors are called, from the roof down; all others are ground. */
    private static final List<String> UPPER = List.of("doors", "audit", "across", "kinds", "engine");

    private final ApplicationModules rooms = ApplicationModules.of(Banshi.class);

    @Test
    void roomsKeepToWhatTheyAreAllowedToUse() {
        rooms.verify();
    }

    @Test
    void everyRoomHasItsDoorPlate() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/banshi"))) {
            for (Path room : files.filter(Files::isDirectory).toList()) {
                assertThat(room.resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked", "@ApplicationModule");
            }
        }
    }

    @Test
    void everyRoomStandsOnAFloorAndUsesOnlyLowerOnes() {
        for (ApplicationModule room : rooms) {
            int floor = floor(name(room));
            assertThat(floor).as("floor of %s, see FLOORS", name(room)).isNotNegative();
            // Doors may use each other: the demo fills itself by the command line's means.
            for (String used : uses(room)) {
                boolean doors = floor == FLOORS.size() - 1 && floor(used) == floor;
                assertThat(doors || floor(used) < floor)
                        .as("%s uses %s", name(room), used)
                        .isTrue();
            }
        }
    }

    @Test
    void thePictureOfTheRoomsIsUpToDate() {
        StringBuilder text = new StringBuilder("# The rooms\n\nDrawn from the code by `RoomsTest`; do not edit. "
                + "An arrow says: uses. A room uses only rooms that stand lower.\n\n```mermaid\nflowchart TD\n");
        for (List<String> floor : FLOORS.reversed()) {
            List<String> here = floor.stream()
                    .filter(name -> rooms.getModuleByName(name).isPresent())
                    .toList();
            if (!here.isEmpty()) {
                text.append("    subgraph ").append(floorName(floor)).append("\n");
                here.forEach(name -> text.append("        ").append(name).append('\n'));
                text.append("    end\n");
            }
        }
        rooms.stream()
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .forEach(room -> nearest(room)
                        .forEach(used -> text.append("    ")
                                .append(name(room))
                                .append(" --> ")
                                .append(used)
                                .append('\n')));
        text.append(
                "```\n\nArrows that follow from others are left out above; in full:\n\n| room | uses |\n|---|---|\n");
        rooms.stream()
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .forEach(room -> text.append("| ")
                        .append(name(room))
                        .append(" | ")
                        .append(String.join(", ", uses(room)))
                        .append(" |\n"));
        Written.asIn(Path.of("docs/rooms.md"), text.toString());
    }

    private static String floorName(List<String> floor) {
        int at = FLOORS.indexOf(floor);
        int down = FLOORS.size() - 1 - at;
        return down < UPPER.size() ? UPPER.get(down) : "ground" + (at + 1);
    }

    /** What it uses, without what those use already. */
    private List<String> nearest(ApplicationModule room) {
        List<String> all = uses(room);
        return all.stream()
                .filter(used -> all.stream()
                        .noneMatch(other -> !other.equals(used)
                                && uses(rooms.getModuleByName(other).orElseThrow())
                                        .contains(used)))
                .toList();
    }

    private List<String> uses(ApplicationModule room) {
        DependencyType[] types = DependencyType.values();
        return List.copyOf(room.getDirectDependencies(rooms, Arrays.copyOf(types, types.length))
                .uniqueModules()
                .map(RoomsTest::name)
                .filter(name -> !name.equals(name(room)))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }

    private static int floor(String name) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(name)) {
                return i;
            }
        }
        return -1;
    }
}
