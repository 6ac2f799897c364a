package org.banshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.banshi.testkit.BanshiTest;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/** Lists that leave the house as files. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=desklists")
class ExportTest extends AtTheDesk {
    @TempDir
    private Path folder;

    private static final String PLANTED = "请打 139-0000 1234 找我，身份证 11010119900101123X";

    @Test
    void aFileHoldsWhatTheFilterLeavesAndSaysWhoTookItOut() throws IOException {
        String number = raise("雕像基座开裂", "help", false);
        raise("雕像旁边的树", "help", false);
        String csv = csv("operator", "?q=%E9%9B%95%E5%83%8F%E5%9F%BA%E5%BA%A7%E5%BC%80%E8%A3%82&open=true");
        List<CSVRecord> rows = rows(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().get(0)).isEqualTo("编号");
        assertThat(rows.get(1).get(0)).isEqualTo(number);
        assertThat(rows.get(1).toList()).contains("雕像基座开裂", "待受理");
        assertThat(rows.get(2).get(0))
                .contains(city.operator.name(), "热线中心", "2026-03-02", "含关键词", "只看未办结", "共 1 件")
                .as("words that were looked for may be a name")
                .doesNotContain("雕像基座开裂");
        assertThat(looks.of(number))
                .as("each matter tells that it left in a file")
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.what()).isEqualTo("export");
                    assertThat(look.staff()).isEqualTo(city.operator.id());
                });
        String detail = db.sql(
                        "select detail from access_event where what = 'mattersExported' and staff = :staff order by id desc limit 1")
                .param("staff", city.operator.id())
                .query(String.class)
                .single();
        assertThat(detail)
                .as("how many and which, but not the words looked for")
                .isEqualTo("1 · q=…&open=true");
    }

    @Test
    void noIdentityNoAddressNoTextAndNoNumberOfAPersonIsInAFile() throws IOException {
        raise("喷泉停水" + PLANTED, "help", false);
        String secret = raise("喷泉举报某人的原话", "report", false);
        raise("喷泉保密的原话", "help", true);
        does(city.operator, secret, "accept");
        does(city.dispatcher, secret, "reword", "title", "喷泉管理问题", "text", "请核查喷泉管理。");
        String asked = "?q=%E5%96%B7%E6%B3%89";
        for (String file : List.of(csv("operator", asked), text(excel("operator", asked)))) {
            assertThat(file)
                    .contains("喷泉停水", "喷泉管理问题", "***")
                    .doesNotContain(
                            "居民甲", "19999000001", "139-0000", "0000 1234", "11010119900101123", "原话", "和平路", "请核查");
        }
    }

    @Test
    void aCellIsNeverAFormula() throws IOException {
        for (String start : List.of("=", "+", "-", "@")) {
            raise(start + "HYPERLINK(\"http://x\") 秋千", "help", false);
        }
        String asked = "?q=%E7%A7%8B%E5%8D%83";
        for (CSVRecord row : rows(csv("operator", asked))) {
            for (String cell : row) {
                assertThat(cell)
                        .doesNotStartWith("=")
                        .doesNotStartWith("+")
                        .doesNotStartWith("-")
                        .doesNotStartWith("@");
            }
        }
        byte[] excel = excel("operator", asked);
        assertThat(text(excel)).doesNotContain("<f>").contains("HYPERLINK");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(6);
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.getLast().getCellText(0)).contains("内部资料", "共 4 件");
        }
    }

    @Test
    void everyoneTakesOutOnlyWhatTheyMaySeeAndManyRowsComeWhole() throws IOException {
        String first = raise("滑梯破损 0", "help", false);
        for (int i = 1; i < 620; i++) {
            raise("滑梯破损 " + i, "help", false);
        }
        String asked = "?q=%E6%BB%91%E6%A2%AF%E7%A0%B4%E6%8D%9F&sort=oldest";
        List<CSVRecord> rows = rows(csv("operator", asked));
        assertThat(rows).hasSize(622);
        assertThat(rows.get(1).get(0)).isEqualTo(first);
        assertThat(db.sql("select count(*) from access_look where what = 'export' and subject in"
                                + " (select number from matter_matter where title like '滑梯破损%')")
                        .query(Long.class)
                        .single())
                .isEqualTo(620);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(excel("operator", asked)))) {
            assertThat(book.getFirstSheet().read()).hasSize(622);
        }
        assertThat(rows(csv("roads", asked))).as("head and mark alone").hasSize(2);
        assertThat(browsers.get("admin").get("/desk/matters/export.csv").statusCode())
                .isEqualTo(403);
        assertThat(browsers.get("admin").get("/desk/matters/export.xlsx").statusCode())
                .isEqualTo(403);
    }

    private String csv(String who, String asked) {
        HttpResponse<String> answer = browsers.get(who).get("/desk/matters/export.csv" + asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=");
        assertThat(answer.body()).startsWith("\uFEFF").doesNotContain("«");
        return answer.body();
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        return CSVFormat.EXCEL.parse(new StringReader(csv.substring(1))).getRecords();
    }

    private byte[] excel(String who, String asked) {
        return browsers.get(who).bytes("/desk/matters/export.xlsx" + asked);
    }

    /** All that is written in a workbook. */
    private String text(byte[] excel) throws IOException {
        Path file = Files.write(folder.resolve("export.xlsx"), excel);
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return HtmlUtils.htmlUnescape(all.toString());
    }
}
