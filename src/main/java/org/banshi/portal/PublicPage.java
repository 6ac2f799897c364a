package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.matter.Published;
import org.banshi.web.Field;
import org.banshi.web.MapTiles;
import org.banshi.web.Page;
import org.banshi.web.Slice;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * The public list and map.
 *
 * @param entries the newest first; on the map those with a place
 * @param choices what one may filter by
 * @param filter what it is filtered by
 * @param tiles the ground of the map; absent for the list
 * @param rough whether its outlines are only drawn around what was raised
 */
record PublicPage(
        Slice<Entry> entries,
        Choices choices,
        Published.Filter filter,
        @Nullable MapTiles tiles,
        boolean rough) implements Page {
    static final String MAP = "map";

    /** This page as list or map, from its first part on. */
    static String fromTheFirst(Ui ui, @Nullable String view) {
        return ui.with("view", view).replaceAll("([?&])after=[^&]*(&|$)", "$1").replaceAll("[?&]$", "");
    }

    /** The feed of what this page is filtered by, in category and place. */
    String feed() {
        StringBuilder link = new StringBuilder("/public/feed.atom");
        if (filter.category() != null) {
            link.append("?category=").append(filter.category());
        }
        if (filter.region() != null) {
            link.append(filter.category() == null ? '?' : '&').append("region=").append(filter.region());
        }
        return link.toString();
    }

    /** How a stage is written in an address. */
    static String code(Published.Stage stage) {
        return switch (stage) {
            case OPEN -> "open";
            case ANSWERED -> "answered";
            case IN_TIME -> "inTime";
        };
    }

    /** The stage filtered by, as it is written in an address. */
    @Nullable
    String stage() {
        return filter.stage() == null ? null : code(filter.stage());
    }

    /** The month filtered by, as it is written in an address. */
    @Nullable
    String month() {
        return filter.month() == null ? null : filter.month().toString();
    }

    /** What one may filter by. */
    record Choices(List<Field.Option> categories, List<Field.Option> regions, List<Field.Option> months) {}

    /** A place to about a hundred metres. */
    record Point(double lon, double lat) {}

    /**
     * One request, without anything said by anybody.
     *
     * @param handle how pages for everybody name it
     * @param category code
     * @param categoryName full name
     * @param region code of the street or what is above
     * @param place its name
     * @param state message key
     * @param open whether it is not ended
     * @param raisedAt when it was raised
     * @param point where, to about a hundred metres
     */
    record Entry(
            String handle,
            @Nullable String category,
            @Nullable String categoryName,
            @Nullable String region,
            @Nullable String place,
            String state,
            boolean open,
            Instant raisedAt,
            @Nullable Point point) {
        /** The page of it, where one can follow it. */
        String page() {
            return PublicMatterController.page(handle);
        }

        /** The list of what lies in the same street and is of the same kind. */
        String alike() {
            return link("/public");
        }

        /** Where "me too" leads: category and place go along. */
        String meToo() {
            return link("/raise");
        }

        private String link(String to) {
            StringBuilder link = new StringBuilder(to);
            char next = '?';
            if (category != null) {
                link.append(next).append("category=").append(category);
                next = '&';
            }
            if (region != null) {
                link.append(next).append("region=").append(region);
            }
            return link.toString();
        }
    }
}
