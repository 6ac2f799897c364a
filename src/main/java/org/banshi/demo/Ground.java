package org.banshi.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo's requests lie: in the desert in which its city stands, each street around its own middle and within its
 * outline ({@code outlines.geojson}), so that the same address always lies at the same point.
 */
final class Ground {
    private static final int COUNTY = 6;
    private static final int STREET = 9;

    /** Streets of a district lie close together, those of a county do not. */
    private static final String DISTRICTS = "9901(01|02|03)0.*";

    private static final double NARROW = 0.006;
    private static final double WIDE = 0.012;

    /** Longitude and latitude, by code of street and county. */
    private static final Map<String, double[]> MIDDLES = middles();

    private Ground() {}

    private static Map<String, double[]> middles() {
        Map<String, double[]> middles = new LinkedHashMap<>();
        Sheet.read("regions").stream()
                .filter(line -> line.orNull("lon") != null)
                .forEach(line -> middles.put(
                        line.at("code"),
                        new double[] {Double.parseDouble(line.at("lon")), Double.parseDouble(line.at("lat"))}));
        return Map.copyOf(middles);
    }

    /** The place of a request; without a county nobody can say where it is. */
    static NewMatter.Place place(@Nullable String region, @Nullable String address) {
        double[] middle = region == null ? null : middle(region);
        if (region == null || middle == null || address == null) {
            return new NewMatter.Place(region, address, null, null);
        }
        double width = region.matches(DISTRICTS) ? NARROW : WIDE;
        return new NewMatter.Place(
                region,
                address,
                middle[0] + spread("lon" + address, width),
                middle[1] + spread("lat" + address, width));
    }

    private static double @Nullable [] middle(String region) {
        double[] street = MIDDLES.get(region.substring(0, Math.min(STREET, region.length())));
        return street != null ? street : MIDDLES.get(region.substring(0, Math.min(COUNTY, region.length())));
    }

    /** A number that looks drawn by lot, from minus half of the width to half of it, always the same for the same words. */
    private static double spread(String words, double width) {
        int mixed = words.hashCode() * 0x9E3779B9;
        return ((mixed >>> 12) % 1000 / 999.0 - 0.5) * width;
    }
}
