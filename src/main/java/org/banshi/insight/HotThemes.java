package org.banshi.insight;

import java.time.Instant;
import java.util.List;
import org.banshi.knowledge.Categories;
import org.banshi.region.Regions;
import org.banshi.text.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The hottest themes in a line each, for who reads one page of everything; none that few people raise, or whose words hold a number of somebody. */
@Service
public final class HotThemes {
    private static final int LOOKED_AT = 50;

    private final ThemeRows rows;
    private final Categories categories;
    private final Regions regions;

    HotThemes(ThemeRows rows, Categories categories, Regions regions) {
        this.rows = rows;
        this.categories = categories;
        this.regions = regions;
    }

    /**
     * A theme.
     *
     * @param id which
     * @param title words that its matters share, or as a person named it
     * @param place where most of its matters lie
     * @param category class that most of them have
     * @param matters how many
     * @param people how many different ones raised them
     * @param heat 0 to 100
     * @param days that were looked at
     * @param countedAt when it was counted
     */
    public record Hot(
            long id,
            String title,
            @Nullable String place,
            @Nullable String category,
            long matters,
            long people,
            long heat,
            int days,
            Instant countedAt) {}

    /** The hottest that so many people raise at least. */
    public List<Hot> hottest(int people, int most) {
        return rows.hottest(null, LOOKED_AT).stream()
                .filter(theme -> theme.counts().people() >= people && !PersonalData.numberStandsIn(theme.title()))
                .limit(most)
                .map(theme -> new Hot(
                        theme.id(),
                        theme.title(),
                        theme.region() == null ? null : regions.fullName(theme.region()),
                        theme.category() == null ? null : categories.fullName(theme.category()),
                        theme.counts().matters(),
                        theme.counts().people(),
                        Math.round(theme.heat().points()),
                        theme.counts().days(),
                        theme.counts().at()))
                .toList();
    }
}
