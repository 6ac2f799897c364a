package org.banshi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.banshi.access.Audit;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.outbox.Channel;
import org.banshi.outbox.Message;
import org.banshi.outbox.Outbox;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;

class PhoneTest {

    @Test
    void theDemoPhoneShowsWhatWouldHaveLeft() {
        try (AnnotationConfigWebApplicationContext house = new AnnotationConfigWebApplicationContext()) {
            house.setServletContext(new MockServletContext());
            house.getEnvironment().setActiveProfiles("demo", "test");
            house.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("banshi.keys", Secrets.newKeys())));
            house.register(Rooms.class);
            house.refresh();
            Outbox outbox = house.getBean(Outbox.class);
            MockMvcTester browser = MockMvcTester.from(house);

            assertThat(browser.get().uri("/demo/phone")).bodyText().contains("还没有消息");

            outbox.send(Message.of(Channel.SMS, "13900000034", "outbox.test", "HL1", "<b>7</b>", "x"));
            outbox.send(Message.of(Channel.MAIL, "someone@home.example", "outbox.test", "HL2", 8, "y"));
            outbox.send(Message.of(Channel.DESK, "unit:U1", "outbox.test", "HL3", 9, "z"));
            outbox.deliverDue();

            assertThat(browser.get().uri("/demo/phone"))
                    .bodyText()
                    .contains("*********34", "试发 &lt;b&gt;7&lt;/b&gt;，x", "s***@***")
                    .doesNotContain("13900000034", "home.example", "HL3");
            assertThat(browser.get().uri("/demo/phone?lang=en")).bodyText().contains("Trial 8, y", "Text message");
        }
    }

    /** The rooms that the page needs. */
    @Configuration
    @EnableWebMvc
    @Import({PhoneController.class, Secrets.class, Audit.class})
    @ComponentScan(
            basePackages = {"org.banshi.web", "org.banshi.outbox"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    static class Rooms {
        @Bean
        CityClock clock() {
            CityClock clock = CityClock.movable(ZoneId.of("Asia/Shanghai"));
            clock.moveTo(Instant.parse("2026-11-23T01:00:00Z"));
            return clock;
        }

        @Bean
        DataSource source() {
            return new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }

        @Bean
        JdbcClient db(DataSource source) {
            return JdbcClient.create(source);
        }
    }
}
