package org.banshi.hotline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What names in a file mean here: units, categories and regions by code or name. */
@Component
final class ImportNaming {
    /** The class under which categories of other registers are created; theirs begin with its code. */
    static final String CLASS = "ext";

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_UNIT = 200;
    private static final int LONGEST_CATEGORY = 100;

    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final Messages messages;

    ImportNaming(Units units, Categories categories, Regions regions, Messages messages) {
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.messages = messages;
    }

    @Nullable
    String unit(String told) {
        return units.find(told).or(() -> units.byName(told)).map(Unit::code).orElse(null);
    }

    /** Whether it can be given work. */
    boolean works(String unit) {
        return units.find(unit).filter(Unit::active).isPresent();
    }

    /** Creates a handling unit; null if the name cannot be one. */
    @Nullable
    String createUnit(String name) {
        if (name.length() > LONGEST_UNIT) {
            return null;
        }
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean plain = name.chars().allMatch(c -> c < 128) && !slug.isEmpty() && slug.length() <= LONGEST_CODE;
        String code =
                plain && units.find(slug).isEmpty() ? slug : "u-" + hash(name).substring(0, 10);
        if (units.find(code).isPresent()) {
            return null;
        }
        return units.create(Unit.handling(code, name, null)).code();
    }

    @Nullable
    String category(String told) {
        return categories
                .find(told)
                .or(() -> categories.byName(told))
                .map(Category::code)
                .orElse(null);
    }

    /** Creates a category below the class of those from elsewhere; null if the name cannot be one. */
    @Nullable
    String createCategory(String name) {
        if (name.length() > LONGEST_CATEGORY) {
            return null;
        }
        if (categories.find(CLASS).isEmpty()) {
            categories.create(CLASS, messages.text(Language.ZH, "hotline.import.categories"), null);
        }
        String code = CLASS + hash(name).substring(0, 10);
        return categories.find(code).isPresent()
                ? code
                : categories.create(code, name, CLASS).code();
    }

    /** The region of this code, or the only one of exactly this name. */
    @Nullable
    String region(String told) {
        if (told.matches("\\d{2,12}")) {
            return regions.normalise(told).orElse(null);
        }
        List<Region> found = regions.search(told, null, 2).stream()
                .filter(region -> region.name().equals(told))
                .toList();
        return found.size() == 1 ? found.getFirst().code() : null;
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
