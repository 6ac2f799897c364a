package org.banshi.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in PostgreSQL, ended after thirty minutes without use. */
@Configuration
@ConditionalOnWebApplication
@EnableJdbcHttpSession(tableName = "access_session", maxInactiveIntervalInSeconds = 30 * 60)
class SessionConfiguration {
    /** A session holds numbers and texts, nothing else is read from the database as an object. */
    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(
            "maxbytes=100000;maxdepth=5;java.lang.Long;java.lang.Integer;java.lang.Number;java.lang.String;!*");

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("banshi-session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> onPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Its own timer begins before the tables are there; {@link SessionsOver} does it once the house stands. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> noTimerOfItsOwn() {
        return sessions -> sessions.setCleanupCron(Scheduled.CRON_DISABLED);
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> simpleValues() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, SessionConfiguration::read);
        return sessions -> sessions.setConversionService(conversions);
    }

    private static Object read(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(FILTER);
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a session cannot be read", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a session holds something unknown", e);
        }
    }
}
