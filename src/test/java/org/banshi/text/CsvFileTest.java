package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    private Path folder;

    @Test
    void rowsKnowTheirLines() {
        List<CsvFile.Row> rows = new ArrayList<>();
        CsvFile.of("a,b\n1,2\n\"x\ny\",3\n\n4\n").forEach(rows::add);
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(2L, 3L, 6L);
        assertThat(rows.get(1).at(0)).isEqualTo("x\ny");
        assertThat(rows.get(2).at(1)).isEmpty();
    }

    @Test
    void bothEncodingsAndAllSeparatorsAreUnderstood() throws IOException {
        for (Charset charset : List.of(Charset.forName("GB18030"), Charset.forName("UTF-8"))) {
            for (String separator : List.of(",", "\t", ";")) {
                Path file = folder.resolve("t.csv");
                String mark = charset.name().equals("UTF-8") ? "\uFEFF" : "";
                Files.writeString(file, mark + "标题" + separator + "内容\r\n停水" + separator + "三天\r\n", charset);
                try (CsvFile csv = CsvFile.open(file)) {
                    assertThat(csv.header()).containsExactly("标题", "内容");
                    assertThat(csv.iterator().next().cells()).containsExactly("停水", "三天");
                }
            }
        }
    }

    @Test
    void aPictureIsNotATable() throws IOException {
        Path file = folder.resolve("p.csv");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0});
        assertThatThrownBy(() -> CsvFile.open(file)).isInstanceOf(Problem.class);
    }

    @Test
    void anEmptyFileHasNoColumns() {
        assertThat(CsvFile.of("").header()).isEmpty();
        assertThat(CsvFile.of("").iterator().hasNext()).isFalse();
    }
}
