package org.banshi.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTimesTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private final ImportTimes times = new ImportTimes(CITY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2019-02-28 11:25:05       | 2019-02-28T03:25:05Z
                    2019-02-28T11:25:05       | 2019-02-28T03:25:05Z
                    2019-02-28T11:25:05Z      | 2019-02-28T11:25:05Z
                    2019-02-28T11:25:05+02:00 | 2019-02-28T09:25:05Z
                    2019-02-28T11:25:05.1234567+0800 | 2019-02-28T03:25:05.123456Z
                    2019/2/8 9:05             | 2019-02-08T01:05:00Z
                    2019.2.8 9:05:01          | 2019-02-08T01:05:01Z
                    2019年2月8日 9时5分        | 2019-02-08T01:05:00Z
                    2019年2月8日9:05           | 2019-02-08T01:05:00Z
                    2019-02-08                | 2019-02-07T16:00:00Z
                    2019年2月8日               | 2019-02-07T16:00:00Z
                    20190208                  | 2019-02-07T16:00:00Z
                    20190208090501            | 2019-02-08T01:05:01Z
                    2019-02-08 24:00          | 2019-02-08T16:00:00Z
                    43504                     | 2019-02-07T16:00:00Z
                    43504.378472222           | 2019-02-08T01:05:00Z""")
    void timesAreReadAsTheyAreWritten(String written, Instant at) {
        assertThat(times.read(written))
                .hasValueSatisfying(when -> assertThat(when.at()).isEqualTo(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "2019-02-30", "2019-13-01", "28/02/2019", "2019-02-28 25:00", "0019-02-28", "12", "2019"
            })
    void whatIsNoTimeIsNone(String written) {
        assertThat(times.read(written)).isEmpty();
    }

    @Test
    void aDueOnADayEndsWithTheDay() {
        assertThat(times.read("2019-02-08").orElseThrow().end(CITY)).isEqualTo(Instant.parse("2019-02-08T16:00:00Z"));
    }

    @Test
    void aReplyOnTheSameDayIsNotBeforeTheRaising() {
        ImportTimes.When raised = times.read("2019-02-08 09:00").orElseThrow();
        ImportTimes.When replied = times.read("2019-02-08").orElseThrow();
        assertThat(replied.isBefore(raised)).isFalse();
        assertThat(replied.after(raised)).isEqualTo(raised.at());
        assertThat(times.read("2019-02-07").orElseThrow().isBefore(raised)).isTrue();
    }
}
