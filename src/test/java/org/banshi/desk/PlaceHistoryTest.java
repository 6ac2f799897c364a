package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.matter.Matter;
import org.banshi.matter.NewMatter;
import org.banshi.matter.PlaceHistory;
import org.banshi.matter.PlaceHistory.Found;
import org.banshi.matter.PlaceHistory.Scope;
import org.banshi.testkit.BanshiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The history of a place holds what a slow count over everything holds. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
class PlaceHistoryTest extends AtTheDesk {
    private static final String[] ADDRESSES = {"枫林路 12 号", "枫林路12号", "枫林路１２号", "枫林路 14 号", "银杏巷3号", "无"};
    private static final String[] REGIONS = {"110101001001", "110101001002", "110101002001", "110102001001"};
    private static final String[] CATEGORIES = {"0101", "0102"};

    @Autowired
    private PlaceHistory history;

    private record Seed(
            String number,
            @Nullable String region,
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat,
            String category,
            Instant raised,
            @Nullable Instant closed) {}

    @Test
    void itIsWhatASlowCountOverEverythingGives() {
        long seed = 20260302;
        List<Seed> seeds = seeds(new Random(seed), 140);
        for (Seed one : seeds.subList(0, 60)) {
            for (Scope scope : Scope.values()) {
                List<Seed> expected = seeds.stream()
                        .filter(other -> isSame(one, other, scope))
                        .sorted(Comparator.comparing(Seed::raised).reversed())
                        .toList();
                Found found = all(one.number(), scope);
                assertThat(found.matters().items())
                        .as("%s %s, seed %d", one, scope, seed)
                        .extracting(Matter::number)
                        .containsExactlyElementsOf(
                                expected.stream().map(Seed::number).toList());
                assertThat(sums(found)).as("%s %s", one, scope).isEqualTo(slowSums(expected));
                assertThat(backs(found)).as("%s %s, seed %d", one, scope, seed).isEqualTo(slowBacks(expected));
            }
        }
    }

    @Test
    void thePageTellsWhatCameBackAndPagesThroughAll() {
        List<String> raised = new ArrayList<>();
        String last = "";
        for (int i = 0; i < 4; i++) {
            last = raise(null, "柏树街 7 号", null, null, "0102", "help", false);
            raised.add(last);
            if (i < 3) {
                close(last);
            }
        }
        assertThat(page("operator", "/desk/matters/" + last)).contains("这个地方的历史", "柏树街 7 号");
        assertThat(page("operator", "/desk/matters/" + last + "/place"))
                .contains("在这里办结以后又出现 3 次", "共 4 件", "只看地方，不看人");
        for (int i = 0; i < 40; i++) {
            raised.add(raise(null, "柏树街7号", null, null, "0102", "help", false));
        }
        String first = page("operator", "/desk/matters/" + last + "/place");
        assertThat(first).contains("共 44 件", "rel=\"next\"");
        List<String> seen = new ArrayList<>();
        for (String next = first; !next.isEmpty(); ) {
            seen.addAll(matched(next, "<li><a href=\"/desk/matters/(\\d+)\""));
            List<String> on = matched(next, "rel=\"next\" href=\"([^\"]+)\"");
            next = on.isEmpty() ? "" : page("operator", on.getFirst().replace("&amp;", "&"));
        }
        assertThat(seen).as("each once, the newest first").containsExactlyElementsOf(raised.reversed());
        assertThat(browsers.get("operator")
                        .get("/desk/matters/" + last + "/place?after=nonsense")
                        .statusCode())
                .isEqualTo(422);
        String nowhere = raise(null, null, null, null, "0102", "help", false);
        assertThat(page("operator", "/desk/matters/" + nowhere + "/place")).contains("没有找到这个地方的事项");
    }

    private static List<String> matched(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void whoMayNotSeeWhereAMatterLiesIsNotToldThatItLiesHere() {
        String plain = toRoads(raise(null, "松涛路 5 号", 121.5, 31.2, "0102", "help", false));
        String secret = raise(null, "松涛路 5 号", 121.5, 31.2, "0102", "help", true);
        does(city.operator, secret, "accept", "type", "help", "grade", "normal", "category", "0102");
        does(city.dispatcher, secret, "reword", "title", "路面", "text", "反映路面。");
        does(city.dispatcher, secret, "dispatch", "unit", "roads");
        String others = raise(null, "松涛路 5 号", 121.5, 31.2, "0102", "help", false);
        assertThat(numbers(plain, city.roads)).containsExactly(plain);
        assertThat(numbers(secret, city.roads)).isEmpty();
        assertThat(numbers(plain, city.operator)).containsExactly(others, secret, plain);
        assertThat(page("roads", "/desk/matters/" + plain + "/place")).contains("共 1 件");
        assertThat(browsers.get("roads")
                        .get("/desk/matters/" + others + "/place")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browsers.get("admin")
                        .get("/desk/matters/" + plain + "/place")
                        .statusCode())
                .isEqualTo(403);
    }

    private String toRoads(String number) {
        does(city.operator, number, "accept", "type", "help", "grade", "normal", "category", "0102");
        does(city.dispatcher, number, "dispatch", "unit", "roads");
        return number;
    }

    private List<String> numbers(String number, Actor.Staff who) {
        return history.of(number, Scope.STREET, who, null, 50).matters().items().stream()
                .map(Matter::number)
                .toList();
    }

    private Found all(String number, Scope scope) {
        return history.of(number, scope, city.operator, null, 500);
    }

    private List<Seed> seeds(Random random, int count) {
        List<Seed> seeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMinutes(7));
            String address = random.nextInt(5) == 0 ? null : ADDRESSES[random.nextInt(ADDRESSES.length)];
            String region = random.nextInt(4) == 0 ? null : REGIONS[random.nextInt(REGIONS.length)];
            boolean point = random.nextInt(3) == 0;
            Double lon = point ? 116.4 + random.nextInt(40) * 0.0005 : null;
            Double lat = point ? 39.9 + random.nextInt(4) * 0.0005 : null;
            String category = CATEGORIES[random.nextInt(2)];
            String number = raise(region, address, lon, lat, category, "help", false);
            Instant raised = matters.view(number, city.operator).matter().raisedAt();
            Instant closed = random.nextInt(2) == 0 ? close(number) : null;
            seeds.add(new Seed(number, region, address, lon, lat, category, raised, closed));
        }
        return seeds;
    }

    private Instant close(String number) {
        clock.advance(Duration.ofMinutes(1));
        does(city.operator, number, "answer", "publicAnswer", "已经处理。");
        clock.advance(Duration.ofMinutes(1));
        does(new Actor.Raiser(number), number, "verdict", "contacted", true, "solved", true, "satisfaction", 5);
        clock.advance(Duration.ofMinutes(1));
        return matters.view(number, city.operator).matter().closedAt();
    }

    private String raise(
            @Nullable String region,
            @Nullable String address,
            @Nullable Double lon,
            @Nullable Double lat,
            String category,
            String type,
            boolean confidential) {
        clock.advance(Duration.ofMinutes(1));
        return ledger.raise(
                        new NewMatter(
                                "request",
                                type,
                                "normal",
                                category,
                                new NewMatter.Words("地点测试", "地点测试"),
                                new NewMatter.Place(region, address, lon, lat),
                                NewMatter.Origin.of("web"),
                                new NewMatter.Identity("居民甲", "19999000001", null, null),
                                confidential,
                                Map.of()),
                        new Actor.Anyone())
                .number();
    }

    private static boolean isSame(Seed one, Seed other, Scope scope) {
        String key = key(one.address());
        boolean address = key.length() >= 3
                && key.equals(key(other.address()))
                && (one.region() == null
                        || other.region() == null
                        || one.region().substring(0, 6).equals(other.region().substring(0, 6)));
        boolean near = one.lon() != null && other.lon() != null && metres(one, other) <= 150;
        boolean street = scope == Scope.STREET
                && one.region() != null
                && other.region() != null
                && !street(one.address()).isEmpty()
                && street(one.address()).equals(street(other.address()))
                && one.region().substring(0, 9).equals(other.region().substring(0, 9));
        return address || near || street;
    }

    private static String key(@Nullable String address) {
        return address == null
                ? ""
                : Normalizer.normalize(address, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "");
    }

    private static String street(@Nullable String address) {
        String key = key(address);
        int end = Math.max(key.lastIndexOf('路'), key.lastIndexOf('巷'));
        return key.substring(0, end + 1);
    }

    /** On the sphere, by another formula than the one that is tested. */
    private static double metres(Seed one, Seed other) {
        double a = Math.pow(Math.sin(Math.toRadians(other.lat() - one.lat()) / 2), 2)
                + Math.cos(Math.toRadians(one.lat()))
                        * Math.cos(Math.toRadians(other.lat()))
                        * Math.pow(Math.sin(Math.toRadians(other.lon() - one.lon()) / 2), 2);
        return 2 * 6_371_000 * Math.asin(Math.sqrt(a));
    }

    private static Map<String, Long> sums(Found found) {
        return found.sums().stream()
                .collect(Collectors.toMap(
                        sum -> sum.category() + " " + sum.state(), PlaceHistory.Sum::number, Long::sum, TreeMap::new));
    }

    private static Map<String, Long> backs(Found found) {
        Map<String, Long> backs = new TreeMap<>();
        found.backs().forEach(back -> backs.put(back.category(), back.times()));
        return backs;
    }

    private static Map<String, Long> slowSums(List<Seed> seeds) {
        return seeds.stream()
                .collect(Collectors.groupingBy(
                        seed -> seed.category() + " " + (seed.closed() == null ? "raised" : "closed"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Closings after which the same came, each once. */
    private static Map<String, Long> slowBacks(List<Seed> seeds) {
        Map<String, Long> backs = new TreeMap<>();
        for (String category : CATEGORIES) {
            TreeSet<Instant> closings = new TreeSet<>();
            for (Seed raised : seeds) {
                seeds.stream()
                        .filter(closed -> closed.category().equals(category)
                                && raised.category().equals(category)
                                && closed.closed() != null
                                && !closed.closed().isAfter(raised.raised()))
                        .map(Seed::closed)
                        .max(Comparator.naturalOrder())
                        .ifPresent(closings::add);
            }
            if (!closings.isEmpty()) {
                backs.put(category, (long) closings.size());
            }
        }
        return backs;
    }
}
