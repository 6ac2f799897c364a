package org.banshi.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Done;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;

/** Walks hard problems through their course, with people who can be named in them. */
final class Problems {
    private final HardProblems problems;
    private final Ledger ledger;
    private final Matters matters;
    private final CityClock clock;
    private final Accounts accounts;
    private final TestCity city;

    final Actor.Staff office, leader, helper, monitor, appraiser;

    Problems(HardProblems problems, Ledger ledger, Matters matters, CityClock clock, Accounts accounts, TestCity city) {
        this.problems = problems;
        this.ledger = ledger;
        this.matters = matters;
        this.clock = clock;
        this.accounts = accounts;
        this.city = city;
        this.office = account(null, Role.OFFICE);
        this.leader = account(null, Role.LEADER);
        this.helper = account("roads", Role.HELPER);
        this.monitor = account("water", Role.MONITOR);
        this.appraiser = account("sanitation", Role.APPRAISER);
    }

    Actor.Staff account(@Nullable String unit, Role... roles) {
        Actor.Staff staff = city.staff(unit, roles);
        Logins.of(accounts, staff);
        return staff;
    }

    Walk opened() {
        return new Walk(problems.open(new NewProblem("老旧小区夜间停车难", "车位少，消防通道常被占。", null, null), office)
                .number());
    }

    static Map<String, Object> form(Object... fields) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        return form;
    }

    static String id(Actor.Staff staff) {
        return Long.toString(staff.id());
    }

    static void refused(ThrowingCallable what, int status, String code) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    static void wrong(ThrowingCallable what, String field, String code) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
            assertThat(problem.errors()).extracting(Problem.FieldError::code).containsExactly(code);
        });
    }

    static List<String> actions(Walk walk) {
        return walk.view().timeline().stream().map(MatterView.Line::action).toList();
    }

    List<String> inbox(Actor.Staff staff) {
        return matters.list(Query.of(Query.Scope.INBOX), staff, null, 100).items().stream()
                .map(Matter::number)
                .toList();
    }

    /** One hard problem on its way. */
    final class Walk {
        final String number;

        Walk(String number) {
            this.number = number;
        }

        Done perform(Actor actor, String action, Object... fields) {
            return ledger.perform(number, action, form(fields), actor, null);
        }

        Walk does(Actor actor, String action, Object... fields) {
            perform(actor, action, fields);
            return this;
        }

        Walk after(Duration duration) {
            clock.advance(duration);
            return this;
        }

        Walk chosen() {
            return does(office, "choose", "leader", id(leader), "unit", "roads", "helper", id(helper));
        }

        Walk needFilled() {
            return does(helper, "fillNeed", "who", "小区住户", "needs", "夜间有处停车", "heard", 46);
        }

        Walk fixed() {
            return chosen().needFilled()
                    .does(leader, "fix", "goal", "新增车位八十个", "measures", "错时开放周边单位车位", "endDate", "2026-08-31");
        }

        Walk solving() {
            return fixed().does(office, "start", "monitor", id(monitor), "appraiser", id(appraiser));
        }

        Walk watched() {
            return does(monitor, "fillProcess", "onTrack", true, "progress", "已开放四十个车位");
        }

        Walk finished() {
            return watched().does(leader, "finish", "text", "八十个车位已启用");
        }

        Walk evaluated(boolean solved) {
            return does(
                    appraiser,
                    "evaluate",
                    "solved",
                    solved,
                    "satisfaction",
                    solved ? 5 : 2,
                    "findings",
                    "夜间走访两次",
                    "heard",
                    30);
        }

        Walk onNotice() {
            return evaluated(true).does(office, "publish", "publicText", "小区新增夜间车位八十个。");
        }

        MatterView view() {
            return view(office);
        }

        MatterView view(Actor actor) {
            return matters.view(number, actor);
        }

        String state() {
            return view().matter().state();
        }
    }
}
