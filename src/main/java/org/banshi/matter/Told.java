package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was told of a matter beside its title.
 *
 * @param text its words, as the reader may see them
 * @param place where; without a point where the words are withheld
 */
public record Told(String text, NewMatter.Place place) {
    static Told read(ResultSet row, Matter shown, boolean isWhole) throws SQLException {
        Double lon = isWhole ? row.getObject("lon", Double.class) : null;
        Double lat = isWhole ? row.getObject("lat", Double.class) : null;
        return new Told(shown.text(), new NewMatter.Place(shown.region(), shown.address(), lon, lat));
    }
}
