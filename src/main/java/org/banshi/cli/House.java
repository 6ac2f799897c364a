package org.banshi.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.files.FileStore;
import org.banshi.web.Language;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The opened house: its database and its rooms, for one command or for the server. It closes in order: web server and
 * running requests, pool, database, folder; also on SIGTERM and Ctrl-C.
 */
final class House implements AutoCloseable {
    private static @Nullable Class<?> application;
    private static @Nullable Messages messages;

    private final DataFolder folder;
    private final Map<String, Object> properties = new HashMap<>();
    private DataFolder.@Nullable Lock lock;
    private @Nullable EmbeddedDatabase database;
    private @Nullable DatabaseAddress address;
    private @Nullable ConfigurableApplicationContext rooms;
    private volatile boolean closed;
    private boolean isServer;

    private House(DataFolder folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "banshi-stop"));
    }

    /** Names the application whose rooms are opened; called once by {@code main}. */
    static void is(Class<?> type) {
        application = type;
    }

    /** Opens the house for one command, without a web server, beside a running server or alone. */
    static House open(Options options) {
        House house = new House(options.folder());
        try {
            house.enterDatabase(options);
            house.properties.put("logging.level.root", "warn");
            house.openRooms(WebApplicationType.NONE, Set.of("command"));
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    /**
     * Enters the database and reads the settings, but opens no room: nothing is migrated and nothing written, so that the
     * database may be of an older version or empty.
     */
    static House openAsIs(Options options) {
        House house = new House(options.folder());
        try {
            house.enterDatabase(options);
            house.properties.put("logging.level.root", "warn");
            house.properties.put("banshi.data", house.folder.path().toString());
            SpringApplication spring = new SpringApplication(SettingsOnly.class);
            spring.setWebApplicationType(WebApplicationType.NONE);
            spring.setRegisterShutdownHook(false);
            spring.setLogStartupInfo(false);
            house.rooms = spring.run(house.arguments());
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    /** An application without rooms. */
    private static final class SettingsOnly {}

    /** Where files of matters lie. */
    FileStore fileStore() {
        return FileStore.of(Objects.requireNonNull(rooms, "the house is closed").getEnvironment());
    }

    /** Whether there is a database to open that was not made just now. */
    static boolean hasDatabase(Options options) {
        return DatabaseAddress.fromEnvironment(System.getenv()) != null || EmbeddedDatabase.isIn(options.folder());
    }

    /** Where the database is. */
    DatabaseAddress database() {
        return Objects.requireNonNull(address, "the house is not open");
    }

    /** Which Banshi this is, as far as it was built into a jar. */
    static String version() {
        String version = application == null ? null : application.getPackage().getImplementationVersion();
        return (version == null ? "development" : version) + (build().isEmpty() ? "" : " " + build());
    }

    /**
     * Opens the house to the public: starts the server and leaves its address in the data folder.
     *
     * @param profiles Spring profiles such as {@code demo}
     */
    static House openServer(Options options, Set<String> profiles) {
        House house = new House(options.folder());
        house.isServer = true;
        try {
            house.lock = house.folder.lock();
            refuseTakenPort(options.port());
            house.enterDatabase(options);
            house.properties.put("server.port", options.port());
            house.openRooms(WebApplicationType.SERVLET, profiles);
            house.serverFile().write(house.folder);
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    /** A service of a room. */
    <T> T bean(Class<T> type) {
        if (rooms == null) {
            throw new IllegalStateException("the house is closed");
        }
        return rooms.getBean(type);
    }

    /** What a problem tells people, also after the house has closed. */
    static String words(Problem problem) {
        Messages texts = messages;
        if (texts == null) {
            return String.valueOf(problem.getMessage());
        }
        String text = texts.text(
                Language.EN, "problem." + problem.code(), problem.args().toArray());
        return problem.errors().isEmpty()
                ? text
                : problem.errors().stream()
                        .map(error -> error.field() + ": "
                                + texts.text(
                                        Language.EN,
                                        "problem." + error.code(),
                                        error.args().toArray()))
                        .collect(Collectors.joining("; "));
    }

    /** Where a browser finds the server. */
    String address() {
        return serverFile().address();
    }

    /** Whether {@link #close()} has begun. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (rooms != null) {
            rooms.close();
            rooms = null;
        }
        if (database != null) {
            database.close();
            database = null;
        }
        if (lock != null) {
            if (isServer) {
                ServerFile.remove(folder);
            }
            lock.close();
            lock = null;
        }
    }

    private void enterDatabase(Options options) {
        Map<String, String> environment = System.getenv();
        DatabaseAddress own = DatabaseAddress.fromEnvironment(environment);
        if (own != null) {
            properties.put("banshi.keys", Keys.forOwn(environment));
            OwnDatabase.check(own).forEach(options::progress);
            address = own;
            properties.putAll(own.properties());
            return;
        }
        Optional<ServerFile> running = lock == null ? ServerFile.running(folder) : Optional.empty();
        if (running.isPresent() && running.get().databasePort() != 0) {
            warnOfOtherBuild(running.get(), options);
            address = EmbeddedDatabase.address(folder, running.get().databasePort());
        } else {
            lock = lock == null ? folder.lock() : lock;
            database = EmbeddedDatabase.start(folder);
            address = database.address();
        }
        properties.putAll(address.properties());
        properties.put("banshi.keys", Keys.forEmbedded(folder, environment));
    }

    private static void warnOfOtherBuild(ServerFile server, Options options) {
        if (!server.build().equals(build())) {
            options.progress("note: the running server is of another build; restart it to use this one");
        }
    }

    private void openRooms(WebApplicationType type, Set<String> profiles) {
        properties.put("banshi.data", folder.path().toString());
        properties.put("spring.main.register-shutdown-hook", "false");
        properties.put("logging.register-shutdown-hook", "false");
        // A start that fails is told once, by Cli, in one line where possible.
        properties.put("logging.level.org.springframework.boot.SpringApplication", "off");
        properties.put("logging.level.org.springframework.boot.diagnostics", "off");
        properties.put("logging.level.org.springframework.context.annotation", "error");
        properties.put("logging.level.org.springframework.boot.web.server.servlet.context", "error");
        SpringApplication spring =
                new SpringApplication(Objects.requireNonNull(application, "House.is was not called"));
        spring.setWebApplicationType(type);
        spring.setRegisterShutdownHook(false);
        spring.setLogStartupInfo(type != WebApplicationType.NONE);
        spring.setAdditionalProfiles(profiles.toArray(String[]::new));
        // Only what a command asks for is made: no doors, no sweepers.
        spring.setLazyInitialization(type == WebApplicationType.NONE);
        if (type == WebApplicationType.NONE) {
            // It would make what is scheduled in spite of that.
            properties.put("spring.autoconfigure.exclude", TaskSchedulingAutoConfiguration.class.getName());
        }
        ConfigurableApplicationContext opened = spring.run(arguments());
        boolean late;
        synchronized (this) {
            rooms = opened;
            messages = opened.getBean(Messages.class);
            late = closed;
        }
        if (late) {
            close();
        }
    }

    /** As arguments the settings stand above every other source, and are known before logging starts. */
    private String[] arguments() {
        return properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    private ServerFile serverFile() {
        if (rooms == null) {
            throw new IllegalStateException("the house is closed");
        }
        int port = Integer.parseInt(rooms.getEnvironment().getRequiredProperty("local.server.port"));
        int databasePort = database == null
                ? 0
                : java.net
                        .URI
                        .create(database.address().url().substring("jdbc:".length()))
                        .getPort();
        return new ServerFile(
                ProcessHandle.current().pid(), port, "http://localhost:" + port + "/", databasePort, build());
    }

    private static String build() {
        return System.getProperty("banshi.build", "");
    }

    private static void refuseTakenPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new Refusal("port " + port + " is in use: choose another with --port", e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("there is no port " + port + ": choose one from 1 to 65535 with --port", e);
        }
    }
}
