package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.BanshiTest;
import org.banshi.web.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A code that was texted is kept no longer than it is good. */
@BanshiTest
class PhoneCodesTest {
    @Autowired
    private PhoneCodes codes;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void aMondayMorning() {
        clock.moveTo(Instant.parse("2026-03-02T01:00:00Z"));
    }

    @Test
    void nobodyReadsACodeInTheOutboxOnceItIsNoLongerGood() {
        String waiting = codes.send("19955000001", "127.0.0.1", Language.ZH);
        String left = codes.send("19955000002", "127.0.0.1", Language.ZH);
        db.sql("update outbox_message set state = 'sent', sent_at = :at where recipient = :to")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("to", PhoneCodes.PREFIX + left)
                .update();
        clock.advance(PhoneCodes.GOOD);
        codes.sweep();
        assertThat(told(left)).singleElement().asString().matches("sent \\[\"\\d{6}\"]");
        clock.advance(Duration.ofSeconds(1));
        codes.sweep();
        assertThat(told(left)).containsExactly("sent [\"······\"]");
        assertThat(told(waiting)).containsExactly("given_up [\"······\"]");
    }

    @Test
    void aCodeThatWasUsedIsReadByNobodyAnyMore() {
        String id = codes.send("19900000077", "127.0.0.1", Language.ZH);
        String code = told(id).getFirst().replaceAll("\\D", "");
        assertThat(codes.prove(id, "no" + code)).isEmpty();
        assertThat(told(id)).as("wrong ones change nothing").containsExactly("waiting [\"" + code + "\"]");
        assertThat(codes.prove(id, code)).isPresent();
        assertThat(told(id)).containsExactly("waiting [\"······\"]");
    }

    private List<String> told(String id) {
        return db.sql("select state || ' ' || args::text from outbox_message where recipient = :to")
                .param("to", PhoneCodes.PREFIX + id)
                .query(String.class)
                .list();
    }
}
