package org.banshi.portal;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The outlines of the city's regions, as maps ask for them. */
@Controller
final class MapLinesController {
    static final String HERE = "/public/outlines.json";

    private final MapLines lines;

    MapLinesController(MapLines lines) {
        this.lines = lines;
    }

    /** All of them as GeoJSON. */
    record Collection(String type, boolean rough, List<MapLines.Feature> features) {}

    @GetMapping(HERE)
    ResponseEntity<Collection> outlines() {
        MapLines.Lines all = lines.lines();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .contentType(MediaType.parseMediaType("application/geo+json"))
                .body(new Collection("FeatureCollection", all.rough(), all.features()));
    }
}
