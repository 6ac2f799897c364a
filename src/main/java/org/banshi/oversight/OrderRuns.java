package org.banshi.oversight;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.web.Count;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Orders everything that a list shows: each matter by itself in a small transaction, together with what came of it, so
 * that nothing is ordered twice, one that is refused stops no other, and any server goes on where one stopped.
 */
@Service
public class OrderRuns {
    /** At most so many at once. */
    static final int MOST = 500;

    /** Of what came or went so many are named. */
    private static final int NO_LINE = -1;

    private static final int NAMED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OrderRuns.class);

    private final Ordering ordering;
    private final OrderRunRows rows;
    private final Matters matters;
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final OversightTimes times;
    private final TransactionOperations transaction;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("orders").factory());

    OrderRuns(
            Ordering ordering,
            OrderRunRows rows,
            Matters matters,
            Accounts accounts,
            AccessTokens tokens,
            OversightTimes times,
            TransactionOperations transaction) {
        this.ordering = ordering;
        this.rows = rows;
        this.matters = matters;
        this.accounts = accounts;
        this.tokens = tokens;
        this.times = times;
        this.transaction = transaction;
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    /**
     * What a list shows, for an order on all of it.
     *
     * @param numbers what can be ordered, in the order of the list
     * @param titles their titles; none where they are too many
     * @param shown how many matters it shows
     * @param ordered how many of these are under an order already
     * @param whole whether all of it was looked at
     */
    public record Shown(List<String> numbers, Map<String, String> titles, Count shown, int ordered, boolean whole) {
        /** What cannot be ordered for another reason: ended, an order itself, without a unit, or not for the reader's eyes. */
        Count other() {
            return new Count(Math.max(0, shown.value() - ordered - numbers.size()), shown.atLeast());
        }

        boolean isTooMany() {
            return !whole || numbers.size() > MOST;
        }

        /** Why nothing of it can be ordered, if so. */
        public Optional<Problem.FieldError> refusal() {
            if (!whole) {
                return Optional.of(Problem.FieldError.of("seen", "oversight.notAllSeen"));
            }
            if (isTooMany()) {
                return Optional.of(Problem.FieldError.of("seen", "oversight.tooManyShown", numbers.size(), MOST));
            }
            return numbers.isEmpty()
                    ? Optional.of(Problem.FieldError.of("seen", "oversight.nothingShown"))
                    : Optional.empty();
        }
    }

    Shown shown(BoardRows.Wanted wanted, Actor.Staff staff) {
        OrderRunRows.Found found = rows.found(wanted);
        return shown(found, Count.exact(found.all()), true, staff);
    }

    /**
     * What another list shows.
     *
     * @param numbers what is on it, in its order; what has ended may be left out
     * @param all how many are on it
     * @param whole whether these are all that are on it and have not ended
     */
    public Shown shown(List<String> numbers, Count all, boolean whole, Actor.Staff staff) {
        return shown(rows.found(numbers), all, whole, staff);
    }

    private Shown shown(OrderRunRows.Found found, Count all, boolean whole, Actor.Staff staff) {
        List<String> free = found.free();
        if (!whole || free.size() > MOST || free.isEmpty()) {
            return new Shown(free, Map.of(), all, found.ordered(), whole);
        }
        Map<String, String> titles = matters.titles(free, staff);
        return new Shown(free.stream().filter(titles::containsKey).toList(), titles, all, found.ordered(), whole);
    }

    /**
     * What is ordered, as typed.
     *
     * @param key of the form, so that sending it again orders nothing twice
     * @param seen the numbers that were said to be ordered
     */
    public record Typed(
            @Nullable String key,
            @Nullable String title,
            @Nullable String demand,
            @Nullable String ends,
            @Nullable String seen) {
        static String seen(Shown shown) {
            return String.join(" ", shown.numbers());
        }

        private List<String> numbers() {
            return seen == null || seen.isBlank()
                    ? List.of()
                    : List.of(seen.strip().split(" "));
        }
    }

    /**
     * Begins.
     *
     * @param shown what the list shows now
     * @return which
     * @throws Problem 403 unless the actor oversees; 422 wrong fields, too many, none, or others than were seen before
     */
    UUID begin(Typed typed, Shown shown, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        UUID id = key(typed.key());
        if (rows.find(id).isPresent()) {
            return id;
        }
        Reading reading = new Reading();
        String title = reading.words("title", typed.title(), NewOrder.MOST_TITLE);
        String demand = reading.words("demand", typed.demand(), NewOrder.MOST_DEMAND);
        LocalDate ends = reading.dayAfter(times.today(), "ends", typed.ends());
        List<String> numbers = shown.numbers();
        Problem.FieldError refusal = shown.refusal().orElse(null);
        if (refusal != null) {
            reading.wrong("seen", refusal.code(), refusal.args().toArray());
        } else if (!Set.copyOf(numbers).equals(Set.copyOf(typed.numbers()))) {
            reading.wrong("seen", "oversight.listChanged", changed(typed.numbers(), numbers));
        }
        reading.finish();
        transaction.executeWithoutResult(
                _ -> rows.begin(new OrderRunRows.Run(id, staff.id(), title, demand, ends), numbers));
        return id;
    }

    /** How many it was and is, how many and which came to it, how many and which are gone. */
    private static Object[] changed(List<String> before, List<String> now) {
        List<String> came = now.stream().filter(each -> !before.contains(each)).toList();
        List<String> gone = before.stream().filter(each -> !now.contains(each)).toList();
        return new Object[] {before.size(), now.size(), came.size(), few(came), gone.size(), few(gone)};
    }

    private static String few(List<String> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        String named = String.join(" ", numbers.subList(0, Math.min(NAMED, numbers.size())));
        return " (" + named + (numbers.size() > NAMED ? " …)" : ")");
    }

    private static UUID key(@Nullable String typed) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(typed, ""));
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("key", "required");
        }
    }

    /** Goes on with it as soon as there is time. */
    Future<?> submit(UUID id) {
        return thread.submit(() -> {
            try {
                work(id);
            } catch (RuntimeException failure) {
                LOG.atError().addKeyValue("run", id).setCause(failure).log("an order on a list stopped");
            }
        });
    }

    /** Goes on with what a server left. */
    void goOn() {
        rows.underWay().forEach(this::submit);
    }

    /** Gives each matter its turn until none waits, or somebody else does. */
    void work(UUID id) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            AtomicInteger line = new AtomicInteger(NO_LINE);
            try {
                more = Boolean.TRUE.equals(transaction.execute(_ -> turn(id, line)));
            } catch (Problem refused) {
                more = refuse(
                        id,
                        line.get(),
                        refused.errors().isEmpty()
                                ? refused.code()
                                : refused.errors().getFirst().code(),
                        refused);
            } catch (DataAccessException failure) {
                LOG.atError().addKeyValue("run", id).setCause(failure).log("one of an order on a list failed");
                more = refuse(id, line.get(), "internal", null);
            }
        }
    }

    /** Whoever holds the run is the only one who works on it. */
    private boolean turn(UUID id, AtomicInteger line) {
        OrderRunRows.Run run = rows.hold(id).orElse(null);
        if (run == null) {
            return false;
        }
        OrderRunRows.Waiting next = rows.next(id).orElse(null);
        if (next == null) {
            rows.finish(id);
            return false;
        }
        line.set(next.nr());
        Actor.Staff staff = accounts.find(run.staff())
                .filter(account -> !account.disabled())
                .map(account -> new Actor.Staff(account.staff(), account.name(), account.unit(), account.roles()))
                .or(() -> tokens.bearer(run.staff()))
                .orElseThrow(() -> Problem.forbidden("forbidden"));
        Permissions.require(staff, Permission.OVERSEE);
        rows.ordered(id, next.nr(), ordering.cover(next.number(), run, rows.orders(id), staff));
        return true;
    }

    /**
     * Writes down why that line was refused, unless somebody else has dealt with it since: between a turn that fails and this
     * another server may have had its turn.
     *
     * @return false where it failed before it came to a line: whoever looks next goes on with it
     */
    boolean refuse(UUID id, int line, String code, @Nullable Problem problem) {
        List<Object> args = problem == null
                ? List.of()
                : problem.errors().isEmpty()
                        ? problem.args()
                        : problem.errors().getFirst().args();
        transaction.executeWithoutResult(_ -> rows.hold(id)
                .flatMap(_ -> rows.next(id))
                .filter(next -> next.nr() == line)
                .ifPresent(next -> rows.refused(
                        id, next.nr(), code, args.stream().map(String::valueOf).toArray(String[]::new))));
        return line != NO_LINE;
    }
}
