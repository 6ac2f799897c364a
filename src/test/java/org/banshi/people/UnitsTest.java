package org.banshi.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class UnitsTest {
    private static final CityClock CLOCK = CityClock.movable(ZoneId.of("Asia/Shanghai"));
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final JdbcClient db = JdbcClient.create(source);
    private final Units units = new Units(db, CLOCK);
    private final Members members = new Members(db, units, CLOCK);
    private final Changes changes = new Changes(db);

    @BeforeEach
    void city() {
        units.create(Unit.handling("city", "市政府", null));
        units.create(Unit.handling("roads", "路政局", "city"));
        units.create(Unit.handling("lamps", "路灯所", "roads"));
        units.create(Unit.handling("parks", "园林局", "city"));
    }

    @Test
    void aUnitIsUnderItselfAndAllAbove() {
        assertThat(units.isUnder("lamps", "city")).isTrue();
        assertThat(units.isUnder("lamps", "lamps")).isTrue();
        assertThat(units.isUnder("roads", "lamps")).isFalse();
        assertThat(units.isUnder("parks", "roads")).isFalse();
        assertThat(units.isUnder("nowhere", "city")).isFalse();
        assertThat(units.under("roads")).containsExactlyInAnyOrder("roads", "lamps");
        assertThat(units.under("nowhere")).isEmpty();
        assertThat(units.children("city")).extracting(Unit::code).containsExactly("parks", "roads");
    }

    @Test
    void changesShowAtOnceAndARolledBackOneIsForgotten() {
        units.update(units.require("parks").named("园林绿化局"));
        assertThat(units.byName("园林绿化局")).map(Unit::code).hasValue("parks");
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        transaction.executeWithoutResult(status -> {
            units.create(Unit.handling("ghost", "幽灵", null));
            assertThat(units.find("ghost")).isPresent();
            status.setRollbackOnly();
        });
        assertThat(units.find("ghost")).isEmpty();
    }

    @Test
    void aNameThatTwoUnitsHaveFindsNeither() {
        units.create(Unit.handling("roads2", "路政局", null));
        assertThat(units.byName("路政局")).isEmpty();
        units.update(units.require("roads2").active(false));
        assertThat(units.byName(" 路政局 ")).map(Unit::code).hasValue("roads");
    }

    @Test
    void aRingIsRefused() {
        assertThatThrownBy(() -> units.update(units.require("roads").below("lamps")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().code()).isEqualTo("unit.ring"));
        assertThatThrownBy(() -> units.update(units.require("roads").below("roads")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void badFieldsAreToldTogetherAndATakenCodeIsAConflict() {
        assertThatThrownBy(() -> units.create(new Unit(" ", "", "nowhere", Unit.Kind.OFFICE, "", "\0", true)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("code", "name", "region", "phone", "parent"));
        assertThatThrownBy(() -> units.create(Unit.handling("roads", "x", null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }

    @Test
    void aDutyListHoldsCategoriesAndAllBelowThem() {
        assertThat(units.duty("lamps", "0301")).isFalse();
        units.setDuty("lamps", Set.of("03", "0702"));
        assertThat(units.duty("lamps", "0301")).isTrue();
        assertThat(units.duty("lamps", "0702")).isTrue();
        assertThat(units.duty("lamps", "0701")).isFalse();
        assertThat(units.duty("roads", "0301")).isFalse();
        units.setDuty("lamps", Set.of("0702", "09"));
        assertThat(units.duties("lamps")).containsExactlyInAnyOrder("0702", "09");
        units.setDuty("lamps", Set.of());
        assertThat(units.duties("lamps")).isEmpty();
    }

    @Test
    void staffAreFoundByNumberAndUnitAndMachinesAreNotAssigned() {
        Member ann = members.add("安", "roads", Member.Kind.PERSON, null);
        Member robot = members.add("机器", "roads", Member.Kind.MACHINE, null);
        assertThat(members.ofUnit("roads")).containsExactly(ann);
        assertThat(members.names(List.of(ann.id(), robot.id(), 999L))).hasSize(2);
        members.update(new Member(ann.id(), "安安", "roads", Member.Kind.PERSON, "1", false));
        assertThat(members.ofUnit("roads")).isEmpty();
        assertThat(members.require(ann.id()).name()).isEqualTo("安安");
        assertThatThrownBy(() -> members.add("x", "nowhere", Member.Kind.PERSON, null))
                .isInstanceOf(Problem.class);
    }

    @Test
    void historyTellsWhatChangedByWhomAndWhyAndNobodyCanRewriteIt() {
        Member admin = members.add("管理员", null, Member.Kind.PERSON, null);
        Because reason = Because.of(admin.id(), "机构改革");
        units.update(units.require("lamps").named("照明中心").below("city"), reason);
        units.update(units.require("lamps"), Because.of(admin.id(), "什么都没变"));
        units.setDuty("lamps", Set.of("0102", "01"), reason);
        assertThat(changes.ofUnit("lamps"))
                .satisfiesExactly(
                        duty -> assertThat(duty.fields()).containsExactly(new Change.Part("duty", "", "01 0102")),
                        moved -> {
                            assertThat(moved.byStaff()).isEqualTo(admin.id());
                            assertThat(moved.why()).isEqualTo("机构改革");
                            assertThat(moved.fields())
                                    .containsExactly(
                                            new Change.Part("name", "路灯所", "照明中心"),
                                            new Change.Part("parent", "roads", "city"));
                        },
                        made -> assertThat(made.byStaff()).isNull());
        members.update(new Member(admin.id(), "管理员", "roads", Member.Kind.PERSON, null, false), reason);
        assertThat(changes.ofMember(admin.id()).getFirst().fields())
                .extracting(Change.Part::name)
                .containsExactly("active", "unit");
        assertThatThrownBy(() -> units.update(units.require("lamps"), Because.of(admin.id(), " ")))
                .hasMessageContaining("why");
        for (String sql :
                List.of("delete from people_change", "update people_change set why = ''", "truncate people_change")) {
            assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void peopleAreFoundByNameUnitAndTelephone() {
        Member first = members.add("Anna 安", "lamps", Member.Kind.PERSON, "0999-1234");
        Member second = members.add("Bert 柏", "parks", Member.Kind.PERSON, null);
        members.add("机器", "parks", Member.Kind.MACHINE, null);
        assertThat(members.search(null, null, true, null, 1).items()).containsExactly(second);
        assertThat(members.search(null, null, null, Long.toString(second.id()), 5)
                        .items())
                .containsExactly(first);
        assertThat(members.search("ANNA", null, null, null, 5).items()).containsExactly(first);
        assertThat(members.search("1234", "roads", null, null, 5).items()).containsExactly(first);
        assertThat(members.search(null, "roads", false, null, 5).items()).isEmpty();
    }
}
