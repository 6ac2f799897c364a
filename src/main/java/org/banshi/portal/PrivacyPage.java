package org.banshi.portal;

import java.util.List;
import org.banshi.web.Page;

/**
 * What is kept, for how long, who may read it, and how to have it put right; nothing that the house does not do.
 *
 * @param foreignMaps whether the pictures of maps come from another server
 */
record PrivacyPage(boolean foreignMaps) implements Page {
    /** Each part and how many lines it has. */
    List<Part> parts() {
        return List.of(
                new Part("kept", 6),
                new Part("long", 5),
                new Part("read", 5),
                new Part("open", 2),
                new Part("right", 4),
                new Part("phone", 4));
    }

    /** A heading and the number of lines below it. */
    record Part(String name, int lines) {}
}
