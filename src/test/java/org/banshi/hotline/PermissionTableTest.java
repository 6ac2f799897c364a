package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Action;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.Lifecycle;
import org.banshi.matter.Matters;
import org.banshi.matter.State;
import org.banshi.people.Because;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Every action in every state by everybody, compared with {@code hotline/permissions.csv}, which was written by hand. */
@BanshiTest
class PermissionTableTest {
    /** The names that stay stable for others: the hotline's, the raiser's, on objections. */
    private static final Set<String> STABLE = words("""
            accept reject answer classify reword merge unmerge dispatch handDown assign sign return rule addCoHandler
            releaseCoHandler coReply ask requestPause approvePause refusePause extend grantExtension refuseExtension
            promise approvePromise refusePromise resume reply signOff redraft approve sendBack callBack close reveal note
            verdict addFact remind withdraw reopen object joinMatter
            uphold overturn""");

    /** What only the house does, when a clock runs out or a main request is answered. */
    private static final Set<String> OF_THE_HOUSE = Set.of("followMain", "promiseNote", "fallSilent");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Matters matters;

    @Autowired
    private Kinds kinds;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private Signers signers;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private TransactionTemplate transaction;

    private TestCity city;
    private Standing standing;

    @BeforeEach
    void aRequestInEachState() {
        clock.moveTo(Loop.MONDAY_MORNING);
        city = TestCity.in(units, members);
        standing = new Standing(new Loop(ledger, matters, clock, city), city, clock, units, signers);
    }

    @AfterEach
    void nobodySignsAnyMore() {
        signers.set("roads-east", Set.of(), Because.HOUSE);
    }

    /** One line of the table. */
    private record Allowed(Set<String> who, boolean exceptWorked) {}

    /** Somebody who tries, and the names under which the table would allow it. */
    private record Somebody(String label, Actor actor, Set<String> names, boolean worked) {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Allowed> table() throws IOException {
        Map<String, Allowed> table = new HashMap<>();
        try (InputStream csv = PermissionTableTest.class.getResourceAsStream("/hotline/permissions.csv")) {
            List<String> lines = new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .toList();
            for (String line : lines) {
                String[] cell = line.split(",", -1);
                for (String state : words(cell[1])) {
                    Allowed before =
                            table.put(cell[0] + "/" + state, new Allowed(words(cell[2]), cell[3].equals("worked")));
                    assertThat(before)
                            .as("%s in %s stands twice", cell[0], state)
                            .isNull();
                }
            }
        }
        return table;
    }

    private Lifecycle lifecycle() {
        return kinds.require(Requests.NAME).lifecycle();
    }

    @Test
    void theActionsAreThoseThatStayStableAndNoOthers() throws IOException {
        Set<String> declared =
                lifecycle().actions().stream().map(Action::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(STABLE);
        expected.addAll(OF_THE_HOUSE);
        assertThat(declared).isEqualTo(expected);
        Set<String> inTable =
                table().keySet().stream().map(key -> key.split("/")[0]).collect(Collectors.toSet());
        assertThat(inTable).isEqualTo(expected);
    }

    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() throws IOException {
        Map<String, Allowed> table = table();
        List<Somebody> everybody = everybody();
        List<String> differences = new ArrayList<>();
        Set<String> actions =
                lifecycle().actions().stream().map(Action::name).collect(Collectors.toCollection(TreeSet::new));
        int tries = 0;
        for (String state : lifecycle().states().stream().map(State::name).toList()) {
            for (String action : actions) {
                Loop.Walk walk = standing.of(action, state);
                Allowed allowed = table.getOrDefault(action + "/" + state, new Allowed(Set.of(), false));
                Map<String, Object> form = standing.form(action, state, walk);
                String before = trace(walk.receipt.number());
                for (Somebody somebody : together(everybody, walk)) {
                    boolean may = somebody.names().stream().anyMatch(allowed.who()::contains)
                            && !(allowed.exceptWorked() && somebody.worked());
                    String what = trial(walk.receipt.number(), action, form, somebody.actor());
                    tries++;
                    if (may != what.equals("done") || !may && !what.matches("(403|404|409) .*")) {
                        differences.add(somebody.label() + " " + action + " in " + state + ": " + what
                                + (may ? ", but may" : ", but may not"));
                    }
                }
                if (!trace(walk.receipt.number()).equals(before)) {
                    differences.add("a refused " + action + " in " + state + " leaves a trace");
                }
            }
        }
        assertThat(differences).as("of %d tries", tries).isEmpty();
        assertThat(tries).isGreaterThan(30_000);
    }

    /** What comes of it; whatever it did is undone. */
    private String trial(String number, String action, Map<String, Object> form, Actor actor) {
        try {
            transaction.executeWithoutResult(status -> {
                ledger.perform(number, action, form, actor, null);
                status.setRollbackOnly();
            });
            return "done";
        } catch (Problem problem) {
            return problem.status() + " " + problem.getMessage();
        } catch (RuntimeException e) {
            return "500 " + e;
        }
    }

    /** Everything about a request that an action could change, as one text. */
    private String trace(String number) {
        return db.queryForObject("""
                select concat_ws('|', m::text,
                  (select count(*) from matter_event e where e.matter = m.id),
                  (select string_agg(c::text, ',' order by c.id) from matter_clock c where c.matter = m.id),
                  (select string_agg(p::text, ',' order by p::text) from matter_party p where p.matter = m.id),
                  (select count(*) from outbox_message o where o.subject = m.number),
                  (select r::text from hotline_request r where r.matter = m.id))
                from matter_matter m where m.number = ?""", String.class, number);
    }

    /** Somebody of each role in a unit of each relation. */
    private List<Somebody> everybody() {
        List<Somebody> everybody = new ArrayList<>();
        Standing.UNITS.forEach((relation, unit) -> Role.ALL.forEach(role -> {
            Set<String> names = new HashSet<>();
            if (!relation.equals("about")) {
                names.add(role.equals(Role.HANDLER) ? relation : role.name());
            }
            boolean worked = relation.equals("lead") || relation.equals("upper");
            everybody.add(new Somebody(role.name() + " (" + relation + ")", city.staff(unit, role), names, worked));
        }));
        everybody.add(new Somebody("the house", new Actor.House(), Set.of("house"), false));
        everybody.add(new Somebody("anyone", new Actor.Anyone(), Set.of(), false));
        everybody.add(new Somebody("raiser of another", new Actor.Raiser("000000000000"), Set.of(), false));
        return everybody;
    }

    private List<Somebody> together(List<Somebody> everybody, Loop.Walk walk) {
        return Stream.concat(
                        everybody.stream(),
                        Stream.of(
                                new Somebody("the raiser", walk.raiser(), Set.of("raiser"), false),
                                new Somebody("who signs", standing.signer(), Set.of("lead", "signer"), true),
                                new Somebody("who merged", standing.merger(), Set.of("operator", "merger"), false)))
                .toList();
    }

    @Test
    void whoWorkedMayNotCheckAndWhoWorkedOrCheckedMayNotTakeDownTheVerdict() {
        Role[] all = Role.ALL.toArray(Role[]::new);
        Actor.Staff doer = city.staff("roads", all);
        Actor.Staff checker = city.staff("hotline", all);
        Loop loop = new Loop(ledger, matters, clock, city);
        Loop.Walk walk = loop.raise().dispatched().does(doer, "sign").does(doer, "reply", "publicAnswer", "好了");
        refused(walk, doer, "approve");
        refused(walk, doer, "sendBack", "reason", "再查");
        walk.does(checker, "approve");
        Object[] good = {"reached", true, "solved", true, "satisfaction", 5};
        refused(walk, doer, "callBack", good);
        refused(walk, checker, "callBack", good);
        refused(walk, city.staff("roads", Role.CALLER), "callBack", good);
        walk.does(city.caller, "callBack", good);

        Loop.Walk operators = loop.raise().does(checker, "answer", "publicAnswer", "请到窗口。");
        operators.does(operators.raiser(), "reopen", "reason", "没说清");
        operators.does(city.dispatcher, "dispatch", "unit", "roads").does(city.roads, "sign");
        operators.does(city.roads, "reply", "publicAnswer", "好了");
        refused(operators, checker, "approve");
    }

    private static void refused(Loop.Walk walk, Actor actor, String action, @Nullable Object... form) {
        assertThatThrownBy(() -> walk.perform(actor, action, form)).isInstanceOf(Problem.class);
    }
}
