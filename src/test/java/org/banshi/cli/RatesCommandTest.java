package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published rates from the command line. */
class RatesCommandTest {
    @TempDir
    private Path temporary;

    @Test
    void whatIsNotThereIsSaidInOneLine() throws IOException {
        String data = temporary.resolve("var").toString();
        try (Launched list = Launched.start(temporary, Map.of(), "rates", "--data", data)) {
            assertThat(list.awaitEnd()).isZero();
            assertThat(list.out()).contains("Nothing has been published");
        }
        try (Launched one = Launched.start(temporary, Map.of(), "rates", "--snapshot", "7", "--data", data)) {
            assertThat(one.awaitEnd()).isEqualTo(1);
            assertThat(one.err())
                    .contains("nothing was published under the number 7")
                    .doesNotContain("\tat ");
        }
        try (Launched sums = Launched.start(temporary, Map.of(), "rates", "--recount", "--data", data)) {
            assertThat(sums.awaitEnd()).isZero();
            assertThat(sums.out()).contains("Every sum is what a full recount gives");
        }
        try (Launched again = Launched.start(temporary, Map.of(), "rates", "--recompute", "--data", data)) {
            assertThat(again.awaitEnd()).isEqualTo(1);
            assertThat(again.err()).contains("--snapshot ID");
        }
    }
}
