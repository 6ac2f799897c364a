package org.banshi;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the tables are those that this program was made for. Once they are they stay so: asked no more. */
@Component("migrationsHealthIndicator")
final class MigrationsHealthIndicator implements HealthIndicator {
    private final ObjectProvider<Flyway> migrations;
    private volatile boolean done;

    MigrationsHealthIndicator(ObjectProvider<Flyway> migrations) {
        this.migrations = migrations;
    }

    @Override
    public Health health() {
        if (!done) {
            Flyway flyway = migrations.getIfAvailable();
            done = flyway == null || flyway.info().pending().length == 0;
        }
        return (done ? Health.up() : Health.down()).build();
    }
}
