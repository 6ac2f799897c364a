package org.banshi.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * A test of the whole house on a real, fresh PostgreSQL and a random port, with a {@link org.banshi.calendar.CityClock}
 * that the test may move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BanshiTest.FreshDatabase.class)
@ActiveProfiles("test")
public @interface BanshiTest {

    /** Gives each application context a database of its own. */
    final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context,
                    // Named here, because the variable BANSHI_DATA, which tells tests where their examples lie, would
                    // name it else.
                    "banshi.data=target/test-data",
                    "spring.datasource.url=" + TestDatabase.fresh(),
                    "spring.datasource.username=" + TestDatabase.APP,
                    "spring.datasource.password=" + TestDatabase.password(),
                    "spring.datasource.hikari.maximum-pool-size=40",
                    "spring.datasource.hikari.minimum-idle=1",
                    "spring.flyway.user=" + TestDatabase.OWNER,
                    "spring.flyway.password=" + TestDatabase.password());
        }
    }
}
