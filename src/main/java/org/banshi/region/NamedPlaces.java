package org.banshi.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.text.Aligned;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds the city's regions in what people say (R-G08): longest names first, whole names before shorter ones. Where several
 * go by one name, what else is named decides, then what lies nearest to a place that is known already; what stays open is
 * told as several.
 */
@Service
public final class NamedPlaces {
    /** Of a longer text the beginning tells where it is. */
    private static final int READ = 4_000;

    private static final String DEMO = "99";
    private static final int COUNTY = 6;

    private final @Nullable Divisions divisions;
    private final String city;
    private final @Nullable Freshness freshness;
    private volatile @Nullable PlaceNames names;

    @Autowired
    NamedPlaces(JdbcClient db, @Value("${banshi.city.region:}") String city) {
        Divisions rows = new Divisions(db);
        this.divisions = rows;
        this.city = city;
        this.freshness = new Freshness(rows::version, () -> names = null);
    }

    private NamedPlaces(Collection<Region> regions) {
        this.divisions = null;
        this.city = "";
        this.freshness = null;
        this.names = new PlaceNames(regions);
    }

    /** Of these regions, without a database. */
    public static NamedPlaces of(Collection<Region> regions) {
        return new NamedPlaces(regions);
    }

    /** Of a city in the list that comes along, without a database. */
    public static NamedPlaces shipped(String city) {
        return of(Regions.shipped().stream()
                .filter(region -> isOf(city, region.code()))
                .toList());
    }

    private static boolean isOf(String city, String code) {
        return code.startsWith(city) || city.startsWith(code);
    }

    /**
     * A region that was named.
     *
     * @param region the lowest one that is told
     * @param said the words that name it, as they were written
     * @param from where they begin in the text
     * @param to where they end
     * @param plain whether no other region may be meant by them
     */
    public record Found(Region region, String said, int from, int to, boolean plain) {}

    private record Meant(PlaceNames.Mention mention, List<Region> regions) {}

    /**
     * The regions that a text names, the most exact first, of equals the one that is named first.
     *
     * @param near code of a region that is known already, such as the county that was chosen
     * @param most how many at most; a name that more regions than this go by tells nothing
     */
    public List<Found> in(String text, @Nullable String near, int most) {
        Aligned aligned = Aligned.of(text.length() > READ ? text.substring(0, READ) : text);
        List<Meant> meant = new ArrayList<>();
        List<PlaceNames.Mention> mentions = names().in(aligned.plain());
        for (PlaceNames.Mention mention : mentions) {
            List<Region> regions = nearest(told(mention, mentions), near);
            if (regions.size() <= most) {
                meant.add(new Meant(mention, regions));
            }
        }
        meant.removeIf(one -> meant.stream()
                .anyMatch(other -> other != one
                        && one.regions().stream()
                                .anyMatch(above -> other.regions().stream()
                                        .allMatch(region -> PlaceNames.isInside(region, above)))));
        meant.sort(Comparator.comparingInt((Meant one) ->
                        near != null && one.regions().stream().anyMatch(region -> isNear(region, near)) ? 0 : 1)
                .thenComparingInt(one -> -one.regions().getFirst().level().digits()
                        - (one.mention().whole().isEmpty() ? 0 : 1))
                .thenComparingInt(one -> one.mention().from()));
        return found(meant, aligned, text, most);
    }

    private static List<Found> found(List<Meant> meant, Aligned aligned, String text, int most) {
        Set<String> seen = new HashSet<>();
        return meant.stream()
                .flatMap(one -> one.regions().stream().map(region -> {
                    int from = aligned.from(one.mention().from());
                    int to = aligned.to(one.mention().to());
                    return new Found(
                            region,
                            text.substring(from, to),
                            from,
                            to,
                            one.regions().size() == 1);
                }))
                .filter(found -> seen.add(found.region().code()))
                .limit(most)
                .toList();
    }

    /** Of the regions that go by a name, those that lie in the lowest other one that is named; all of them if none does. */
    private static List<Region> told(PlaceNames.Mention mention, List<PlaceNames.Mention> mentions) {
        int lowest = mention.all().stream()
                .mapToInt(region -> above(region, mention, mentions))
                .max()
                .orElse(0);
        if (lowest > 0) {
            return mention.all().stream()
                    .filter(region -> above(region, mention, mentions) == lowest)
                    .toList();
        }
        // without any other word the highest is meant: 东莞市, not the county-level one of the same name
        return mention.all().stream()
                .filter(region -> mention.all().stream().noneMatch(above -> PlaceNames.isInside(region, above)))
                .toList();
    }

    /** How low the region lies that is named elsewhere and has this one in it; 0 for none. */
    private static int above(Region region, PlaceNames.Mention mention, List<PlaceNames.Mention> mentions) {
        return mentions.stream()
                .filter(other -> other != mention)
                .flatMap(other -> other.all().stream())
                .filter(above -> PlaceNames.isInside(region, above))
                .mapToInt(above -> above.code().length())
                .max()
                .orElse(0);
    }

    private static List<Region> nearest(List<Region> regions, @Nullable String near) {
        if (near == null || regions.size() < 2) {
            return regions;
        }
        List<Region> inside = regions.stream()
                .filter(region -> region.code().startsWith(near))
                .toList();
        if (!inside.isEmpty()) {
            return inside;
        }
        List<Region> here =
                regions.stream().filter(region -> isNear(region, near)).toList();
        return here.isEmpty() ? regions : here;
    }

    private static boolean isNear(Region region, String near) {
        return near.length() >= COUNTY
                ? region.code().startsWith(near.substring(0, COUNTY))
                : region.code().startsWith(near);
    }

    private PlaceNames names() {
        Freshness fresh = freshness;
        if (fresh != null) {
            fresh.check();
        }
        PlaceNames known = names;
        if (known == null) {
            Divisions rows = Objects.requireNonNull(divisions);
            String root = root(rows);
            known = new PlaceNames(root.isEmpty() ? List.of() : rows.around(root));
            names = known;
        }
        return known;
    }

    /** Code of the city that is served; the demo's without one. */
    private String root(Divisions rows) {
        return city.isBlank()
                ? Optional.of(rows.children(DEMO))
                        .filter(demo -> !demo.isEmpty())
                        .map(demo -> demo.getFirst().code())
                        .orElse("")
                : city;
    }
}
