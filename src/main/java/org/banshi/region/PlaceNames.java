package org.banshi.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.text.Aligned;
import org.jspecify.annotations.Nullable;

/** The names that regions go by in what people say: the whole ones, and those without 街道, 社区, 县 at the end. */
final class PlaceNames {
    /** Ends of names, the longer before the shorter; what is left without one is what people say. */
    private static final List<String> VILLAGE = List.of("社区居民委员会", "居民委员会", "村民委员会", "社区居委会", "居委会", "村委会", "社区", "村");

    private static final List<String> STREET = List.of("街道办事处", "地区办事处", "民族乡", "街道", "镇", "乡");
    private static final List<String> COUNTY = List.of("自治县", "自治旗", "林区", "特区", "县", "区", "市", "旗");
    private static final List<String> HIGH = List.of("自治州", "地区", "省", "市", "盟");

    /** After the name of a place these make it the name of something else. */
    private static final List<String> SOMETHING_ELSE = List.of(
            "路", "街", "大道", "大街", "巷", "桥", "站", "大厦", "书店", "医院", "学校", "小学", "中学", "一中", "幼儿园", "酒店", "宾馆", "银行",
            "公司", "超市", "市场", "小区", "花园", "广场", "国道", "高速", "线", "店", "苑", "楼", "厂", "人民", "问题", "解决");

    /** Words first, names second. */
    private static final Set<String> WORDS = Set.of(
            "和平", "新华", "建设", "解放", "友谊", "胜利", "文化", "城关", "工业", "开发", "幸福", "团结", "中心", "城区", "市中", "城中", "朝阳", "向阳",
            "光明", "永安", "平安", "东方", "红旗", "前进", "民主", "自由", "人民", "大同", "安康");

    private static final int SHORTEST = 2;
    /** A short name by itself is taken for a village or street only from here on. */
    private static final int TELLING = 3;

    private final Map<String, List<Name>> names = new HashMap<>();
    private int longest;

    /** A name and what goes by it; {@code whole} unless its end is left out. */
    private record Name(Region region, boolean whole) {}

    /**
     * A name where it stands.
     *
     * @param from place in the plain text
     * @param to place after it
     * @param whole regions of which the whole name stands there
     * @param shortened regions of which it is a shorter name
     */
    record Mention(int from, int to, List<Region> whole, List<Region> shortened) {
        List<Region> all() {
            return whole.isEmpty() ? shortened : whole;
        }
    }

    PlaceNames(Collection<Region> regions) {
        regions.forEach(this::take);
    }

    private void take(Region region) {
        String name = Aligned.plain(region.name());
        put(name, new Name(region, true));
        for (String end : ends(region.level())) {
            if (name.endsWith(end) && name.length() - end.length() >= SHORTEST) {
                String stem = name.substring(0, name.length() - end.length());
                switch (end) {
                    case "社区居民委员会", "社区居委会" -> put(stem + "社区", new Name(region, true));
                    case "居民委员会", "居委会" -> {
                        put(stem + "社区", new Name(region, true));
                        put(stem + "居委会", new Name(region, true));
                    }
                    case "村民委员会", "村委会" -> put(stem.endsWith("村") ? stem : stem + "村", new Name(region, true));
                    case "街道办事处" -> put(stem + "街道", new Name(region, true));
                    default -> {}
                }
                put(
                        stem.endsWith("村") && stem.length() > SHORTEST ? stem.substring(0, stem.length() - 1) : stem,
                        new Name(region, false));
                return;
            }
        }
    }

    private static List<String> ends(Level level) {
        return switch (level) {
            case VILLAGE -> VILLAGE;
            case STREET -> STREET;
            case COUNTY -> COUNTY;
            case CITY, PROVINCE -> HIGH;
        };
    }

    private void put(String name, Name of) {
        if (name.length() < SHORTEST) {
            return;
        }
        List<Name> here = names.computeIfAbsent(name, _ -> new ArrayList<>(1));
        if (here.stream()
                .noneMatch(known -> known.region().code().equals(of.region().code()))) {
            here.add(of);
        }
        longest = Math.max(longest, name.length());
    }

    /** All names in a plain text, the longest at each place, from left to right. */
    List<Mention> in(String plain) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < plain.length(); ) {
            Mention found = at(plain, i, mentions.isEmpty() ? null : mentions.getLast());
            if (found == null) {
                i++;
            } else {
                mentions.add(found);
                i = found.to();
            }
        }
        return mentions;
    }

    private @Nullable Mention at(String plain, int from, @Nullable Mention before) {
        for (int to = Math.min(plain.length(), from + longest); to >= from + SHORTEST; to--) {
            List<Name> here = names.get(plain.substring(from, to));
            if (here != null) {
                Mention mention = mention(plain, from, to, here, before);
                if (mention != null) {
                    return mention;
                }
            }
        }
        return null;
    }

    private static @Nullable Mention mention(
            String plain, int from, int to, List<Name> here, @Nullable Mention before) {
        List<Region> whole = new ArrayList<>();
        List<Region> shortened = new ArrayList<>();
        for (Name name : here) {
            if (name.whole()) {
                whole.add(name.region());
            } else if (isMeant(plain, from, to, name.region(), before)) {
                shortened.add(name.region());
            }
        }
        return whole.isEmpty() && shortened.isEmpty() ? null : new Mention(from, to, whole, shortened);
    }

    /** A shorter name stands for its region behind the region above, or where it is no word by itself. */
    private static boolean isMeant(String plain, int from, int to, Region region, @Nullable Mention before) {
        if (SOMETHING_ELSE.stream().anyMatch(end -> plain.startsWith(end, to))) {
            return false;
        }
        if (before != null && before.to() == from && before.all().stream().anyMatch(above -> isInside(region, above))) {
            return true;
        }
        String said = plain.substring(from, to);
        return switch (region.level()) {
            case VILLAGE, STREET -> said.length() >= TELLING;
            case COUNTY, CITY, PROVINCE -> !WORDS.contains(said);
        };
    }

    static boolean isInside(Region region, Region above) {
        return region.code().length() > above.code().length() && region.code().startsWith(above.code());
    }
}
