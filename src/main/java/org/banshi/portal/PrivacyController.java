package org.banshi.portal;

import org.banshi.web.Answer;
import org.banshi.web.MapTiles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is kept of residents, in plain words. */
@Controller
final class PrivacyController {
    private final MapTiles tiles;

    PrivacyController(MapTiles tiles) {
        this.tiles = tiles;
    }

    @GetMapping("/privacy")
    Answer privacy() {
        return new PrivacyPage(tiles.areElsewhere());
    }
}
