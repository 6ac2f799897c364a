package org.banshi.oversight;

import java.io.IOException;
import java.time.Instant;
import org.banshi.matter.EngineAlone;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A server process that does nothing but go on with orders on lists, until its standard input ends or it is killed. */
final class OrderingServer {
    private OrderingServer() {}

    static EngineAlone engine(String url, String password, String keys, Instant now) {
        return new EngineAlone(url, password, keys, now, OrderingServer::add);
    }

    private static void add(AnnotationConfigApplicationContext context) {
        context.registerBean("limits", RuleKey.class, () -> OversightLimits.RULE);
        context.registerBean("meetings", RuleKey.class, () -> MeetingLimits.RULE);
        context.registerBean(
                PlatformTransactionManager.class,
                () -> new DataSourceTransactionManager(
                        context.getBean(JdbcTemplate.class).getDataSource()));
        context.register(
                Rules.class,
                OversightTimes.class,
                OrderSteps.class,
                Orders.class,
                Ordering.class,
                OrderRunRows.class,
                OrderRuns.class);
        // Without ticks: this server hands nothing over, and looks by itself for what to go on with.
        context.getEnvironment().setActiveProfiles("test");
        context.getEnvironment().getSystemProperties().put("banshi.matter.ticking", "false");
        context.scan("org.banshi.outbox");
        EngineAlone.withReading(context);
        context.scan("org.banshi.access");
    }

    /** The beans of the engine by which it works, as a server of the house does. */
    static void work(EngineAlone engine) {
        engine.bean(OrderRunRows.class).underWay().forEach(engine.bean(OrderRuns.class)::work);
    }

    public static void main(String[] args) throws IOException {
        try (EngineAlone engine =
                engine(args[0], System.getenv("DATABASE_PASSWORD"), System.getenv("KEYS"), Instant.parse(args[1]))) {
            Thread ordering = Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    work(engine);
                }
            });
            while (System.in.read() >= 0) {
                // Whoever started us is alive.
            }
            ordering.interrupt();
        }
    }
}
