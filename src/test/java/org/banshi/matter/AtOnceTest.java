package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Requests;
import org.banshi.people.Because;
import org.banshi.people.Deputies;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        String id = codes.send(phone, "127.0.0.1");
        String code = db.sql(
                        "select args->>0 from outbox_message where template = 'matter.tell.code' order by id desc limit 1")
                .query(String.class)
                .single();
        return codes.prove(id, code).orElseThrow();
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
        List<String> said = together(times(8, (Callable<String>) () -> codes.send(phone, "127.0.0.1")));
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
                proxies.name(person, new Proxies.Wish(proxy, "女儿", Proxies.Scope.SEE, MONDAY.plusDays(9)));
                return "";
            });
        }
        List<String> said = together(naming);
        assertThat(said).containsOnly("done", "tooManyProxies");
        assertThat(said.stream().filter("done"::equals)).hasSize(Proxies.MOST);
        assertThat(proxies.givenBy(person)).hasSize(Proxies.MOST);
    }

    @Test
    void whoAsksTwiceAtOnceToBeForgottenIsToldSo() throws Exception {
        String phone = phone();
        NewMatter told = new NewMatter(
                Requests.NAME,
                "help",
                "normal",
                "0102",
                new NewMatter.Words("楼道灯坏了", "三楼的灯坏了很久。"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                new NewMatter.Identity("赵奶奶", phone, null, null),
                false,
                Map.of());
        String number = ledger.raise(told, new Actor.Anyone()).number();
        ledger.perform(number, "withdraw", Map.of(), new Actor.Raiser(number), null);
        ProvenPhone person = proven(phone);
        List<String> said = together(times(6, (Callable<String>) () -> {
            erasures.ask(person, List.of());
            return "";
        }));
        assertThat(said).containsOnly("done", "eraseAsked");
        assertThat(said.stream().filter("done"::equals)).hasSize(1);
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
