package org.banshi.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What holds now, what held then, and how it is changed: by publishing the next version, never by altering one.
 *
 * <p>Of the versions whose valid-from has come, the one with the latest valid-from holds, of equal ones the higher
 * version; so a version may be planned ahead, and a stop-gap published before it does not undo the plan. Reading is from
 * memory and costs nothing; a publication on this server is seen at once, on another within about a second.
 */
@Service
public final class Rules {
    private static final long RECHECK_NANOS = 1_000_000_000L;

    /** What is supposed to hold, for the work that asks so. */
    private static final ScopedValue<Versioned<?>> SUPPOSED = ScopedValue.newInstance();

    private final Publications publications;
    private final CityClock clock;
    private final LongSupplier nanos;
    private final Map<String, RuleKey<?>> keys;
    private final AtomicLong checked;
    private volatile Known known;

    /** All versions in memory, each rule's in the order in which they come to hold, and how many lines were read. */
    private record Known(long count, Map<String, List<Versioned<?>>> versions) {}

    /** All rules that the rooms contribute. */
    @Autowired
    public Rules(JdbcClient db, CityClock clock, ObjectProvider<RuleKey<?>> keys) {
        this(db, clock, System::nanoTime, keys.stream().toList());
    }

    /** The given rules only, for a room on its own. */
    public Rules(JdbcClient db, CityClock clock, RuleKey<?>... keys) {
        this(db, clock, System::nanoTime, List.of(keys));
    }

    Rules(JdbcClient db, CityClock clock, LongSupplier nanos, List<RuleKey<?>> keys) {
        this.publications = new Publications(db);
        this.clock = clock;
        this.nanos = nanos;
        Map<String, RuleKey<?>> byName = new TreeMap<>();
        keys.forEach(key -> {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalStateException("two rooms contribute a rule " + key.name());
            }
        });
        this.keys = Map.copyOf(byName);
        this.checked = new AtomicLong(nanos.getAsLong());
        this.known = read();
    }

    /** What holds now. */
    public <T> Versioned<T> current(RuleKey<T> key) {
        return at(key, clock.instant());
    }

    /** What held, or as far as is published will hold, at the given moment. */
    @SuppressWarnings("unchecked") // a supposed version was read with its own key
    public <T> Versioned<T> at(RuleKey<T> key, Instant instant) {
        List<Versioned<T>> versions = versions(key);
        if (SUPPOSED.isBound() && SUPPOSED.get().key().equals(key)) {
            return (Versioned<T>) SUPPOSED.get();
        }
        for (int i = versions.size() - 1; i > 0; i--) {
            Versioned<T> version = versions.get(i);
            if (!version.validFrom().isAfter(instant)) {
                return version;
            }
        }
        return versions.getFirst();
    }

    /** The version with that number, for telling by which wording something was decided. */
    public <T> Versioned<T> version(RuleKey<T> key, int version) {
        return versions(key).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("rule.noVersion", key.name(), version));
    }

    /** Every version, the newest first, the preset last. */
    public <T> List<Versioned<T>> history(RuleKey<T> key) {
        return versions(key).stream()
                .sorted(Comparator.comparingInt((Versioned<T> one) -> one.version())
                        .reversed())
                .toList();
    }

    /** Every rule, by name. */
    public List<RuleKey<?>> keys() {
        return keys.values().stream()
                .sorted(Comparator.comparing(RuleKey::name))
                .toList();
    }

    /** The rule of that name; 404 if there is none. */
    public RuleKey<?> key(String name) {
        RuleKey<?> key = keys.get(name);
        if (key == null) {
            throw Problem.notFound("rule.unknown", name);
        }
        return key;
    }

    /** A value as text for people, as {@link #publishJson} reads it. */
    public String json(Versioned<?> version) {
        return Bodies.pretty(version.value());
    }

    /** What holds now with something ready-made, as text for people; absent where it has that already. */
    public <T> Optional<String> with(RuleOffer<T> offer) {
        return offer.onto().apply(current(offer.rule()).value()).map(Bodies::pretty);
    }

    /**
     * Publishes the next version. Inside a transaction it is seen by others, and in memory, once that commits.
     *
     * @param validFrom when it shall hold; a moment that is past means from now on, so that what held stays true
     * @param byStaff staff number of who publishes it
     * @param why the reason; required
     * @param expectedVersion the last version that the author has seen, 0 if only the preset; 409 if there is a later one
     */
    public <T> Versioned<T> publish(
            RuleKey<T> key, T value, Instant validFrom, long byStaff, String why, int expectedVersion) {
        require(key);
        if (why.isBlank()) {
            throw Problem.invalid("why", "required");
        }
        String body = Bodies.write(value);
        if (!Bodies.isStorable(why)) {
            throw Problem.invalid("why", "unstorable");
        }
        if (!Bodies.isStorable(body)) {
            throw Problem.invalid("value", "unstorable");
        }
        // What the database keeps, so that this version is equal to the same one read again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = validFrom.isBefore(now) ? now : validFrom.truncatedTo(ChronoUnit.MICROS);
        int version = expectedVersion + 1;
        if (!publications.add(new Publications.Line(key.name(), version, from, body, byStaff, why, now))) {
            throw Problem.conflict("rule.stale", key.name(), expectedVersion);
        }
        refreshAfterCommit();
        return new Versioned<>(key, version, from, value, byStaff, why, now);
    }

    /**
     * Publishes a value that somebody typed as JSON.
     *
     * @throws Problem 404 for an unknown rule, 422 with field {@code value} for JSON that is not such a value
     */
    public Versioned<?> publishJson(
            String name, String json, Instant validFrom, long byStaff, String why, int expectedVersion) {
        return publishTyped(key(name), json, validFrom, byStaff, why, expectedVersion);
    }

    private <T> Versioned<T> publishTyped(
            RuleKey<T> key, String json, Instant validFrom, long byStaff, String why, int expectedVersion) {
        return publish(key, Bodies.parse(key, json), validFrom, byStaff, why, expectedVersion);
    }

    /** Does some work, in this thread, as if a value were published and held; nothing is stored, nobody else sees it. */
    public <T, R> R supposing(RuleKey<T> key, T value, Supplier<R> work) {
        Instant now = clock.instant();
        int version = history(key).getFirst().version() + 1;
        Versioned<T> supposed = new Versioned<>(key, version, now, value, null, "", now);
        return ScopedValue.where(SUPPOSED, supposed).call(work::get);
    }

    /**
     * A value that somebody typed as JSON.
     *
     * @throws Problem 422 with field {@code value} for JSON that is not such a value
     */
    public <T> T parse(RuleKey<T> key, String json) {
        return Bodies.parse(key, json);
    }

    private void require(RuleKey<?> key) {
        if (!key.equals(keys.get(key.name()))) {
            throw new IllegalArgumentException("no room contributes the rule " + key.name());
        }
    }

    @SuppressWarnings("unchecked") // each list was read with its own key
    private <T> List<Versioned<T>> versions(RuleKey<T> key) {
        List<Versioned<?>> versions = known().versions().get(key.name());
        if (versions == null) {
            throw new IllegalArgumentException("no room contributes the rule " + key.name());
        }
        return (List<Versioned<T>>) (List<?>) versions;
    }

    private Known known() {
        long last = checked.get();
        long now = nanos.getAsLong();
        if (now - last >= RECHECK_NANOS
                // Inside a transaction that publishes, memory would take up what may still be rolled back.
                && !TransactionSynchronizationManager.hasResource(this)
                && checked.compareAndSet(last, now)
                && publications.count() > known.count()) {
            known = read();
        }
        return known;
    }

    private void refreshAfterCommit() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            known = read();
        } else if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, true);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResource(Rules.this);
                    checked.set(nanos.getAsLong() - RECHECK_NANOS);
                }
            });
        }
    }

    private Known read() {
        Map<String, List<Versioned<?>>> versions = new HashMap<>();
        keys.values()
                .forEach(key -> versions.computeIfAbsent(key.name(), _ -> new ArrayList<>())
                        .add(Versioned.preset(key)));
        List<Publications.Line> lines = publications.all();
        for (Publications.Line line : lines) {
            RuleKey<?> key = keys.get(line.name());
            // A rule that this program no longer has stays in the table and out of the way.
            if (key != null) {
                versions.computeIfAbsent(key.name(), _ -> new ArrayList<>()).add(versioned(key, line));
            }
        }
        return new Known(lines.size(), versions);
    }

    private static <T> Versioned<T> versioned(RuleKey<T> key, Publications.Line line) {
        T value = Bodies.stored(key, line.version(), line.body());
        return new Versioned<>(key, line.version(), line.validFrom(), value, line.byStaff(), line.why(), line.at());
    }
}
