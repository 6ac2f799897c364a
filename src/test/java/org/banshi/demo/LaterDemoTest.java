package org.banshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.banshi.matter.Matters;
import org.banshi.matter.Verifier;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The demo started in a year that has no calendar, nor the years before. */
@BanshiTest
@ActiveProfiles({"test", "demo"})
@TestPropertySource(properties = "demo.now=" + LaterDemoTest.NOW)
class LaterDemoTest {
    static final String NOW = "2099-03-03T02:00:00Z";

    @Autowired
    private Matters matters;

    @Autowired
    private Verifier verifier;

    @Test
    void theCityIsFilledWithClocksThatHaveNoDate() {
        Verifier.Report report = verifier.verify(_ -> {});
        assertThat(report.matters())
                .isEqualTo(Row.all().size()
                        + DemoCityTest.promised()
                        + Neighbours.REPEATS.size()
                        + Neighbours.MANY.size()
                        + OneBrowser.TITLES.size()
                        + Calling.PROPOSALS
                        + Convening.MATTERS
                        + 2);
        assertThat(report.findings()).isEmpty();
        assertThat(matters.undatedClocks()).isPositive();
    }
}
