package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.TestCity;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * What a resident can find out with the files that are published, the own proof and the program that is published beside
 * them, run as a process of its own that knows nothing of the house.
 */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=public-ledger")
class LedgerInPublicTest {
    private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Roots roots;

    @Autowired
    private Units units;

    @Autowired
    private Members members;

    @Autowired
    private CityClock clock;

    @Autowired
    private JdbcTemplate db;

    @Value("${spring.datasource.url}")
    private String url;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private TestCity city;

    @BeforeEach
    void aCity() {
        if (clock.instant().isBefore(START.plus(Duration.ofDays(400)))
                && roots.last().isEmpty()) {
            clock.moveTo(START);
        }
        city = TestCity.in(units, members);
    }

    /** What the program said. */
    private record Said(int exit, String words) {}

    private Said verify(String... arguments) throws IOException, InterruptedException {
        Path program = folder.resolve("BanshiVerify.java");
        if (!Files.exists(program)) {
            Files.writeString(program, get("/ledger/BanshiVerify.java").body());
        }
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "BanshiVerify.java"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), words);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private void save(String path, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        Files.writeString(folder.resolve(name), answer.body());
    }

    private void saveProof(Receipt receipt, String name) throws IOException, InterruptedException {
        save("/api/v1/requests/" + receipt.number() + "/proof?code=" + receipt.code(), name);
    }

    private Receipt worked() {
        Receipt receipt = ledger.raise(matter(), new Actor.Anyone());
        ledger.raise(matter(), new Actor.Anyone());
        ledger.perform(receipt.number(), "accept", Map.of(), city.operator, null);
        return receipt;
    }

    private void aDayGoesBy() {
        clock.advance(Duration.ofDays(1));
        assertThat(roots.closeDays()).isTrue();
    }

    @Test
    void aTrueHistoryIsFoundTrueAndGrows() throws Exception {
        Receipt receipt = worked();
        aDayGoesBy();
        save("/ledger/days.csv", "kept.csv");
        saveProof(receipt, "kept.json");
        ledger.perform(receipt.number(), "dispatch", Map.of("unit", "roads"), city.dispatcher, null);
        ledger.perform(receipt.number(), "note", Map.of("text", "电话里说明了情况"), city.operator, null);
        ledger.perform(receipt.number(), "sign", Map.of(), city.roads, null);
        aDayGoesBy();
        save("/ledger/days.csv", "days.csv");
        saveProof(receipt, "proof.json");
        Said said = verify("days.csv", "proof.json", "kept.json");
        assertThat(said.words()).contains("GOOD", receipt.number(), "5 行", "4 行可复算");
        assertThat(said.exit()).isZero();
        assertThat(Files.readString(folder.resolve("proof.json"))).doesNotContain("\"note\"", "电话里");
        assertThat(verify("days.csv", "--kept", "kept.csv").exit()).isZero();
        assertThat(verify().exit()).isEqualTo(2);
        assertThat(verify("none.csv").exit()).isEqualTo(2);
    }

    @Test
    void oneWordChangedInTheFileOrInTheLedgerIsFound() throws Exception {
        Receipt receipt = worked();
        aDayGoesBy();
        save("/ledger/days.csv", "days.csv");
        saveProof(receipt, "proof.json");
        String proof = Files.readString(folder.resolve("proof.json"));
        Files.writeString(folder.resolve("forged.json"), proof.replace("\"accept\"", "\"reject\""));
        Said forged = verify("days.csv", "forged.json");
        assertThat(forged.exit()).isEqualTo(1);
        assertThat(forged.words()).contains("line 2 was rewritten");

        rewrite(receipt.number());
        saveProof(receipt, "after.json");
        Said said = verify("days.csv", "after.json", "proof.json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words())
                .contains("not in the root published", "line 2 is not as you kept it")
                .doesNotContain("line 2 was rewritten");
        assertThat(post("/ledger/check", receipt.number(), receipt.code())).contains("不在！");
    }

    /** By somebody with all rights who counts the hashes anew. */
    private void rewrite(String number) {
        long id = id(number);
        byte[] first =
                db.queryForObject("select hash from matter_event where matter = ? and seq = 1", byte[].class, id);
        byte[] hash = db.queryForObject(
                "select * from matter_event where matter = ? and seq = 2",
                (row, _) -> Chain.hash(
                        first,
                        id,
                        new Chain.Line(
                                2,
                                Matter.needInstant(row, "at").minusSeconds(3600),
                                null,
                                row.getString("action"),
                                row.getString("actor"),
                                row.getObject("actor_id", Long.class),
                                row.getString("actor_role"),
                                row.getString("actor_unit"),
                                row.getString("from_state"),
                                row.getString("to_state")),
                        row.getBytes("digest")),
                id);
        String hex = TimelineProof.hex(hash);
        superuser("update matter_event set at = at - interval '1 hour', hash = '\\x" + hex + "' where matter = " + id
                + " and seq = 2");
        superuser("update matter_matter set last_hash = '\\x" + hex + "' where id = " + id);
    }

    @Test
    void aTimelineThatWasCutOffIsFound() throws Exception {
        Receipt receipt = worked();
        aDayGoesBy();
        save("/ledger/days.csv", "days.csv");
        saveProof(receipt, "kept.json");
        long id = id(receipt.number());
        superuser("delete from matter_payload where seq = 2 and matter = " + id);
        superuser("delete from matter_event where seq = 2 and matter = " + id);
        superuser("update matter_matter set length = 1, last_hash = (select hash from matter_event where seq = 1"
                + " and matter = " + id + ") where id = " + id);
        saveProof(receipt, "proof.json");
        Said said = verify("days.csv", "proof.json", "kept.json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words()).contains("not in the root published", "the timeline was cut off");
    }

    @Test
    void daysThatWereMadeAnewOrTakenAwayAreFoundByWhoeverKeptThem() throws Exception {
        worked();
        aDayGoesBy();
        aDayGoesBy();
        save("/ledger/days.csv", "kept.csv");
        List<String> lines = Files.readAllLines(folder.resolve("kept.csv"));
        Files.write(folder.resolve("short.csv"), lines.subList(0, lines.size() - 1));
        Said cut = verify("short.csv", "--kept", "kept.csv");
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.words()).contains("the history was cut off");

        String last = lines.getLast();
        String root = last.split(",")[2];
        String other = "0".repeat(64);
        Files.writeString(
                folder.resolve("changed.csv"),
                String.join("\n", lines).replace(root + "," + last.split(",")[3], other + "," + last.split(",")[3]));
        assertThat(verify("changed.csv").words()).contains("does not follow from the day before");

        byte[] before =
                java.util.HexFormat.of().parseHex(lines.get(lines.size() - 2).split(",")[3]);
        String anew = TimelineProof.hex(Chain.join(before, new byte[32]));
        Files.writeString(
                folder.resolve("anew.csv"),
                String.join("\n", lines.subList(0, lines.size() - 1)) + "\n" + last.split(",")[0] + ",1," + other + ","
                        + anew + "\n");
        assertThat(verify("anew.csv").exit()).as("whole in itself").isZero();
        assertThat(verify("anew.csv", "--kept", "kept.csv").words()).contains("the history was rewritten");
    }

    @Test
    void whatIsPublishedTellsNobodyWhichMattersThereAre() throws Exception {
        Receipt receipt = worked();
        assertThat(post("/ledger/check", receipt.number(), receipt.code())).contains("还没有进入已封的账");
        assertThat(get("/api/v1/requests/" + receipt.number() + "/proof?code=" + receipt.code())
                        .statusCode())
                .isEqualTo(404);
        aDayGoesBy();
        String day = roots.last().orElseThrow().day().toString();
        for (String path : List.of("/ledger", "/ledger/days.csv", "/ledger/" + day + ".json")) {
            assertThat(get(path).body()).as(path).doesNotContain(receipt.number());
        }
        assertThat(get("/ledger/" + day + ".json").body())
                .contains("\"day\":\"" + day + "\"", "\"hash\"", "\"hashBefore\"");
        assertThat(get("/ledger/2019-01-01.json").statusCode()).isEqualTo(404);
        assertThat(get("/ledger?after=x").statusCode()).isEqualTo(404);
        String there = post("/ledger/check", receipt.number(), "AAAA-AAAA");
        String nowhere = post("/ledger/check", "2026010500000017", "AAAA-AAAA");
        assertThat(there).contains("对不上");
        assertThat(plain(there, receipt.number())).isEqualTo(plain(nowhere, "2026010500000017"));
        assertThat(get("/api/v1/requests/" + receipt.number() + "/proof").statusCode())
                .isEqualTo(404);
        String page = post("/ledger/check", receipt.number(), receipt.code());
        assertThat(page).contains("在。截至");
        assertThat(post("/ledger/proof", receipt.number(), receipt.code())).contains("\"format\":\"banshi-proof-1\"");
    }

    @Test
    void aDayClosedBeforeThereWereStretchesIsProvedAllTheSame() throws Exception {
        Receipt receipt = worked();
        aDayGoesBy();
        superuser("delete from matter_root_block");
        save("/ledger/days.csv", "days.csv");
        saveProof(receipt, "proof.json");
        assertThat(verify("days.csv", "proof.json").exit()).isZero();
    }

    private static String plain(String page, String number) {
        return page.replace(number, "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private String post(String path, String number, String code) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port);
            HttpResponse<String> form = client.send(
                    HttpRequest.newBuilder(address.resolve("/ledger/check")).build(),
                    HttpResponse.BodyHandlers.ofString());
            String cookie =
                    form.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
            String csrf = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            return client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header("Cookie", cookie)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "_csrf=" + csrf + "&number=" + number + "&code=" + code))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private long id(String number) {
        return db.queryForObject("select id from matter_matter where number = ?", Long.class, number);
    }

    private void superuser(String sql) {
        TestDatabase.asSuperuser(TestDatabase.nameOf(url), sql);
    }

    private static NewMatter matter() {
        return new NewMatter(
                "request",
                "help",
                "normal",
                null,
                new NewMatter.Words("井盖坏了", "井盖坏了，老人差点摔倒"),
                NewMatter.Place.NONE,
                NewMatter.Origin.of("web"),
                NewMatter.Identity.NONE,
                false,
                Map.of());
    }
}
