package org.banshi.demo;

import java.util.Map;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo's requests lie: in the desert in which its city stands, each county around its own middle, so that the
 * same address always lies at the same point.
 */
final class Ground {
    private static final int COUNTY = 6;
    private static final int STREET = 9;
    private static final double STREETS = 0.05;
    private static final double HOUSES = 0.012;

    private static final Map<String, double[]> MIDDLES = Map.of(
            "990101", new double[] {83.01, 39.00},
            "990102", new double[] {83.10, 39.02},
            "990103", new double[] {82.94, 39.04},
            "990121", new double[] {83.30, 39.16},
            "990122", new double[] {82.84, 39.10});

    private Ground() {}

    /** The place of a request; without a county nobody can say where it is. */
    static NewMatter.Place place(@Nullable String region, @Nullable String address) {
        double[] middle = region == null || region.length() < COUNTY ? null : MIDDLES.get(region.substring(0, COUNTY));
        if (region == null || middle == null || address == null) {
            return new NewMatter.Place(region, address, null, null);
        }
        String street = region.substring(0, Math.min(STREET, region.length()));
        return new NewMatter.Place(
                region,
                address,
                middle[0] + spread("lon" + street, STREETS) + spread("lon" + address, HOUSES),
                middle[1] + spread("lat" + street, STREETS) + spread("lat" + address, HOUSES));
    }

    /** A number that looks drawn by lot, from minus half of the width to half of it, always the same for the same words. */
    private static double spread(String words, double width) {
        int mixed = words.hashCode() * 0x9E3779B9;
        return ((mixed >>> 12) % 1000 / 999.0 - 0.5) * width;
    }
}
