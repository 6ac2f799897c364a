package org.banshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many calls at one moment: one of them counts. */
@BanshiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameMomentOverHttpTest extends OverHttp {
    @Test
    void theSameCallManyTimesAtOnceRaisesOneRequest() throws Exception {
        String body = "{\"text\":\"同一件事\",\"title\":\"只登记一次\"}";
        Api door = city.anybody.with("Idempotency-Key", "key-" + System.nanoTime());
        List<Api.Answer> answers = together(32, () -> door.postRaw("/api/v1/requests", body));
        assertThat(answers.stream().collect(Collectors.groupingBy(Api.Answer::status, Collectors.counting())))
                .containsOnly(java.util.Map.entry(201, 1L), java.util.Map.entry(200, 31L));
        assertThat(answers.stream().map(Api.Answer::body).distinct()).hasSize(1);
        Api.Answer other = door.postRaw("/api/v1/requests", "{\"text\":\"另一件事\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("errors").path(0).path("code").asString()).isEqualTo("keyUsed");
        assertThat(city.operator
                        .with("Idempotency-Key", door.headers().getLast())
                        .postRaw("/api/v1/requests", "{\"text\":\"另一个人的钥匙\"}")
                        .status())
                .isEqualTo(201);
        assertThat(city.operator
                        .get("/api/v1/matters?q=%E5%8F%AA%E7%99%BB%E8%AE%B0%E4%B8%80%E6%AC%A1")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void oneOfManyWinsEachVersion() throws Exception {
        ApiCity.Raised request = city.raise();
        Api door = city.operator.with("If-Match", "\"1\"");
        List<Api.Answer> answers = together(16, () -> request.does(door, "accept"));
        assertThat(answers.stream().collect(Collectors.groupingBy(Api.Answer::status, Collectors.counting())))
                .containsOnly(java.util.Map.entry(200, 1L), java.util.Map.entry(409, 15L));
    }

    static List<Api.Answer> together(int threads, Callable<Api.Answer> call) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> future : pool.invokeAll(java.util.Collections.nCopies(threads, call))) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
