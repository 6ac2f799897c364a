package org.banshi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeEach
    void setUp() {
        folder = new DataFolder(temporary.resolve("city/var")).create();
    }

    @Test
    void aSecondUserOfAFolderIsToldWhoHasIt() {
        try (DataFolder.Lock lock = folder.lock()) {
            assertThat(lock.channel().isOpen()).isTrue();
            assertThatThrownBy(() -> folder.lock())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        folder.lock().close();
    }

    @Test
    void aFileInTheWayIsToldInOneLine() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> new DataFolder(file).lock()).isInstanceOf(Refusal.class);
    }

    @Test
    void secretsAndTheFolderAreForThisUserOnly() throws IOException {
        folder.writeSecret("keys", "old");
        folder.writeSecret("keys", "new");
        assertThat(folder.read("keys")).hasValue("new");
        assertThat(permissions(folder.at("keys"))).isEqualTo("rw-------");
        assertThat(permissions(folder.path())).isEqualTo("rwx------");
    }

    @Test
    void keysAreMadeOnceForEmbeddedDataAndNeverForADatabaseOfOnesOwn() throws IOException {
        String made = Keys.forEmbedded(folder, Map.of());
        assertThat(Keys.forEmbedded(folder, Map.of())).isEqualTo(made);
        assertThat(made).startsWith("k1:");
        assertThat(Base64.getDecoder().decode(made.substring(3))).hasSize(32);
        assertThat(permissions(folder.at("keys"))).isEqualTo("rw-------");
        assertThat(Keys.forEmbedded(folder, Map.of("BANSHI_KEYS", "k9:abc"))).isEqualTo("k9:abc");
        assertThatThrownBy(() -> Keys.forOwn(Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("BANSHI_KEYS");
    }

    @Test
    void aServerIsBelievedOnlyIfItsProcessLivesAndItsPortAnswers() throws IOException {
        long alive = ProcessHandle.current().pid();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertThat(ServerFile.running(folder)).isEmpty();
            ServerFile server = new ServerFile(alive, port, "http://localhost:" + port + "/", 5432, "abc");
            server.write(folder);
            assertThat(ServerFile.running(folder)).hasValue(server);
            assertThat(permissions(folder.at("server.json"))).isEqualTo("rw-------");
            new ServerFile(deadPid(), port, "", 5432, "abc").write(folder);
            assertThat(ServerFile.running(folder)).isEmpty();
            server.write(folder);
            socket.close();
            assertThat(ServerFile.running(folder)).isEmpty();
        }
        folder.writeSecret("server.json", "half a li");
        assertThat(ServerFile.running(folder)).isEmpty();
    }

    private static long deadPid() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
        return process.pid();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
