package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.banshi.matter.PhoneCodes;
import org.banshi.matter.ProvenPhone;
import org.banshi.matter.Proxies;
import org.banshi.testkit.BanshiTest;
import org.banshi.testkit.Phones;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;

/** What a texted code proves, how often one is texted, and what nobody learns by it. */
@BanshiTest
class PhoneCodesTest extends ActingForOthers {
    @Test
    void nobodyLearnsWhetherANumberIsKnown() throws Exception {
        raised(person, "help", false);
        String unknown = phone();
        Resident curious = new Resident(port);
        for (String phone : List.of(person, unknown)) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> sent = curious.fill("/mine", "/mine", Map.of("phone", phone));
                assertThat(sent.statusCode()).isEqualTo(303);
                assertThat(sent.headers().firstValue("Location").orElse("")).isEqualTo("/mine/code");
            }
            HttpResponse<String> stopped = curious.fill("/mine", "/mine", Map.of("phone", phone));
            assertThat(stopped.statusCode()).isEqualTo(429);
            assertThat(stopped.body()).contains("验证码发得太多了");
        }
        assertThat(curious.fill("/mine", "/mine", Map.of("phone", "0532-12")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aNumberThatProvedNothingIsToldNoOftenerThanCodesAreTextedToIt() {
        ProvenPhone mother = proven(person);
        for (int i = 0; i < 3; i++) {
            proxies.name(mother, wish(daughter, Proxies.Scope.SEE));
            proxies.end(proxies.givenBy(mother).getFirst().id(), mother);
        }
        Problem problem =
                catchThrowableOfType(Problem.class, () -> proxies.name(mother, wish(daughter, Proxies.Scope.SEE)));
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("phone");
            assertThat(error.code()).isEqualTo("toldTooOften");
        });
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
        proxies.name(mother, wish(daughter, Proxies.Scope.SEE));
    }

    @Test
    void aCodeIsGoodOnceInTimeAndForAFewTries() {
        String id = codes.send(person, "127.0.0.1", Language.ZH);
        String code = Phones.texted(db);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 1; i < PhoneCodes.WRONG; i++) {
            assertThat(codes.prove(id, wrong)).isEmpty();
        }
        assertThat(codes.prove("other", code)).isEmpty();
        assertThat(codes.prove(id, code)).isPresent();
        assertThat(codes.prove(id, code)).isEmpty();
        String tried = codes.send(person, "127.0.0.1", Language.ZH);
        String right = Phones.texted(db);
        for (int i = 0; i < PhoneCodes.WRONG; i++) {
            assertThat(codes.prove(tried, right.equals("000000") ? "000001" : "000000"))
                    .isEmpty();
        }
        assertThat(codes.prove(tried, right)).isEmpty();
        String late = codes.send(person, "127.0.0.1", Language.ZH);
        String then = Phones.texted(db);
        clock.moveTo(clock.instant().plus(PhoneCodes.GOOD).plus(Duration.ofSeconds(1)));
        assertThat(codes.prove(late, then)).isEmpty();
    }
}
