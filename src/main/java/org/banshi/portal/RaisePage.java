package org.banshi.portal;

import java.util.List;
import org.banshi.files.StoredFile;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.MapTiles;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * The form to raise a request.
 *
 * @param form what is in it
 * @param category name of the category that came with "me too"
 * @param regions places to choose from
 * @param map what the map to tap on shows
 * @param kept files taken before
 * @param same what others have raised that may be the same
 * @param known what is known and may answer it
 * @param danger whether its words speak of danger to life
 * @param stopped whether too much was raised from this address
 * @param errors what is wrong
 */
record RaisePage(
        RaiseForm form,
        @Nullable String category,
        List<Field.Option> regions,
        Ground map,
        List<StoredFile> kept,
        SamePiece same,
        KnownPiece known,
        boolean danger,
        boolean stopped,
        FormErrors errors)
        implements Page {

    /**
     * The ground of the map.
     *
     * @param tiles its pictures
     * @param names names of places to find one's way by
     * @param rough whether the outlines of these are only drawn around what was raised there
     */
    record Ground(MapTiles tiles, List<Name> names, boolean rough) {
        /** Whether anybody could find a place on it. */
        boolean isThere() {
            return !tiles.tiles().isEmpty() || !names.isEmpty();
        }
    }

    /** A street and about where it lies. */
    record Name(String region, String name, double lon, double lat) {}

    @Override
    public int status() {
        return stopped ? 429 : errors.any() ? 422 : 200;
    }
}
