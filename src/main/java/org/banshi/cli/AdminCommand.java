package org.banshi.cli;

import java.util.concurrent.Callable;
import org.banshi.access.Invitations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code admin}: the way in for the first administrator. */
@Command(name = "admin", description = "prints a one-time link with which an administrator sets login and password")
final class AdminCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "NAME", description = "the person's name")
    private String name;

    /** What {@code admin --json} tells. */
    record Link(String link) {}

    @Override
    public Integer call() {
        try (House house = House.open(options)) {
            String path = house.bean(Invitations.class).adminLink(name);
            String server = ServerFile.running(options.folder())
                    .map(ServerFile::address)
                    .orElse("http://localhost:" + options.port() + "/");
            String link = server + path.substring(1);
            options.result(new Link(link), "Good once, for 24 hours, while the server runs:\n" + link);
        }
        return 0;
    }
}
