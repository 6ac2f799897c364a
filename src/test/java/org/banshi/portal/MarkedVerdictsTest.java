package org.banshi.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.banshi.testkit.BanshiTest;
import org.junit.jupiter.api.Test;

/** Which words came from one browser, told from nothing but a mark of the day. */
@BanshiTest
class MarkedVerdictsTest extends AtThePortal {
    private static int counter;

    private String judged(Resident who, String satisfaction) throws Exception {
        String phone = "19713%06d".formatted(++counter);
        String[] raised = who.raise("路灯不亮，请修一修", "phone", phone);
        answered(raised[0]);
        assertThat(who.fill("/follow", "/follow", Map.of("number", raised[0], "code", raised[1]))
                        .statusCode())
                .isEqualTo(303);
        String page = "/follow/" + raised[0] + "/verdict";
        assertThat(who.fill(page, page, Map.of("solved", "true", "satisfaction", satisfaction, "contacted", "true"))
                        .statusCode())
                .isEqualTo(303);
        return raised[0];
    }

    private List<String> marks(String... numbers) {
        return db.sql("select encode(k.mark, 'hex') from pattern_mark k join matter_row m on m.id = k.matter"
                        + " where m.number in (:numbers) order by k.at")
                .param("numbers", List.of(numbers))
                .query(String.class)
                .list();
    }

    @Test
    void wordsOfOneBrowserHaveOneMarkAlsoWhenItProvesOneNumberAfterTheOther() throws Exception {
        List<String> here = marks(judged(resident, "5"), judged(resident, "4"));
        assertThat(here).hasSize(2);
        assertThat(here.getFirst()).isEqualTo(here.getLast());
        List<String> other = marks(judged(new Resident(port), "5"));
        assertThat(other).hasSize(1).doesNotContain(here.getFirst());
    }

    @Test
    void aWordThatIsNotSatisfiedHasNone() throws Exception {
        assertThat(marks(judged(resident, "3"), judged(resident, "1"))).isEmpty();
    }
}
