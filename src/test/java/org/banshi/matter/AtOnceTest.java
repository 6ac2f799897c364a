package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.Wishes;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What has a limit keeps it when many come in the same moment. */
@BanshiTest
class AtOnceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static int counter;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PhoneCodes codes;

    @Autowired
    private Tries tries;

    @Autowired
    private Proxies proxies;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Corrections corrections;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Deputies deputies;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    private TestCity city;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        city = TestCity.in(units, members);
    }

    private static String phone() {
        return String.format("199330%05d", ++counter);
    }

    private ProvenPhone proven(String phone) {
        return Phones.proven(codes, db, phone);
    }

    /** What each was refused with, or "done". */
    private static List<String> together(List<? extends Callable<?>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<String> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Future<?>> under = new ArrayList<>();
            for (Callable<?> one : all) {
                under.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            for (Future<?> one : under) {
                said.add(outcome(one));
            }
        }
        return said;
    }

    private static String outcome(Future<?> one) throws InterruptedException {
        try {
            one.get();
            return "done";
        } catch (ExecutionException e) {
            return e.getCause() instanceof Problem problem
                    ? problem.errors().isEmpty()
                            ? problem.code()
                            : problem.errors().getFirst().code()
                    : String.valueOf(e.getCause());
        }
    }

    private static <T> List<T> times(int many, T what) {
        return java.util.Collections.nCopies(many, what);
    }

    @Test
    void noMoreCodesAreTextedThanOneAfterTheOther() throws Exception {
        String phone = phone();
        List<String> said = together(times(8, (Callable<String>) () -> codes.send(phone, "127.0.0.1", Language.ZH)));
        assertThat(said).containsOnly("done", "tooManyCodesSent");
        assertThat(said.stream().filter("done"::equals)).hasSize(Tries.TEXTS_TO_A_PHONE);
    }

    @Test
    void noMoreWrongCodesAreTriedThanOneAfterTheOther() throws Exception {
        String number = "26030200" + (1000 + ++counter);
        List<String> said = together(times(16, (Callable<Actor>) () -> tries.prove(number, "00000000", "127.0.0.1")));
        assertThat(said).containsOnly("wrongReceipt", "tooManyCodes");
        assertThat(said.stream().filter("wrongReceipt"::equals)).hasSize(Tries.WRONG_FOR_A_NUMBER);
    }

    @Test
    void nobodyHasMoreProxiesThanAreAllowed() throws Exception {
        ProvenPhone person = proven(phone());
        List<Callable<String>> naming = new ArrayList<>();
        for (int i = 0; i < Proxies.MOST + 3; i++) {
            String proxy = phone();
            naming.add(() -> {
                proxies.name(person, new Proxies.Wish(proxy, "女儿", Proxies.Scope.SEE, MONDAY.plusDays(9), null));
                return "";
            });
        }
        List<String> said = together(naming);
        assertThat(said).containsOnly("done", "tooManyProxies");
        assertThat(said.stream().filter("done"::equals)).hasSize(Proxies.MOST);
        assertThat(proxies.givenBy(person)).hasSize(Proxies.MOST);
    }

    /** A matter that is over, of somebody with that number. */
    private Receipt over(String phone) {
        NewMatter told = Wishes.from("赵奶奶", phone, "help", false);
        Receipt receipt = ledger.raise(told, new Actor.Anyone());
        ledger.perform(receipt.number(), "withdraw", Map.of(), new Actor.Raiser(receipt.number()), null);
        return receipt;
    }

    @Test
    void whoAsksTwiceAtOnceToBeForgottenIsToldSo() throws Exception {
        String phone = phone();
        over(phone);
        ProvenPhone person = proven(phone);
        List<String> said = together(times(6, (Callable<String>) () -> {
            erasures.ask(person, List.of());
            return "";
        }));
        assertThat(said).containsOnly("done", "eraseAsked");
        assertThat(said.stream().filter("done"::equals)).hasSize(1);
    }

    private long asked(Receipt receipt) {
        return erasures.waiting(city.security).stream()
                .filter(asked -> asked.numbers().contains(receipt.number()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Does one thing, and before that is over lets another begin; what the other is refused with, or "done". */
    private String whileUnderWay(Runnable first, Callable<?> second) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> under = Objects.requireNonNull(transactions.execute(_ -> {
                first.run();
                Future<?> began = thread.submit(second);
                while (!began.isDone() && !isWaiting()) {
                    Thread.onSpinWait();
                }
                assertThat(began).as("waits for the other").isNotDone();
                return began;
            }));
            return outcome(under);
        }
    }

    private boolean isWaiting() {
        return db.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and pg_backend_pid() = any(pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }

    private long count(String table, Receipt receipt) {
        return db.sql("select count(*) from " + table + " where matter = :matter")
                .param("matter", receipt.id())
                .query(Long.class)
                .single();
    }

    @Test
    void nothingIsPutRightOfAPersonWhoIsJustBeingForgotten() throws Exception {
        String phone = phone();
        Receipt receipt = over(phone);
        ProvenPhone person = proven(phone);
        erasures.ask(person, List.of());
        long id = asked(receipt);
        String said = whileUnderWay(() -> erasures.approve(id, city.security), () -> {
            corrections.name(person, "赵奶奶", "赵婆婆");
            return "";
        });
        assertThat(said).isEqualTo("notAChoice");
        assertThat(count("matter_identity_change", receipt)).as("names before").isZero();
        assertThat(count("matter_identity", receipt)).isZero();
    }

    @Test
    void anErasureWaitsForWhatIsBeingPutRightAndForgetsThatToo() throws Exception {
        String phone = phone();
        Receipt receipt = over(phone);
        ProvenPhone person = proven(phone);
        erasures.ask(person, List.of());
        long id = asked(receipt);
        String said = whileUnderWay(() -> corrections.name(person, "赵奶奶", "赵婆婆"), () -> {
            erasures.approve(id, city.security);
            return "";
        });
        assertThat(said).isEqualTo("done");
        assertThat(count("matter_identity_change", receipt)).isZero();
        assertThat(count("matter_identity", receipt)).isZero();
    }

    @Test
    void nobodyAsksToBeForgottenWhileTheNumberChanges() throws Exception {
        String phone = phone();
        over(phone);
        ProvenPhone before = proven(phone);
        ProvenPhone after = proven(phone());
        String said = whileUnderWay(() -> corrections.phone(before, after), () -> {
            erasures.ask(before, List.of());
            return "";
        });
        assertThat(said).isEqualTo("eraseNothing");
        erasures.ask(after, List.of());
    }

    @Test
    void aHoldThatIsSetFirstStopsAnErasureThatIsBeingApproved() throws Exception {
        String phone = phone();
        Receipt receipt = over(phone);
        erasures.ask(proven(phone), List.of());
        long id = asked(receipt);
        long before = count("matter_payload", receipt);
        String said = whileUnderWay(() -> erasures.hold(receipt.number(), "法院调取", city.security), () -> {
            erasures.approve(id, city.security);
            return "";
        });
        assertThat(said).isEqualTo("eraseHeld");
        assertThat(count("matter_payload", receipt)).isEqualTo(before);
        assertThat(count("matter_identity", receipt)).isEqualTo(1);
    }

    @Test
    void whatIsHeldAndErasedInTheSameMomentIsEitherWholeOrGone() throws Exception {
        for (int round = 0; round < 4; round++) {
            String phone = phone();
            Receipt receipt = over(phone);
            erasures.ask(proven(phone), List.of());
            long id = asked(receipt);
            long before = count("matter_payload", receipt);
            List<String> said = together(List.of(
                    () -> {
                        erasures.hold(receipt.number(), "法院调取", city.security);
                        return "";
                    },
                    () -> {
                        erasures.approve(id, city.security);
                        return "";
                    }));
            assertThat(said).first().isEqualTo("done");
            assertThat(said).last().isIn("done", "eraseHeld");
            assertThat(count("matter_payload", receipt))
                    .isEqualTo(said.getLast().equals("done") ? 1 : before);
        }
    }

    @Test
    void nobodyHasTwoLeavesOnTheSameDay() throws Exception {
        Actor.Staff away = city.staff("roads", Role.HANDLER);
        List<Callable<Long>> planning = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long deputy = city.staff("roads", Role.HANDLER).id();
            LocalDate from = MONDAY.plusDays(i);
            planning.add(() -> deputies.plan(away.id(), deputy, from, MONDAY.plusDays(7), Because.of(away.id(), "休假")));
        }
        List<String> said = together(planning);
        assertThat(said).containsOnly("done", "leave.overlaps");
        assertThat(deputies.of(away.id())).hasSize(1);
    }
}
