package org.banshi.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running server tells about itself in {@code DIR/server.json}.
 *
 * @param pid its process number
 * @param port the port it answers on
 * @param address where a browser finds it
 * @param databasePort the port of its embedded database, 0 if it uses another
 * @param build the hash of the jar it runs, empty outside {@code ./banshi}
 */
record ServerFile(long pid, int port, String address, int databasePort, String build) {
    private static final String FILE = "server.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The server that runs on a data folder; believed only if its process lives and its port answers. */
    static Optional<ServerFile> running(DataFolder folder) {
        return folder.read(FILE).flatMap(ServerFile::parse).filter(ServerFile::isTrue);
    }

    /** Writes the file, for this user only. */
    void write(DataFolder folder) {
        folder.writeSecret(FILE, JSON.writeValueAsString(this) + "\n");
    }

    /** Removes the file at a clean stop. */
    static void remove(DataFolder folder) {
        folder.remove(FILE);
    }

    private static Optional<ServerFile> parse(String text) {
        try {
            return Optional.of(JSON.readValue(text, ServerFile.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isTrue() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && answers();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
