package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.banshi.admin.LineDiff.Change;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void itTellsWhatWentAndWhatCame() {
        assertThat(signs("a\nb\nc\nd", "a\nc\nx\nd")).isEqualTo(" a,-b, c,+x, d");
        assertThat(signs("", "a")).isEqualTo("+a");
        assertThat(signs("a", "")).isEqualTo("-a");
        assertThat(signs("a\nb", "a\nb")).isEqualTo(" a, b");
        assertThat(signs("a\na", "a")).isEqualTo(" a,-a");
    }

    @Test
    void bothTextsCanBeReadFromTheDifference() {
        Random random = new Random(20261122);
        for (int round = 0; round < 300; round++) {
            String before = text(random);
            String after = text(random);
            var lines = LineDiff.between(before, after);
            assertThat(lines.stream()
                            .filter(line -> line.change() != Change.ADDED)
                            .map(LineDiff.Line::text)
                            .collect(Collectors.joining("\n")))
                    .as("seed 20261122, round " + round)
                    .isEqualTo(before);
            assertThat(lines.stream()
                            .filter(line -> line.change() != Change.REMOVED)
                            .map(LineDiff.Line::text)
                            .collect(Collectors.joining("\n")))
                    .as("seed 20261122, round " + round)
                    .isEqualTo(after);
        }
    }

    @Test
    void hugeTextsAreShownAsReplaced() {
        String before = "x\n".repeat(3000);
        String after = "y\n".repeat(3000);
        assertThat(LineDiff.between(before, after)).hasSize(6000);
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(12), 'a', 'e')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining("\n"));
    }

    private static String signs(String before, String after) {
        return LineDiff.between(before, after).stream()
                .map(line -> switch (line.change()) {
                            case KEPT -> " ";
                            case ADDED -> "+";
                            case REMOVED -> "-";
                        }
                        + line.text())
                .collect(Collectors.joining(","));
    }
}
