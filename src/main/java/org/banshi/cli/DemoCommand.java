package org.banshi.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code demo}: the server with a made-up city and accounts that everybody knows. */
@Command(name = "demo", description = "starts the server with a made-up city and prints its accounts")
final class DemoCommand implements Callable<Integer> {
    private static final List<String> ACCOUNTS = List.of(
            "operator",
            "dispatcher",
            "handler",
            "handler2",
            "reviewer",
            "reviewer2",
            "caller",
            "office",
            "group",
            "group2",
            "helper",
            "monitor",
            "appraiser",
            "supervisor",
            "leader",
            "admin",
            "security",
            "auditor",
            "laymonitor");
    private static final String PASSWORD = "banshi-demo";

    @Mixin
    private Options options;

    /** What {@code demo --json} tells once the server answers. */
    record Started(String address, long pid, List<String> accounts, String password) {}

    @Override
    public Integer call() throws InterruptedException {
        try (House house = House.openServer(options, Set.of("demo"))) {
            Started started =
                    new Started(house.address(), ProcessHandle.current().pid(), ACCOUNTS, PASSWORD);
            options.result(started, """
                    The demo city answers at %s
                    Accounts: %s
                    Every other unit has its own: h- and the unit's code, such as h-jtj
                    Password of each: %s
                    Its text messages are shown at %sdemo/phone""".formatted(
                            started.address(), String.join(", ", ACCOUNTS), PASSWORD, started.address()));
            Thread.currentThread().join();
        }
        return 0;
    }
}
