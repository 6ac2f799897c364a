package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.banshi.matter.MatterView;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;

/** Requests that were merged: what they share, and how they go on alone. */
@BanshiTest
class MergedRequestsTest extends Mechanisms {
    @Test
    void whatIsMergedGoesOnAloneWhenItsMainIsWithdrawnAnsweredOrRejected() {
        for (String end : List.of("withdraw", "answer", "reject")) {
            Loop.Walk main = loop.raise();
            Loop.Walk same = loop.raise();
            Instant due = same.view().matter().due();
            same.does(city.operator, "merge", "main", main.receipt.number());
            switch (end) {
                case "withdraw" -> main.does(main.raiser(), "withdraw");
                case "answer" -> main.does(city.operator, "answer", "publicAnswer", "请到窗口。");
                default -> main.does(city.operator, "reject", "ground", "finished", "told", "已办结。");
            }
            assertThat(same.state()).as(end).isEqualTo("raised");
            assertThat(same.view().matter().mainId()).isNull();
            assertThat(same.view().matter().due()).isEqualTo(due);
            assertThat(same.view().matter().ownerRole()).isEqualTo("operator");
        }
    }

    /** The answer of a report is its raiser's alone: whoever was merged into it before would be told it too (R-S10). */
    @Test
    void whatIsMergedGoesOnAloneWhenItsMainTurnsOutToBeAReport() {
        Loop.Walk main = loop.raise();
        Loop.Walk same = loop.raise().does(city.operator, "merge", "main", main.receipt.number());
        main.does(city.operator, "classify", "type", "report", "aboutUnit", "water");
        assertThat(same.state()).isEqualTo("raised");
        assertThat(same.view().matter().mainId()).isNull();
    }

    @Test
    void aReminderOfAMergedOneAttachesAndMovesNothing() {
        Loop.Walk main = loop.raise().working();
        Loop.Walk same = loop.raise().does(city.operator, "merge", "main", main.receipt.number());
        MatterView before = main.view();
        int version = same.view().matter().version();
        same.does(same.raiser(), "remind", "text", "还没修").does(same.raiser(), "addFact", "text", "又坏一盏");
        assertThat(same.view().timeline()).extracting(MatterView.Line::action).contains("remind", "addFact");
        assertThat(same.view().matter().version()).isEqualTo(version);
        assertThat(main.view().clocks()).isEqualTo(before.clocks());
        assertThat(main.view().matter()).isEqualTo(before.matter());
    }

    @Test
    void aReportIsNotMergedIntoWhatTheUnitItIsAboutHandles() {
        Loop.Walk main = loop.raise().working();
        Loop.Walk report = loop.raise("report").does(city.operator, "classify", "type", "report", "aboutUnit", "roads");
        assertThatThrownBy(() -> report.perform(city.operator, "merge", "main", main.receipt.number()))
                .hasMessageContaining("notMergeable");
    }
}
