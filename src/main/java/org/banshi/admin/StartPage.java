package org.banshi.admin;

import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a city still lacks before the first request can go its way; counted from the registers, ticked by nobody.
 *
 * @param steps in the order in which they are best done
 */
record StartPage(List<Step> steps) implements Page {

    /** Who does a step. */
    enum Whose {
        ADMIN,
        SECURITY,
        HOUSE
    }

    /**
     * One step.
     *
     * @param key its text is {@code admin.start.step.KEY}
     * @param role role that somebody must hold, absent for other steps
     * @param count what there is
     * @param done whether that is enough
     * @param lacks what is missing, by name; empty for nothing that has a name
     * @param whose who does it
     * @param path where, absent for what is not done on a page
     */
    record Step(
            String key,
            @Nullable String role,
            long count,
            boolean done,
            List<String> lacks,
            Whose whose,
            @Nullable String path) {
        /** The same for somebody who cannot go there. */
        Step withoutPath() {
            return new Step(key, role, count, done, lacks, whose, null);
        }
    }

    long missing() {
        return steps.stream().filter(step -> !step.done()).count();
    }
}
