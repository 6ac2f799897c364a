package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What a resident says of themself reaches neither log nor metrics; and metrics have a door of their own. */
@BanshiTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {"management.server.port=0", "banshi.metrics.every=300ms", "logging.level.org.banshi=debug"})
class NothingPersonalInLogsTest {
    private static final String NAME = "欧阳植入名";
    private static final String PHONE = "19987650123";
    private static final String WORDS = "植入的一句话在三单元";
    private static final String ADDRESS = "植入里七号楼";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int watchers;

    @Value("${management.server.address}")
    private String address;

    @Autowired
    private CityClock clock;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Test
    void plantedNamesAndNumbersAreInNoLogAndNoMetric(CapturedOutput output) throws Exception {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
        TestCity.in(units, members);
        Resident resident = new Resident(port);
        String[] receipt = resident.raise(WORDS, "name", NAME, "phone", PHONE, "address", ADDRESS);
        assertThat(resident.fill("/raise", "/raise", Map.of("text", "", "name", NAME, "phone", PHONE + "x"))
                        .statusCode())
                .isEqualTo(422);
        resident.get("/follow/" + receipt[0]);
        resident.get("/follow?number=" + PHONE + "&code=" + receipt[1]);
        resident.get("/nowhere/" + PHONE);
        resident.get("/raise?name=%E6&phone=" + PHONE);
        assertThat(address).as("who may reach the metrics").isEqualTo("127.0.0.1");
        Resident watcher = new Resident(watchers);
        String metrics = counted(watcher);
        assertThat(metrics)
                .contains("banshi_matters_open{kind=\"request\"")
                .contains("banshi_clocks_unswept", "banshi_clocks_lag_seconds", "banshi_clocks_undated")
                .contains("banshi_outbox_messages{channel=\"sms\"");
        for (String planted : List.of(NAME, PHONE, WORDS, ADDRESS, receipt[1])) {
            assertThat(output.getAll()).doesNotContain(planted);
            assertThat(metrics).doesNotContain(planted);
        }
        assertThat(metrics)
                .as("how long pages take, by their pattern")
                .contains("http_server_requests_seconds_bucket{")
                .contains("uri=\"/receipt/{number}\"");
        // The number is no secret, but must not make a line of its own for each matter either.
        assertThat(metrics).doesNotContain(receipt[0]);
    }

    @Test
    void metricsAreNotServedWherePeopleAreAndReadinessIs() throws Exception {
        Resident anybody = new Resident(port);
        for (String path : List.of("/actuator/prometheus", "/actuator", "/actuator/health", "/actuator/env")) {
            HttpResponse<String> answer = anybody.get(path);
            assertThat(answer.statusCode()).as(path).isIn(401, 403, 404);
            assertThat(answer.body()).as(path).doesNotContain("jvm_", "\"UP\"", "_links");
        }
        for (String path : List.of("/livez", "/readyz")) {
            HttpResponse<String> answer = anybody.get(path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("UP").doesNotContain("details", "components");
        }
        Resident watcher = new Resident(watchers);
        assertThat(watcher.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(watcher.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    /** The metrics, once the house has counted itself after the resident was there. */
    private static String counted(Resident watcher) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            String metrics = watcher.get("/actuator/prometheus").body();
            if (metrics.contains("banshi_matters_open{") && metrics.contains("banshi_outbox_messages{")
                    || System.nanoTime() > end) {
                return metrics;
            }
            Thread.onSpinWait();
        }
    }
}
