package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.testkit.BanshiTest;
import org.banshi.text.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Words whose pairs nearly everything has are compared with the newest matters only, and that is told. */
@BanshiTest
@TestPropertySource(properties = "banshi.test.database=common")
class CommonWordsTest {
    private static final int ALL = 30_000;
    private static final String PAIRS = "某甲 甲路 路灯";
    private static final String PHRASE = "某甲路灯";

    @Autowired
    private Search search;

    @Autowired
    private Matters matters;

    @Autowired
    private JdbcTemplate db;

    private final Actor.Staff reader = new Actor.Staff(0, "reader", null, Set.of(Role.SUPERVISOR));

    @Test
    void onlyTheNewestAreComparedWhereAllHaveThePairsAndTheListByTimeHasTheRest() {
        lay(1, ALL, PAIRS);
        lay(ALL + 1, 1, "今天" + PHRASE + "不亮");
        lay(0, 1, "去年" + PHRASE + "不亮");
        db.execute("analyze matter_matter");
        Query asked = Query.all().matching(PHRASE);
        Search.Found found = search.find(asked, reader, null, 30);
        assertThat(found.page().items()).extracting(Matter::title).containsExactly("今天某甲路灯不亮");
        assertThat(found.whole()).isFalse();
        assertThat(found.total().atLeast()).isTrue();
        assertThat(matters.list(asked, reader, null, 30).items())
                .extracting(Matter::title)
                .containsExactly("今天某甲路灯不亮", "去年某甲路灯不亮");
        Search.Found pairs = search.find(Query.all().matching("甲路"), reader, null, 30);
        assertThat(pairs.whole()).as("the index tells all of it").isTrue();
        assertThat(pairs.total().value()).isEqualTo(Search.MOST);
    }

    private void lay(int first, int count, String title) {
        db.update("""
                insert into matter_matter (id, number, kind, type, grade, category, title, text, channel, state, owner_role,
                  raised_at, length, last_hash, salt, tokens, updated_at)
                select ? + i, 'C' || (? + i), 'request', 'help', 'normal', '0101', ?, '', 'phone', 'working', 'dispatcher',
                  now(), 1, '\\x00', '\\x00', array_to_tsvector(?), now()
                from generate_series(0, ? - 1) i""", 1_000_000 + first, 1_000_000 + first, title, Tokens.indexed(title), count);
    }
}
