package org.banshi.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: the server, until it is told to stop. */
@Command(name = "run", description = "starts the server")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    /** What {@code run --json} tells once the server answers. */
    record Started(String address, long pid) {}

    @Override
    public Integer call() throws InterruptedException {
        try (House house = House.openServer(options, Set.of())) {
            options.result(
                    new Started(house.address(), ProcessHandle.current().pid()),
                    "Banshi answers at " + house.address());
            Thread.currentThread().join();
        }
        return 0;
    }
}
