package org.banshi.access;

import java.util.List;

/**
 * Pages that anybody may see: a room declares its own as a bean. What no room declares is for staff below {@code /desk},
 * {@code /admin}, {@code /account} and {@code /demo}, and not found by passers-by anywhere else. The API is not declared
 * here.
 *
 * @param patterns path patterns such as {@code /requests/**}, for all methods
 */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    /** These patterns. */
    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
