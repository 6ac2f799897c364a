package org.banshi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.text.Classifier;
import org.banshi.text.Labelled;
import org.banshi.text.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class GuessesTest {
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final JdbcClient db = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    private final Categories categories = new Categories(db, transaction);
    private final Classifier classifier =
            new Classifier(db, transaction, CityClock.movable(ZoneId.of("Asia/Shanghai")));
    private final Guesses guesses = new Guesses(classifier, categories);

    @BeforeEach
    void theDefaultTree() {
        categories.afterPropertiesSet();
    }

    @Test
    void theModelThatComesAlongNamesClassesOfTheDefaultTree() {
        Guesses.Guess guess = guesses.of("公司拖欠农民工工资三个月，劳动监察大队不受理");
        assertThat(guess.category()).isNotNull().extracting(Category::code).isEqualTo("15");
        assertThat(guess.abstained()).isFalse();
        assertThat(guess.model()).isNull();
    }

    @Test
    void unsureOfTheCategoryItNamesTheOneAbove() {
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String code = List.of("0402", "0401", "0403").get(i % 3);
            examples.add(new Labelled("工厂排放废气，河水污染，气味刺鼻" + "东南西北中上下".charAt(i % 7), code));
            examples.add(new Labelled("公交车晚点，站台拥挤" + "东南西北中上下".charAt(i % 7), "0601"));
        }
        classifier.activate(classifier.train(examples, Progress.SILENT).model());
        Guesses.Guess smoke = guesses.of("工厂废气污染河水");
        assertThat(smoke.category()).isNotNull().extracting(Category::code).isEqualTo("04");
        assertThat(smoke.abstained()).isFalse();
        assertThat(smoke.chance()).isGreaterThan(0.5);
        assertThat(guesses.of("公交车晚点").category())
                .isNotNull()
                .extracting(Category::code)
                .isEqualTo("0601");
        assertThat(guesses.of("hello").abstained()).isTrue();
    }

    @Test
    void labelsThatTheTreeDoesNotHaveAreNoSuggestion() {
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            examples.add(new Labelled("停水停电" + i, "甲"));
            examples.add(new Labelled("补课收费" + i, "乙"));
        }
        classifier.activate(classifier.train(examples, Progress.SILENT).model());
        assertThat(guesses.of("停水停电").category()).isNull();
        assertThat(guesses.of("停水停电").abstained()).isTrue();
    }
}
