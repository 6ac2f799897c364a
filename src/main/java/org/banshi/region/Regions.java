package org.banshi.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All regions of the country to street level, and villages where they were imported (R-G08). The shipped list is loaded
 * once, by the first server of a database to start. Codes that begin with 99 belong to no place: the demo city uses
 * them.
 *
 * <p>Codes have their natural length: 2, 4, 6, 9 or 12 digits, so that a region lies in another exactly if its code
 * begins with the other's. Codes padded with zeros to 12 digits (or to 6, as GB/T 2260 writes them) are understood. Of a
 * padded code the <em>highest</em> region is meant that exists and leaves out nothing but zeros: {@code 441900000000}
 * is the city 东莞市 {@code 4419}, not the county-level stand-in {@code 441900} that the statistical list puts below it.
 * A code that exists as it is written is itself: {@code 441900} is that stand-in.
 */
@Service
public final class Regions implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(Regions.class);
    private static final int MOST_REMEMBERED = 20_000;

    /** Names that only fill a level between province and county; a full name leaves them out. */
    private static final Set<String> FILLERS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private final Divisions divisions;
    private final TransactionOperations transaction;
    private final Map<String, List<Region>> paths = new ConcurrentHashMap<>();
    private final Freshness freshness;

    /** For Spring and tests. */
    public Regions(JdbcClient db, TransactionOperations transaction) {
        this.divisions = new Divisions(db);
        this.transaction = transaction;
        this.freshness = new Freshness(divisions::version, paths::clear);
    }

    /** Loads the shipped list where it is missing. */
    @Override
    public void afterPropertiesSet() {
        loadNational();
    }

    /**
     * Loads the shipped list unless it is there already; of several servers one does it and the others wait.
     *
     * @return how many regions were added
     */
    int loadNational() {
        if (divisions.hasNational()) {
            return 0;
        }
        long start = System.nanoTime();
        int added = Objects.requireNonNull(transaction.execute(_ -> {
            divisions.lockForLoading();
            return divisions.hasNational() ? 0 : divisions.put(shipped(), "national")[0];
        }));
        if (added > 0) {
            LOG.atInfo()
                    .addKeyValue("regions", added)
                    .addKeyValue("milliseconds", (System.nanoTime() - start) / 1_000_000)
                    .log("The national list of regions is loaded");
        }
        return added;
    }

    /** The region with this code, natural or padded with zeros. */
    public Optional<Region> find(String code) {
        List<Region> path = path(code);
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }

    /** The natural-length code of a region that exists, from a natural or padded one. */
    public Optional<String> normalise(String code) {
        return find(code).map(Region::code);
    }

    /** The regions directly below, by code; the provinces for null. */
    public List<Region> children(@Nullable String parent) {
        if (parent == null) {
            return divisions.children(null);
        }
        return find(parent).map(region -> divisions.children(region.code())).orElse(List.of());
    }

    /**
     * Regions whose name contains the words or whose pinyin initials begin with them ({@code dgs} finds 东莞市), best
     * first: exact names, exact initials, beginnings, then the rest; of equals the higher.
     *
     * @param under only regions below this one and itself, everywhere for null
     */
    public List<Region> search(String q, @Nullable String under, int limit) {
        String words = q.replace("\0", "").strip();
        if (words.isEmpty()) {
            return List.of();
        }
        String letters = words.toLowerCase(Locale.ROOT);
        String initials = letters.matches("[a-z0-9]{2,24}") ? letters : "";
        String ancestor = under == null ? "" : normalise(under).orElse(under.replaceAll("[^0-9]", "-"));
        return divisions.search(words, initials, ancestor, Math.clamp(limit, 1, 200));
    }

    /** From the province down to the region itself; empty if there is no such region. */
    public List<Region> path(String code) {
        String wanted = code.strip();
        if (wanted.length() < 2 || wanted.length() > 12 || !Region.isDigits(wanted)) {
            return List.of();
        }
        freshness.check();
        List<Region> known = paths.get(wanted);
        if (known != null) {
            return known;
        }
        List<Region> path = divisions
                .first(meanings(wanted))
                .map(region -> divisions.all(ancestors(region)))
                .orElse(List.of());
        if (!path.isEmpty()) {
            if (paths.size() >= MOST_REMEMBERED) {
                paths.clear();
            }
            paths.put(wanted, path);
        }
        return path;
    }

    /**
     * The name with all above it, as it is spoken: 广东省东莞市东城街道. Levels that only fill a gap (市辖区) or repeat the name
     * above are left out. The code itself if there is no such region.
     */
    public String fullName(String code) {
        List<Region> path = path(code);
        if (path.isEmpty()) {
            return code;
        }
        StringBuilder full = new StringBuilder();
        String above = "";
        for (Region region : path) {
            boolean last = region == path.getLast();
            if (!region.name().equals(above) && (last || !FILLERS.contains(region.name()))) {
                full.append(region.name());
            }
            above = region.name();
        }
        return full.toString();
    }

    /** Whether a region is the other or lies in it; both natural-length or padded, existing or not. */
    public boolean isUnder(String code, String ancestor) {
        String high = ancestor.endsWith("00") ? normalise(ancestor).orElse(ancestor) : ancestor;
        return !high.isEmpty() && code.startsWith(high);
    }

    /**
     * Adds regions, or renames those that are there; each must have its parent among them or in the list.
     *
     * @param source who adds them, such as {@code demo}
     * @return how many are new
     */
    public int add(Collection<Region> regions, String source) {
        int added = transaction.execute(_ -> divisions.put(regions, source))[0];
        freshness.forget();
        return added;
    }

    /**
     * Adds villages 村 and communities 社区 from a table with the columns {@code code}, {@code name} and, if it likes,
     * {@code parent_code}; other columns are ignored. Lines with errors are left out and told, all others are taken.
     * The same file again changes nothing.
     *
     * @throws IOException if the file cannot be read
     */
    public Imported importVillages(Path csv) throws IOException {
        List<LineError> errors = new ArrayList<>();
        List<Region> villages = new VillageFile(divisions).read(csv, errors);
        int[] changes = transaction.execute(_ -> divisions.put(villages, "import"));
        freshness.forget();
        return new Imported(changes[0], changes[1], villages.size() - changes[0] - changes[1], List.copyOf(errors));
    }

    /** What a code may mean, in order: itself, then what is left without zeros, the highest level first. */
    private static List<String> meanings(String code) {
        List<String> meanings = new ArrayList<>();
        if (code.length() < 12) {
            meanings.add(code);
        }
        for (Level level : Level.values()) {
            int digits = level.digits();
            if (digits < code.length() && code.substring(digits).chars().allMatch(c -> c == '0')) {
                meanings.add(code.substring(0, digits));
            }
        }
        if (code.length() == 12) {
            meanings.add(code);
        }
        return meanings;
    }

    private static List<String> ancestors(Region region) {
        List<String> codes = new ArrayList<>();
        for (Level level : Level.values()) {
            if (level.digits() <= region.code().length()) {
                codes.add(region.code().substring(0, level.digits()));
            }
        }
        return codes;
    }

    /** The list that comes along. */
    static List<Region> shipped() {
        try (InputStream resource = Regions.class.getResourceAsStream("/region/divisions.csv.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(resource)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> Region.of(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped list of regions cannot be read", e);
        }
    }
}
