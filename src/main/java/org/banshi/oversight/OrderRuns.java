package org.banshi.oversight;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Orders everything that the board shows: each matter by itself in a small transaction, together with what came of it, so
 * that nothing is ordered twice, one that is refused stops no other, and any server goes on where one stopped.
 */
@Service
public class OrderRuns {
    /** At most so many at once. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(OrderRuns.class);

    private final Ordering ordering;
    private final OrderRunRows rows;
    private final Matters matters;
    private final Accounts accounts;
    private final OversightTimes times;
    private final TransactionOperations transaction;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("orders").factory());

    OrderRuns(
            Ordering ordering,
            OrderRunRows rows,
            Matters matters,
            Accounts accounts,
            OversightTimes times,
            TransactionOperations transaction) {
        this.ordering = ordering;
        this.rows = rows;
        this.matters = matters;
        this.accounts = accounts;
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
     * @param numbers what can be ordered, the earliest due first
     * @param shown how many matters it shows
     * @param ordered how many of these are under an order already
     */
    record Shown(List<String> numbers, int shown, int ordered) {
        /** What can be ordered for no other reason: an order itself, without a unit, or not for the reader's eyes. */
        int other() {
            return shown - ordered - numbers.size();
        }
    }

    Shown shown(BoardRows.Wanted wanted, Actor.Staff staff) {
        OrderRunRows.Found found = rows.found(wanted);
        if (found.free().size() > MOST || found.free().isEmpty()) {
            return new Shown(found.free(), found.all(), found.ordered());
        }
        var known = matters.titles(found.free(), staff).keySet();
        return new Shown(found.free().stream().filter(known::contains).toList(), found.all(), found.ordered());
    }

    /**
     * What is ordered, as typed.
     *
     * @param key of the form, so that sending it again orders nothing twice
     * @param count how many were said to be ordered
     */
    record Typed(
            @Nullable String key,
            @Nullable String title,
            @Nullable String demand,
            @Nullable String ends,
            @Nullable String count) {}

    /**
     * Begins.
     *
     * @return which
     * @throws Problem 403 unless the actor oversees; 422 wrong fields, too many, none, or others than were counted before
     */
    UUID begin(Typed typed, BoardRows.Wanted wanted, Actor.Staff staff) {
        Permissions.require(staff, Permission.OVERSEE);
        UUID id = key(typed.key());
        if (rows.find(id).isPresent()) {
            return id;
        }
        Reading reading = new Reading();
        String title = reading.words("title", typed.title(), NewOrder.MOST_TITLE);
        String demand = reading.words("demand", typed.demand(), NewOrder.MOST_DEMAND);
        LocalDate ends = reading.dayAfter(times.today(), "ends", typed.ends());
        Shown shown = shown(wanted, staff);
        int size = shown.numbers().size();
        if (size > MOST) {
            reading.wrong("count", "oversight.tooManyShown", size, MOST);
        } else if (size == 0) {
            reading.wrong("count", "oversight.nothingShown");
        } else if (!Integer.toString(size).equals(typed.count())) {
            reading.wrong("count", "oversight.countChanged", Objects.requireNonNullElse(typed.count(), ""), size);
        }
        reading.finish();
        transaction.executeWithoutResult(
                _ -> rows.begin(new OrderRunRows.Run(id, staff.id(), title, demand, ends), shown.numbers()));
        return id;
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
            try {
                more = Boolean.TRUE.equals(transaction.execute(_ -> turn(id)));
            } catch (Problem refused) {
                refuse(
                        id,
                        refused.errors().isEmpty()
                                ? refused.code()
                                : refused.errors().getFirst().code(),
                        refused);
            } catch (DataAccessException failure) {
                LOG.atError().addKeyValue("run", id).setCause(failure).log("one of an order on a list failed");
                refuse(id, "internal", null);
            }
        }
    }

    /** Whoever holds the run is the only one who works on it. */
    private boolean turn(UUID id) {
        OrderRunRows.Run run = rows.hold(id).orElse(null);
        if (run == null) {
            return false;
        }
        OrderRunRows.Waiting next = rows.next(id).orElse(null);
        if (next == null) {
            rows.finish(id);
            return false;
        }
        Actor.Staff staff = accounts.find(run.staff())
                .filter(account -> !account.disabled())
                .map(account -> new Actor.Staff(account.staff(), account.name(), account.unit(), account.roles()))
                .orElseThrow(() -> Problem.forbidden("forbidden"));
        Permissions.require(staff, Permission.OVERSEE);
        rows.ordered(id, next.nr(), ordering.cover(next.number(), run, rows.orders(id), staff));
        return true;
    }

    private void refuse(UUID id, String code, @Nullable Problem problem) {
        List<Object> args = problem == null
                ? List.of()
                : problem.errors().isEmpty()
                        ? problem.args()
                        : problem.errors().getFirst().args();
        transaction.executeWithoutResult(_ -> rows.hold(id)
                .flatMap(_ -> rows.next(id))
                .ifPresent(next -> rows.refused(
                        id, next.nr(), code, args.stream().map(String::valueOf).toArray(String[]::new))));
    }
}
