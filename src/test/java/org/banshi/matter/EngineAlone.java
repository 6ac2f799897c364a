package org.banshi.matter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Looks;
import org.banshi.access.Resealing;
import org.banshi.access.Secrets;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.CityClock;
import org.banshi.people.Deputies;
import org.banshi.people.Members;
import org.banshi.people.Signers;
import org.banshi.people.Units;
import org.banshi.testkit.Errand;
import org.banshi.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The engine with one kind of matter, without the rest of the house, on one connection: it starts in a second. */
public final class EngineAlone implements AutoCloseable {
    private final SingleConnectionDataSource connection;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EngineAlone(String url, String password, String keys, Instant now) {
        this(url, password, keys, now, _ -> {});
    }

    /** With more of the house beside it. */
    public EngineAlone(
            String url, String password, String keys, Instant now, Consumer<AnnotationConfigApplicationContext> more) {
        connection = new SingleConnectionDataSource(url, TestDatabase.APP, password, true);
        CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
        clock.moveTo(now);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("banshi.keys", keys)));
        context.setAllowCircularReferences(false);
        context.registerBean(CityClock.class, () -> clock);
        context.registerBean(DataSource.class, () -> connection);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(connection));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(connection));
        context.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(connection)));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.register(
                Units.class,
                Members.class,
                Deputies.class,
                Signers.class,
                Looks.class,
                Secrets.class,
                Audit.class,
                Resealing.class,
                Calendars.class,
                Errand.class);
        context.register(
                Kinds.class,
                Gate.class,
                StandIns.class,
                ProxyRows.class,
                MatterRows.class,
                Writing.class,
                Identities.class,
                Numbers.class,
                Timekeeper.class,
                Births.class,
                Ledger.class,
                Sweeper.class,
                Redating.class,
                Redatings.class,
                Roots.class,
                Proofs.class,
                Marks.class,
                Verifier.class);
        more.accept(context);
        context.addBeanFactoryPostProcessor(beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        });
        context.refresh();
    }

    /** Beside it what pages are made from. */
    public static void withReading(AnnotationConfigApplicationContext context) {
        context.register(Matters.class, Timelines.class);
    }

    /** A part of it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Raises an errand. */
    public Receipt raise(String title) {
        return raise(title, null);
    }

    Receipt raise(String title, @Nullable String type) {
        return bean(Ledger.class)
                .raise(
                        new NewMatter(
                                "errand",
                                type,
                                null,
                                null,
                                new NewMatter.Words(title, title),
                                NewMatter.Place.NONE,
                                NewMatter.Origin.of("web"),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of()),
                        new Actor.Anyone());
    }

    @Override
    public void close() {
        context.close();
        connection.destroy();
    }
}
