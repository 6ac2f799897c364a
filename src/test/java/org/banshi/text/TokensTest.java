package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.banshi.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TokensTest {
    private static final String[] PIECES = {
        "自来水", "停", "水", "ＡＢＣ１２", "Wi-Fi", "３单元", " ", "，", "'", "\\", "%", "_", "&|!:*", "𠮷野家", "café", "\n", "ﬁ", "〇"
    };

    @Test
    void neighbouringCharactersAreTokensAndSoAreWords() {
        assertThat(Tokens.bigrams("东城街道BX-2020号")).containsExactly("东城", "城街", "街道", "道", "bx", "2020", "号");
        assertThat(Tokens.bigrams("ＡＢＣ停水。停水")).containsExactly("abc", "停水", "水");
        assertThat(Tokens.bigrams(" ，\0 ")).isEmpty();
        assertThat(Tokens.bigrams("𠮷野")).containsExactly("𠮷野", "野");
    }

    @Test
    void aQueryRechecksOnlyWhatPairsCannotTell() {
        assertThat(Tokens.query("停水").tsquery()).isEqualTo("'停水'");
        assertThat(Tokens.query("停水").literals()).isEmpty();
        assertThat(Tokens.query("水").tsquery()).isEqualTo("'水':*");
        assertThat(Tokens.query("自来水").tsquery()).isEqualTo("'自来' & '来水'");
        assertThat(Tokens.query("自来水").literals()).containsExactly("自来水");
        assertThat(Tokens.query("5%_\\号").patterns()).containsExactly("%5\\%\\_\\\\号%");
        assertThat(Tokens.query("。，").isEmpty()).isTrue();
    }

    @Test
    void aWordAndACharacterThatTouchAreOneTokenBesideTheirOwn() {
        assertThat(Tokens.indexed("13栋 5号线，第33天a"))
                .contains("13", "栋", "13栋", "5号", "号线", "第33", "33天", "天a")
                .doesNotContain("3栋", "栋5", "线第");
        assertThat(Tokens.of("13栋")).containsExactly("13", "栋");
    }

    @Test
    void whatTouchesIsAskedForTogetherAndComparedOnlyWhereMoreThanThatIsAskedFor() {
        assertThat(Tokens.query("5号线").tsquery()).isEqualTo("'5号' & '号线'");
        assertThat(Tokens.query("A市").tsquery()).isEqualTo("'a市'");
        assertThat(Tokens.query("A市").literals()).isEmpty();
        assertThat(Tokens.query("3-栋").tsquery()).isEqualTo("'3'");
        assertThat(Tokens.query("3-栋").literals()).containsExactly("3-栋");
        assertThat(Tokens.query("第3").tsquery()).isEqualTo("'第3':*");
        assertThat(Tokens.query("第3").literals()).isEmpty();
        assertThat(Tokens.query("第3天").tsquery()).isEqualTo("'第3' & '3天'");
        assertThat(Tokens.query("第3天").literals()).containsExactly("第3天");
        assertThat(Tokens.query("地铁33").tsquery()).isEqualTo("'地铁' & '铁33':*");
        assertThat(Tokens.query("wi-fi").tsquery()).isEqualTo("'wi' & 'fi':*");
    }

    /** Cut at random out of the text, where a Latin word begins. */
    @Test
    void everyStretchOfATextIsFoundInIt() {
        Random random = new Random(20);
        JdbcClient db = JdbcClient.create(
                new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password()));
        String[] pieces = {"自来水", "5", "号线", "A", "市", "ab", "3", "-", "，", "停水"};
        int asked = 0;
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(2, 9); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int from = random.nextInt(text.length());
            String piece = text.substring(from, from + 1 + random.nextInt(text.length() - from));
            boolean within = from > 0
                    && Character.toString(text.charAt(from - 1)).matches("[A-Za-z0-9]")
                    && Character.toString(text.charAt(from)).matches("[A-Za-z0-9]");
            Tokens.Query query = Tokens.query(piece);
            if (within || query.isEmpty()) {
                continue;
            }
            asked++;
            assertThat(db.sql("select array_to_tsvector(?) @@ ?::tsquery")
                            .params(List.of(Tokens.indexed(text.toString()), query.tsquery()))
                            .query(Boolean.class)
                            .single())
                    .as("'%s' in '%s' by %s", piece, text, query.tsquery())
                    .isTrue();
        }
        assertThat(asked).isGreaterThan(200);
    }

    @Test
    void everyPieceOfATextIsFoundInIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        JdbcClient db = JdbcClient.create(
                new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password()));
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(1, 8); j > 0; j--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String piece = PIECES[random.nextInt(4)];
            int at = random.nextInt(text.length() + 1);
            if (at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
                at--;
            }
            text.insert(at, "，" + piece);
            Tokens.Query query = Tokens.query(piece);
            boolean found = db.sql("""
                            select array_to_tsvector(?) @@ ?::tsquery
                              and (select coalesce(bool_and(lower(normalize(?, NFKC)) like p), true) from unnest(?) as p)
                            """)
                    .params(List.of(
                            Tokens.indexed(text.toString()), query.tsquery(), text.toString(), query.patterns()))
                    .query(Boolean.class)
                    .single();
            assertThat(found).as("seed %d: '%s' in '%s'", seed, piece, text).isTrue();
        }
    }
}
