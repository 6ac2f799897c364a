package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backup and restore as an operator runs them: as commands, on a whole city, beside a server that works. */
class BackupCommandsTest {
    /** The demo city as the version before this one left it. */
    private static final String BEFORE = "20261124.zip";

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+?:\\d+/");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path temporary;

    @Test
    void aCityOfTheVersionBeforeIsUpgradedServesAndIsBackedUpWhileItDoes() throws Exception {
        Path before = copy(BEFORE, temporary.resolve("before.zip"));
        Path data = folder("upgraded");
        JsonNode restored = JSON.readTree(ends(0, "restore", before.toString(), "--data", data.toString(), "--json"));
        assertThat(restored.path("schema").stringValue()).isEqualTo("20261124.0200");
        assertThat(restored.path("ledger").path("events").longValue())
                .isEqualTo(restored.path("verified").path("events").longValue())
                .isGreaterThan(3_000);
        assertThat(restored.path("verified").path("findings").isEmpty()).isTrue();

        Path made = temporary.resolve("made.zip");
        JsonNode backup;
        try (Launched server = Launched.start(temporary, Map.of(), "run", "--data", data.toString(), "--port", "0")
                .awaitAnswer()) {
            Matcher address = ADDRESS.matcher(server.out());
            assertThat(address.find()).isTrue();
            assertThat(page(address.group() + "public")).contains("<html");
            raise(address.group());
            backup = JSON.readTree(ends(0, "backup", made.toString(), "--data", data.toString(), "--json"));
            assertThat(page(address.group() + "readyz")).contains("UP");
        }
        assertThat(backup.path("ledger").path("matters").longValue())
                .as("with the one that was raised just now")
                .isEqualTo(restored.path("ledger").path("matters").longValue() + 1);

        Path again = folder("again");
        JsonNode second = JSON.readTree(ends(0, "restore", made.toString(), "--data", again.toString(), "--json"));
        assertThat(second.path("ledger")).isEqualTo(backup.path("ledger"));
        assertThat(ends(0, "verify", "--data", again.toString(), "--json")).contains("\"findings\":[]");
    }

    @Test
    void whatCannotBeRestoredIsSaidInOneLine() throws IOException {
        Path before = copy(BEFORE, temporary.resolve("before.zip"));
        Path without = Files.createDirectory(temporary.resolve("without"));
        try (Launched run =
                Launched.start(temporary, Map.of(), "restore", before.toString(), "--data", without.toString())) {
            assertThat(run.awaitEnd()).isNotZero();
            assertThat(said(run)).singleElement().asString().contains("k1");
        }
        try (Launched run = Launched.start(
                temporary, Map.of(), "restore", temporary + "/nowhere.zip", "--data", without.toString())) {
            assertThat(run.awaitEnd()).isNotZero();
            assertThat(said(run)).singleElement().asString().contains("nowhere.zip");
        }
        try (Stream<Path> left = Files.list(without)) {
            assertThat(left).as("nothing was begun").isEmpty();
        }
    }

    private static List<String> said(Launched run) throws IOException {
        return (run.out() + run.err()).lines().filter(line -> !line.isBlank()).toList();
    }

    /** A new data folder that has the keys of that city. */
    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        copy("keys", folder.resolve("keys"));
        return folder;
    }

    private static Path copy(String resource, Path to) throws IOException {
        try (InputStream in = BackupCommandsTest.class.getResourceAsStream("/upgrade/" + resource)) {
            Files.copy(Objects.requireNonNull(in, resource), to);
        }
        return to;
    }

    private String ends(int code, String... arguments) throws IOException {
        try (Launched run = Launched.start(temporary, Map.of(), arguments)) {
            assertThat(run.awaitEnd()).as(run.err()).isEqualTo(code);
            return run.out();
        }
    }

    private static void raise(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + "api/v1/requests"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"title\":\"路灯不亮\",\"text\":\"小区东门的路灯不亮了。\",\"type\":\"help\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private static String page(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
