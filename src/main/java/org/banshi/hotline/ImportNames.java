package org.banshi.hotline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names of one import: each is looked up once, and those that are not known are counted, or created. */
final class ImportNames {
    private static final Map<String, String> TYPES = Map.of(
            "咨询",
            "enquiry",
            "求助",
            "help",
            "投诉",
            "complaint",
            "举报",
            "report",
            "建议",
            "suggestion",
            "意见建议",
            "suggestion",
            "意见",
            "suggestion");
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("电话", "phone"),
            Map.entry("来电", "phone"),
            Map.entry("网站", "web"),
            Map.entry("网络", "web"),
            Map.entry("app", "app"),
            Map.entry("来访", "visit"),
            Map.entry("走访", "visit"),
            Map.entry("来信", "letter"),
            Map.entry("信件", "letter"),
            Map.entry("留言板", "board"),
            Map.entry("留言", "board"));
    private static final List<String> CHANNEL_CODES =
            List.of("phone", "web", "app", "visit", "letter", "board", "import");

    private final ImportNaming naming;
    private final boolean create;
    private final Map<String, Map<String, Name>> known = new LinkedHashMap<>();

    /** What a name came to mean. */
    private static final class Name {
        private final @Nullable String code;
        private final boolean created;
        private long rows;

        Name(@Nullable String code, boolean created) {
            this.code = code;
            this.created = created;
        }
    }

    ImportNames(ImportNaming naming, boolean create) {
        this.naming = naming;
        this.create = create;
    }

    @Nullable
    String unit(@Nullable String told) {
        return find("units", told, naming::unit, create ? naming::createUnit : _ -> null);
    }

    /** Whether it names a unit that is switched off: history may stand with one, open matters may not. */
    boolean isSwitchedOff(@Nullable String told) {
        String unit = told == null ? null : naming.unit(told);
        return unit != null && !naming.works(unit);
    }

    @Nullable
    String category(@Nullable String told) {
        return find("categories", told, naming::category, create ? naming::createCategory : _ -> null);
    }

    @Nullable
    String region(@Nullable String told) {
        return find("regions", told, naming::region, _ -> null);
    }

    @Nullable
    String type(@Nullable String told) {
        return find("types", told, name -> word(name, TYPES, Requests.TYPES), _ -> null);
    }

    @Nullable
    String channel(@Nullable String told) {
        return find("channels", told, name -> word(name, CHANNELS, CHANNEL_CODES), _ -> null);
    }

    /** The names that were not known, by column, the most frequent first. */
    Map<String, List<ImportReport.Unknown>> unknown() {
        Map<String, List<ImportReport.Unknown>> unknown = new LinkedHashMap<>();
        known.forEach((column, names) -> {
            List<ImportReport.Unknown> list = new ArrayList<>();
            names.forEach((text, name) -> {
                if (name.code == null || name.created) {
                    list.add(new ImportReport.Unknown(text, name.rows, name.code));
                }
            });
            list.sort(Comparator.comparingLong(ImportReport.Unknown::rows).reversed());
            if (!list.isEmpty()) {
                unknown.put(column, list);
            }
        });
        return unknown;
    }

    private static @Nullable String word(String name, Map<String, String> words, List<String> codes) {
        String lower = name.toLowerCase(Locale.ROOT);
        return codes.contains(lower) ? lower : words.get(lower);
    }

    private @Nullable String find(
            String column,
            @Nullable String told,
            Function<String, @Nullable String> look,
            Function<String, @Nullable String> make) {
        if (told == null) {
            return null;
        }
        Map<String, Name> names = known.computeIfAbsent(column, _ -> new HashMap<>());
        Name name = names.get(told);
        if (name == null) {
            String code = look.apply(told);
            String made = code == null ? make.apply(told) : null;
            name = new Name(code == null ? made : code, made != null);
            names.put(told, name);
        }
        name.rows++;
        return name.code;
    }
}
