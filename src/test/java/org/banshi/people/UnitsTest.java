package org.banshi.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class UnitsTest {
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final JdbcClient db = JdbcClient.create(source);
    private final Units units = new Units(db);
    private final Members members = new Members(db, units);

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
}
