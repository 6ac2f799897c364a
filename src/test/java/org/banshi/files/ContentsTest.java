package org.banshi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final String NAME = S3Signature.sha256(BYTES);
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    @TempDir
    private Path root;

    @Test
    void aCrashBeforeTheMoveLeavesNothingUnderTheName() throws IOException {
        Folder folder = new Folder(root);
        Path half = root.resolve(NAME.substring(0, 2)).resolve(NAME + ".0.half");
        Files.createDirectories(half.getParent());
        Files.write(half, new byte[] {1});

        assertThat(folder.has(NAME)).isFalse();
        folder.put(NAME, BYTES);
        try (InputStream in = folder.open(NAME)) {
            assertThat(in.readAllBytes()).isEqualTo(BYTES);
        }

        folder.sweepHalves(Files.getLastModifiedTime(half).toInstant().minusSeconds(60));
        assertThat(half).as("it may still be being written").exists();
        Files.setLastModifiedTime(half, FileTime.from(NOW));
        folder.sweepHalves(NOW.plusSeconds(1));
        assertThat(half).doesNotExist();
        assertThat(folder.has(NAME)).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenToSaysSoAndLeavesNothing() throws IOException {
        Path file = Files.createFile(root.resolve("no-folder"));
        assertThatThrownBy(() -> new Folder(file).put(NAME, BYTES)).isInstanceOf(UncheckedIOException.class);
        assertThat(new Folder(file).has(NAME)).isFalse();
    }

    /** The worked example of the S3 documentation, "GET Object". */
    @Test
    void callsAreSignedAsTheDocumentationSays() {
        S3Signature signature =
                new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

        Map<String, String> headers = signature.headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                new byte[0],
                NOW,
                Map.of("range", "bytes=0-9"));

        assertThat(headers.get("authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aBucketKeepsGivesAndForgets() throws IOException {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> answer(exchange, kept));
        service.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
            Bucket bucket = new Bucket(
                    endpoint, "city", new S3Signature("key", "secret", "r1"), Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(bucket.has(NAME)).isFalse();
            bucket.put(NAME, BYTES);
            bucket.put(NAME, BYTES);
            assertThat(kept).containsOnlyKeys("/city/" + NAME);
            try (InputStream in = bucket.open(NAME)) {
                assertThat(in.readAllBytes()).isEqualTo(BYTES);
            }
            bucket.delete(NAME);
            bucket.delete(NAME);
            assertThat(kept).isEmpty();
            assertThatThrownBy(() -> bucket.open(NAME))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("404");
        } finally {
            service.stop(0);
        }
    }

    /** As much of S3 as the room uses; refuses what is signed otherwise than it would sign itself. */
    private static void answer(HttpExchange call, Map<String, byte[]> kept) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        URI target = URI.create("http://" + call.getRequestHeaders().getFirst("Host") + call.getRequestURI());
        String path = call.getRequestURI().getPath();
        String expected = new S3Signature("key", "secret", "r1")
                .headers(call.getRequestMethod(), target, body, NOW)
                .get("authorization");
        byte[] found = kept.get(path);
        if (!expected.equals(call.getRequestHeaders().getFirst("Authorization"))) {
            call.sendResponseHeaders(403, -1);
        } else if (call.getRequestMethod().equals("PUT")) {
            kept.put(path, body);
            call.sendResponseHeaders(200, -1);
        } else if (call.getRequestMethod().equals("DELETE")) {
            kept.remove(path);
            call.sendResponseHeaders(204, -1);
        } else if (found == null) {
            call.sendResponseHeaders(404, -1);
        } else if (call.getRequestMethod().equals("HEAD")) {
            call.sendResponseHeaders(200, -1);
        } else {
            call.sendResponseHeaders(200, found.length);
            call.getResponseBody().write(found);
        }
        call.close();
    }
}
