package org.banshi.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.MatterView;
import org.banshi.matter.Outcome;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Logins;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;

/** A monitor is appointed for an area and a time; what is found is answered, and the monitor says whether that will do. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=monitors")
class MonitorTest extends Watched {
    @Test
    void aMonitorSeesWhatTheAppointmentSaysAsLongAsItHolds() {
        String here = working("water");
        String elsewhere = raised("help", "0102", "110102001", false);
        String other = raised("help", "0203", STREET, false);
        assertThat(seen(monitor)).isEmpty();
        long id = appointed(monitor, STREET, "01", null, null);
        assertThat(seen(monitor)).contains(here).doesNotContain(elsewhere, other);
        Actor.Staff wide = city.staff(null, Role.LAY_MONITOR);
        Logins.of(accounts, wide);
        appointed(wide, "1101", null, null, null);
        assertThat(seen(wide)).contains(here, elsewhere, other);
        clock.advance(Duration.ofDays(400));
        assertThat(seen(monitor)).isEmpty();
        clock.moveTo(MONDAY);
        appointments.end(id, "本人调离本街道", city.supervisor);
        assertThat(seen(monitor)).isEmpty();
        assertThat(code(() -> appointments.end(id, "再结束", city.supervisor))).isEqualTo("monitor.endedAlready");
        assertThat(code(() -> monitoring.require(handle(here), monitor))).isEqualTo("monitor.noSuchMatter");
    }

    @Test
    void nothingKeptApartNorOfTheOwnUnitNorRaisedByOneselfIsInSight() {
        String report = raised("report", "0102", STREET, false);
        String confidential = raised("help", "0102", STREET, true);
        String roads = working("roads");
        String water = working("water");
        appointed(monitor, STREET, null, "roads", null);
        assertThat(seen(monitor)).contains(water).doesNotContain(report, confidential, roads);
        Actor.Staff raiser = city.staff(null, Role.LAY_MONITOR);
        Logins.of(accounts, raiser);
        appointed(raiser, STREET, null, null, "+86 197 0300 0117");
        assertThat(seen(raiser)).isEmpty();
        Actor.Staff ofTheUnit = city.staff("roads-east", Role.LAY_MONITOR);
        Logins.of(accounts, ofTheUnit);
        appointed(ofTheUnit, STREET, null, null, null);
        assertThat(seen(ofTheUnit)).contains(roads, water);
        String below = raised("help", "0102", STREET, false);
        act(below, "accept", city.operator);
        act(below, "dispatch", city.dispatcher, "unit", "roads-east");
        assertThat(seen(ofTheUnit)).contains(water).doesNotContain(below);
        assertThat(seen(monitor)).contains(water).doesNotContain(below);
    }

    @Test
    void whatIsFoundIsAnsweredInTimeAndTheMonitorSaysWhetherThatWillDo() {
        appointed();
        String number = working("water");
        String opinion =
                monitoring.write(handle(number), "上门三次都没人管，请说明为什么没修。", monitor).number();
        MatterView view = matters.view(opinion, city.water);
        assertThat(view.matter().due()).isNotNull();
        assertThat(view.matter().title()).contains(number);
        assertThat(matters.view(opinion, city.supervisor).matter().text()).contains("请说明");
        assertThatThrownBy(() -> matters.view(opinion, city.roads)).isInstanceOf(Problem.class);
        assertThat(code(() -> monitoring.write(handle(number), "再写一条", monitor)))
                .isEqualTo("monitor.writtenAlready");

        assertThatThrownBy(() -> monitoring.perform(opinion, "suffices", null, monitor))
                .isInstanceOf(Problem.class);
        act(opinion, "answer", city.water, "done", "配件周三到货，当天修。");
        monitoring.perform(opinion, "insufficient", "周三已过，还没修", monitor);
        assertThat(matters.view(opinion, city.water).matter().state()).isEqualTo("written");
        act(opinion, "answer", city.water, "done", "周五修好了。");
        monitoring.perform(opinion, "suffices", null, monitor);
        assertThat(matters.view(opinion, city.supervisor).matter().outcome()).isEqualTo(Outcome.VERDICT);
        assertThat(matters.view(number, city.supervisor).timeline())
                .anyMatch(
                        line -> line.action().equals("monitored") && line.form().containsValue(opinion));
        assertThat(monitoring.write(handle(number), "又坏了", monitor)).isNotNull();
    }

    @Test
    void whoIsNotContentTwiceHasASupervisorConcludeAndWhoIsSilentIsCountedApart() {
        appointed();
        String first =
                monitoring.write(handle(working("water")), "没有围挡", monitor).number();
        for (String why : List.of("围挡还没有", "只围了一半")) {
            act(first, "answer", city.water, "done", "已围挡");
            monitoring.perform(first, "insufficient", why, monitor);
        }
        assertThatThrownBy(() -> act(first, "conclude", city.water, "solved", true, "found", "围好了"))
                .isInstanceOf(Problem.class);
        act(first, "conclude", city.supervisor, "solved", false, "found", "现场看过，只围了一半，责令补齐。");
        assertThat(matters.view(first, city.supervisor).matter().solved()).isFalse();

        String second =
                monitoring.write(handle(working("water")), "没有告示", monitor).number();
        act(second, "answer", city.water, "done", "已贴告示");
        clock.advance(Duration.ofDays(30));
        sweeper.sweep();
        assertThat(matters.view(second, city.supervisor).matter().outcome()).isEqualTo(Outcome.SILENT);
        String third =
                monitoring.write(handle(working("water")), "没有告示", monitor).number();
        monitoring.perform(third, "withdraw", "看错了地方", monitor);
        assertThat(matters.view(third, city.supervisor).matter().outcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void neitherFindingNorAnswerHoldsWhatGivesSomebodyAway() {
        appointed();
        String number = working("water");
        String handle = handle(number);
        assertThat(code(() -> monitoring.write(handle, "打电话 197-0300-0117 没人接", monitor)))
                .isEqualTo("monitor.personal");
        String opinion = monitoring.write(handle, "没人管", monitor).number();
        for (String words : List.of("已联系" + NAME, "已到柳荫街三十九号院看过")) {
            assertThat(code(() -> act(opinion, "answer", city.water, "done", words)))
                    .isEqualTo("monitor.givesAway");
        }
        assertThat(code(() -> act(opinion, "answer", city.water, "done", "电话１９７０３０００１１７已回")))
                .isEqualTo("monitor.personal");
        act(opinion, "answer", city.water, "done", "已修");
    }

    @Test
    void anAppointmentIsByAnotherForATimeAndNeverChanged() {
        assertThat(code(() -> appointments.appoint(
                        new Appointments.NewAppointment(
                                Long.toString(city.roads.id()), "0", "9999", "x", "2026-03-01", "nowhere", "1", " "),
                        city.supervisor)))
                .isEqualTo("notAChoice");
        assertThatThrownBy(() -> appointments.appoint(
                        new Appointments.NewAppointment(null, null, null, null, null, null, null, null), city.roads))
                .isInstanceOf(Problem.class);
        long id = appointed();
        String secret = raised("report", "0102", STREET, false);
        long matter = db.queryForObject("select id from matter_row where number = ?", Long.class, secret);
        for (String sql : List.of(
                "update monitor_appointment set region = '11' where id = " + id,
                "delete from monitor_ended",
                "insert into monitor_appointment (staff, region, from_day, until_day, ground, at, appointed_by) values (%d, '11', '2026-01-01', '2027-01-01', 'x', now(), %d)"
                        .formatted(monitor.id(), monitor.id()),
                "insert into monitor_appointment (staff, region, from_day, until_day, ground, at, appointed_by) values (%d, '11', '2026-01-01', '2036-01-01', 'x', now(), %d)"
                        .formatted(monitor.id(), city.supervisor.id()),
                "insert into monitor_opinion (matter, about, monitor, appointment, day) select max(id), %d, %d, %d, '2026-03-02' from matter_row"
                        .formatted(matter, monitor.id(), id))) {
            assertThatThrownBy(() -> db.update(sql)).as(sql).isInstanceOf(DataAccessException.class);
        }
    }
}
