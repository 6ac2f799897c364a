package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter lies, and what is the same place.
 *
 * @param region code
 * @param address as {@code matter_address_key} writes it
 * @param street as {@code matter_street_key} writes it
 * @param lon longitude
 * @param lat latitude
 */
record Spot(
        @Nullable String region,
        @Nullable String address,
        @Nullable String street,
        @Nullable Double lon,
        @Nullable Double lat) {
    static final Spot NOWHERE = new Spot(null, null, null, null, null);

    /** So far from a point is still the same place, in metres. */
    static final double NEAR = 150;

    /** The columns that {@link #read} wants beside those of {@code matter_matter m}. */
    static final String COLUMNS = "matter_address_key(m.address) as here, matter_street_key(m.address) as street";

    private static final double METRES_OF_A_DEGREE = 111_320;
    /** A shorter address says nothing: 无, 不详. */
    private static final int SHORTEST = 3;

    private static final int COUNTY = 6;

    static Spot read(ResultSet row) throws SQLException {
        return new Spot(
                row.getString("region"),
                row.getString("here"),
                row.getString("street"),
                row.getObject("lon", Double.class),
                row.getObject("lat", Double.class));
    }

    static String county(String region) {
        return region.substring(0, Math.min(COUNTY, region.length()));
    }

    /** Matters of this place; none if nothing is known of where it lies. */
    Conditions matters(PlaceHistory.Scope scope) {
        List<String> any = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (address != null && address.length() >= SHORTEST) {
            any.add("(m.address is not null and matter_address_key(m.address) = ?"
                    + (region == null ? ")" : " and (m.region is null or m.region like ?))"));
            values.add(address);
            if (region != null) {
                values.add(Conditions.prefix(county(region)));
            }
        }
        if (lon != null && lat != null) {
            near(lon, lat, any, values);
        }
        if (scope == PlaceHistory.Scope.STREET && street != null && region != null) {
            any.add("(m.address is not null and m.region is not null and matter_street_key(m.address) = ?"
                    + " and left(m.region, 9) = left(?, 9))");
            values.addAll(List.of(street, region));
        }
        return Conditions.open().and(any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")", values.toArray());
    }

    /** A box that the index finds, and in it what is truly near. */
    private static void near(double lon, double lat, List<String> any, List<Object> values) {
        double up = NEAR / METRES_OF_A_DEGREE;
        double aside = up / Math.max(Math.cos(Math.toRadians(lat)), 0.01);
        any.add("(m.lon is not null and m.lat is not null"
                + " and point(m.lon, m.lat) <@ box(point(?, ?), point(?, ?))"
                + " and sqrt(power(m.lat - ?, 2) + power((m.lon - ?) * cos(radians(?)), 2)) * ? <= ?)");
        values.addAll(List.of(lon - aside, lat - up, lon + aside, lat + up, lat, lon, lat, METRES_OF_A_DEGREE, NEAR));
    }
}
