package org.banshi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.banshi.testkit.TestDatabase;
import org.banshi.text.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was written before words were joined with what they touch is found as what is written since. */
class JoinedWordsTest {
    private final JdbcTemplate db = new JdbcTemplate(
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.OWNER, TestDatabase.password()));

    @Test
    void theMigrationGivesOldMattersTheTokensOfNewOnes() throws IOException {
        List<String> texts = List.of(
                "住Ａ3区5号线旁，１２栋2单元，WIFI坏了。第33天", "没有数字和字母", "A市" + "x".repeat(80) + "路 7 号，8\n号", "3、栋5𠮷野家𠮷5あ7ハ〇9");
        for (int i = 0; i < texts.size(); i++) {
            write(100 + i, "help", "标题9", texts.get(i), Tokens.of("标题9", texts.get(i)));
        }
        write(200, "report", "举报7号", "7号楼", Tokens.of(""));
        String migration = new ClassPathResource("db/migration/V20261130_0100__matter_joined_words.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        db.execute("begin;" + migration + "commit;");
        for (int i = 0; i < texts.size(); i++) {
            assertThat(tokens(100 + i)).as(texts.get(i)).containsExactlyInAnyOrder(Tokens.indexed("标题9", texts.get(i)));
        }
        assertThat(tokens(200)).as("the raiser's words of a report").isEmpty();
    }

    private void write(long id, String type, String title, String text, String[] tokens) {
        db.update("""
                insert into matter_matter (id, number, kind, type, grade, category, title, text, channel, state, owner_role, raised_at,
                  length, last_hash, salt, tokens, updated_at)
                values (?, ?, 'request', ?, 'normal', '0101', ?, ?, 'web', 'raised', 'operator', now(), 1, '\\x00', '\\x00',
                  array_to_tsvector(?::text[]), now())""", id, "J" + id, type, title, text, tokens);
    }

    private String[] tokens(long id) {
        return db.queryForObject(
                "select tsvector_to_array(tokens) from matter_matter where id = ?",
                (row, _) -> (String[]) row.getArray(1).getArray(),
                id);
    }
}
