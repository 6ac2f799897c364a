package org.banshi.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.calendar.Limit;
import org.banshi.matter.RedatingProgress;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.rule.RuleKey;
import org.banshi.rule.Rules;
import org.banshi.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

class AdminPagesTest {
    record Limits(Limit sign) {}

    private static final RuleKey<Limits> KEY =
            new RuleKey<>("hotline.limits", Limits.class, new Limits(Limit.minutes(30)));
    private static final String YEAR_2027 = """
            date,name,is_off_day
            2027-01-01,元旦,1
            2027-01-02,元旦,0
            2027-10-01,国庆节,1
            """;

    private static final AnnotationConfigWebApplicationContext HOUSE = house();
    private static final long AUTHOR = HOUSE.getBean(Members.class)
            .add("N. 管理员", null, Member.Kind.PERSON, null)
            .id();
    private static Actor.Staff reader = staff(Role.HANDLER);

    private final MockMvcTester browser = MockMvcTester.from(HOUSE);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @BeforeEach
    void anAdministratorReads() {
        reader = staff(Role.ADMIN);
    }

    @Test
    void aRuleIsPublishedAndItsHistoryTellsWhatChanged() {
        assertThat(browser.get().uri("/admin/rules")).hasStatusOk().bodyText().contains("办理时限", "hotline.limits", "预设");
        publish("{\"sign\":{\"number\":45,\"unit\":\"MINUTE\"}}", "", "为了 <b>试行</b>", last())
                .hasStatus(303);
        assertThat(browser.get().uri("/admin/rules/hotline.limits?lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<ins>",
                        "<del>",
                        "Time limits",
                        "N. 管理员 (",
                        "holds now",
                        "为了 &lt;b&gt;试行&lt;/b&gt;",
                        "Publish the next version");
        assertThat(browser.get().uri("/admin/rules/hotline.limits?version=0"))
                .hasStatusOk()
                .bodyText()
                .contains("30");
        assertThat(browser.get().uri("/admin/rules/no.such")).hasStatus(404);
        assertThat(browser.get().uri("/admin/rules/hotline.limits?version=99")).hasStatus(404);
        assertThat(browser.get().uri("/admin/rules/hotline.limits?version=x")).hasStatus4xxClientError();
    }

    @Test
    void whatIsWrongIsToldBesideTheFieldAndWhatWasTypedStays() {
        publish("{\"sing\":1}", "", "why", last()).hasStatus(422).bodyText().contains("f-value-error", "sing");
        publish("{\"sign\":null}", "2020-01-01T00:00", "", last()).hasStatus(422);
        publish("{\"sign\":null}", "soon", "why", last())
                .hasStatus(422)
                .bodyText()
                .contains("f-validFrom-error");
        publish(rules().json(rules().current(KEY)), "", "overtaken", last() - 1)
                .hasStatus(422)
                .bodyText()
                .contains("value=\"overtaken\"");
    }

    @Test
    void othersOfTheStaffMayReadAndNotWrite() {
        reader = staff(Role.HANDLER);
        for (String path :
                List.of("/admin/rules", "/admin/rules/hotline.limits", "/admin/calendar", "/admin/calendar/explain")) {
            assertThat(browser.get().uri(path))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("method=\"post\" action=\"/admin");
        }
        publish("{}", "", "why", 0).hasStatus(403);
        upload("2027", YEAR_2027.getBytes(StandardCharsets.UTF_8), "why").hasStatus(403);
    }

    @Test
    void aYearIsShownAndANewOneLoadedAlsoInTheOldEncoding() {
        assertThat(browser.get().uri("/admin/calendar?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("248", "春节", "2027 年的工作日历还没有导入");
        assertThat(browser.get().uri("/admin/calendar?year=-5")).hasStatusOk();
        upload("2027", "date,name,is_off_day\n2027-13-01,<i>,1\n".getBytes(StandardCharsets.UTF_8), "why")
                .hasStatus(422)
                .bodyText()
                .contains("2027-13-01（第 2 行）");
        upload("soon", YEAR_2027.getBytes(StandardCharsets.UTF_8), "why").hasStatus(422);
        upload("2027", new byte[0], "why").hasStatus(422);
        upload("2027", YEAR_2027.getBytes(Charset.forName("GB18030")), "the notice")
                .hasStatus(303);
        assertThat(browser.get().uri("/admin/calendar?year=2027"))
                .hasStatusOk()
                .bodyText()
                .contains("国庆节", "the notice");
    }

    @Test
    void aLimitIsCountedDayByDay() {
        String asked = "/admin/calendar/explain?start=2026-02-13T09:30&number=5&unit=WORKING_DAY";
        assertThat(browser.get().uri(asked)).hasStatusOk().bodyText().contains("2月27日 24:00", "调休上班，计入", "春节");
        assertThat(browser.get().uri("/admin/calendar/explain?start=2028-02-13T09:30&number=5&unit=WORKING_DAY"))
                .hasStatusOk()
                .bodyText()
                .contains("2028 年的工作日历还没有导入");
        assertThat(browser.get().uri("/admin/calendar/explain?start=x&number=9999&unit=y"))
                .hasStatus(422)
                .bodyText()
                .contains("f-start-error", "f-number-error", "f-unit-error");
    }

    private MvcTestResultAssert publish(String value, String validFrom, String why, int expected) {
        return assertThat(browser.post()
                .uri("/admin/rules/hotline.limits")
                .param("value", value)
                .param("validFrom", validFrom)
                .param("why", why)
                .param("expectedVersion", String.valueOf(expected))
                .exchange());
    }

    private MvcTestResultAssert upload(String year, byte[] csv, String why) {
        return assertThat(browser.post()
                .uri("/admin/calendar")
                .multipart()
                .file(new MockMultipartFile("file", "2027.csv", "text/csv", csv))
                .param("year", year)
                .param("why", why)
                .exchange());
    }

    private static Rules rules() {
        return HOUSE.getBean(Rules.class);
    }

    private static int last() {
        return rules().history(KEY).getFirst().version();
    }

    private static Actor.Staff staff(Role role) {
        return new Actor.Staff(AUTHOR, "N. 管理员", null, Set.of(role));
    }

    private static AnnotationConfigWebApplicationContext house() {
        AnnotationConfigWebApplicationContext house = new AnnotationConfigWebApplicationContext();
        house.setServletContext(new MockServletContext());
        house.register(Rooms.class);
        house.refresh();
        return house;
    }

    /** The rooms that the pages need. */
    @Configuration
    @EnableWebMvc
    @ComponentScan(
            basePackages = {"org.banshi.web", "org.banshi.admin", "org.banshi.rule", "org.banshi.calendar"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*Test\\$.*",
                                ".*\\.admin\\.(Unit|Staff|Categor|Directory|Start|Preview|Text|Sheet|OnCall|HandOver|Retention|Signers|Signing|Machine|Lost|Receivers)[A-Za-z]*"
                            }))
    static class Rooms implements WebMvcConfigurer, HandlerMethodArgumentResolver {
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
        JdbcClient db(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        Members members(JdbcClient db, CityClock clock) {
            return new Members(db, new Units(db, clock), clock);
        }

        @Bean
        RedatingProgress redating(JdbcClient db) {
            return new RedatingProgress(db);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }

        @Bean
        RuleKey<Limits> key() {
            return KEY;
        }

        @Bean
        StandardServletMultipartResolver multipartResolver() {
            return new StandardServletMultipartResolver();
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.Staff.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return reader;
        }
    }
}
