package org.banshi.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of the demo's table of requests, with its raiser. */
record Row(Sheet.Line line, Sheet.Line raiser) {
    private static final Set<String> ONLINE = Set.of("web", "app", "board");

    /** All requests of the demo, a main one before those merged into it. */
    static List<Row> all() {
        Map<String, Sheet.Line> raisers = new HashMap<>();
        Sheet.read("raisers").forEach(raiser -> raisers.put(raiser.at("key"), raiser));
        return Sheet.read("requests").stream()
                .map(line -> new Row(line, Objects.requireNonNull(raisers.get(line.at("raiser")), line.at("id"))))
                .toList();
    }

    String id() {
        return line.at("id");
    }

    String path() {
        return line.at("path");
    }

    String type() {
        return line.at("type");
    }

    String grade() {
        return line.at("grade");
    }

    String category() {
        return line.at("category");
    }

    /** Whether the raiser wrote it, with nobody of the hotline between. */
    boolean isOnline() {
        return ONLINE.contains(line.at("channel"));
    }

    boolean isNormal() {
        return "normal".equals(grade());
    }

    /** Whether a report or a confidential request, which goes out reworded. */
    boolean isSecret() {
        return "report".equals(type()) || "true".equals(line.at("confidential"));
    }

    /** The main request it is merged into. */
    @Nullable
    String with() {
        return line.orNull("with");
    }

    String reply() {
        return line.at("reply");
    }

    String internal() {
        return line.at("internal");
    }

    String comment() {
        return line.at("comment");
    }

    List<String> coUnits() {
        return Arrays.stream(line.at("coUnits").split(";"))
                .filter(unit -> !unit.isBlank())
                .toList();
    }

    int number(String column) {
        return Integer.parseInt(line.at(column));
    }
}
