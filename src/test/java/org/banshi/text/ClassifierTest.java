package org.banshi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.banshi.calendar.CityClock;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class ClassifierTest {
    private static final List<String> WATER = List.of("自来水", "停水", "水压", "水管", "水表", "水费");
    private static final List<String> ROAD = List.of("路面", "坑洼", "红绿灯", "人行道", "堵车", "公交车");
    private static final List<String> SCHOOL = List.of("学校", "老师", "补课", "学费", "招生", "食堂");

    @TempDir
    private Path folder;

    private final Classifier classifier = classifier(TestDatabase.fresh());

    private static Classifier classifier(String url) {
        var source = new DriverManagerDataSource(url, TestDatabase.APP, TestDatabase.password());
        return new Classifier(
                JdbcClient.create(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                CityClock.movable(ZoneId.of("Asia/Shanghai")));
    }

    private static List<Labelled> examples() {
        Random random = new Random(7);
        List<Labelled> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            examples.add(new Labelled(words(WATER, random), "供水"));
            examples.add(new Labelled(words(ROAD, random), "道路"));
            examples.add(new Labelled(words(SCHOOL, random), "教育"));
        }
        return examples;
    }

    private static String words(List<String> words, Random random) {
        return "我们小区的" + words.get(random.nextInt(6)) + random.nextInt(1000) + "和" + words.get(random.nextInt(6))
                + "有问题，请问" + words.get(random.nextInt(6)) + "怎么办" + (char) ('\u4e00' + random.nextInt(5000));
    }

    @Test
    void untilACityTrainsItsOwnTheModelThatComesAlongAnswers() {
        assertThat(classifier.classify("工厂每天晚上排放废气，气味刺鼻，河水也被污染，请环保局查处").category())
                .isEqualTo("环境保护");
        assertThat(classifier.classify("公司拖欠农民工工资三个月，劳动监察大队不受理").category()).isEqualTo("劳动和社会保障");
        assertThat(classifier.classify("中學違規補課亂收費，請教育局查處").category())
                .as("traditional characters")
                .isEqualTo("教育文体");
        assertThat(classifier.starter().path("dataHash").asString()).hasSize(64);
        assertThat(classifier.starter().path("onText").path("macroF1").asDouble())
                .isGreaterThan(0.92);
    }

    @Test
    void whatItCannotReadItAbstainsFrom() {
        for (String text :
                List.of("", " \n", "😀😀😀", "The water pipe in our house is broken since Monday", "\uD83D", "？！")) {
            assertThat(classifier.classify(text).abstained()).as(text).isTrue();
        }
    }

    @Test
    void mixedFullWidthAndVeryLongTextsAreRead() {
        String text = "公交车司机甩站不停车，出租车拒载，请交通局管一管";
        assertThat(classifier.classify(text + " bus No. １２３ 😀 ＡＢＣ").category()).isEqualTo("交通运输");
        Suggestion usual = classifier.classify(text);
        assertThat(classifier.classify(text.replace("", " ").strip())).isEqualTo(usual);
        assertThat(classifier.classify(text.repeat(4_200)).category()).isEqualTo("交通运输");
        assertThat(classifier.classify("x".repeat(100_000)).abstained()).isTrue();
    }

    @Test
    void aTrainedModelTellsTheLabelsApart() {
        TrainReport report = classifier.train(examples(), Progress.SILENT);
        assertThat(classifier.classify("停水").category())
                .as("trained, not yet activated")
                .isNotEqualTo("供水");
        classifier.activate(report.model());
        assertThat(report.macroF1()).isGreaterThan(0.95);
        assertThat(report.rows()).isEqualTo(180);
        Suggestion suggestion = classifier.classify("家里水管爆了，停水三天");
        assertThat(suggestion.category()).isEqualTo("供水");
        assertThat(suggestion.abstained()).isFalse();
        assertThat(suggestion.alternatives())
                .extracting(Suggestion.Alternative::category)
                .containsExactlyInAnyOrder("道路", "教育");
        assertThat(classifier.classify("").category())
                .as("a guess even from nothing")
                .isNotNull();
    }

    @Test
    void trainingTheSameTwiceGivesTheSameModel() {
        List<Labelled> examples = examples();
        TrainReport one = classifier.train(examples, Progress.SILENT);
        TrainReport two = classifier.train(examples, Progress.SILENT);
        assertThat(two.model()).isGreaterThan(one.model());
        assertThat(two.macroF1()).isEqualTo(one.macroF1());
        assertThat(two.bytes()).isEqualTo(one.bytes());
    }

    @Test
    void oneCanGoBackToAnEarlierModelAndItIsKeptWhoDid() {
        long first = classifier.train(examples(), Progress.SILENT).model();
        classifier.activate(first);
        List<Labelled> others = examples().stream()
                .map(example -> new Labelled(example.text(), example.label() + "二"))
                .toList();
        classifier.activate(classifier.train(others, Progress.SILENT).model());
        assertThat(classifier.classify("停水水管").category()).isEqualTo("供水二");
        classifier.activate(first, 7L, "新的不准");
        assertThat(classifier.classify("停水水管").category()).isEqualTo("供水");
        classifier.activate(null, 7L, "都不要");
        assertThat(classifier.classify("停水水管").category()).doesNotStartWith("供水");
        assertThat(classifier.uses()).extracting(ModelUse::why).containsExactly("都不要", "新的不准", "train", "train");
        assertThat(classifier.models()).hasSize(2).noneMatch(StoredModel::active);
        assertThat(classifier.models().getLast().precisionAt80()).isGreaterThan(0.9);
    }

    @Test
    void theReportTellsConfusionAndTheCurve() {
        TrainReport report = classifier.train(examples(), Progress.SILENT);
        assertThat(report.confusion())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(report.confusion().stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(180);
        assertThat(report.curve()).hasSize(20);
        assertThat(report.curve().getLast().precision()).isEqualTo(report.accuracy());
        assertThat(report.precisionAt80()).isGreaterThan(0.95);
        assertThat(report.table()).contains("供水\t60\t", "coverage\tprecision");
        assertThat(report.dataHash()).hasSize(64);
    }

    @Test
    void anotherServerTakesTheActiveModelOver() {
        String url = TestDatabase.fresh();
        Classifier here = classifier(url);
        here.activate(here.train(examples(), Progress.SILENT).model());
        here.activate(here.train(examples(), Progress.SILENT).model());
        assertThat(classifier(url).classify("招生老师").category()).isEqualTo("教育");
    }

    @Test
    void twoLabelsAreEnoughAndOneIsNot() {
        List<Labelled> two = examples().stream()
                .filter(example -> !example.label().equals("教育"))
                .toList();
        classifier.activate(classifier.train(two, Progress.SILENT).model());
        assertThat(classifier.classify("红绿灯堵车").category()).isEqualTo("道路");
        assertThat(classifier.classify("水费水表").category()).isEqualTo("供水");
        List<Labelled> one =
                two.stream().filter(example -> example.label().equals("供水")).toList();
        assertThatThrownBy(() -> classifier.train(one, Progress.SILENT)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> classifier.activate(99)).isInstanceOf(Problem.class);
    }

    @Test
    void rareLabelsDoNotBreakTheTraining() {
        List<Labelled> examples = new ArrayList<>(examples());
        examples.add(new Labelled("只有这一条", "独一"));
        examples.add(new Labelled("", "供水"));
        TrainReport report = classifier.train(examples, Progress.SILENT);
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.labels()).hasSize(4);
    }

    @Test
    void filesKeepTheirRowsAndColumns() throws IOException {
        TextFiles files = new TextFiles(classifier);
        StringBuilder csv = new StringBuilder("编号,内容,类别\r\n");
        List<Labelled> examples = examples();
        for (int i = 0; i < examples.size(); i++) {
            csv.append(i).append(",\"").append(examples.get(i).text()).append("\n第二行\",");
            csv.append(examples.get(i).label()).append("\r\n");
        }
        Path train = folder.resolve("train.csv");
        Files.writeString(train, csv, Charset.forName("GB18030"));
        assertThat(files.train(train, "内容", "类别", Progress.SILENT).rows()).isEqualTo(180);
        Path in = folder.resolve("in.csv");
        Files.writeString(in, "\uFEFF内容,category\n\"停水，\"\"三天\"\"\",x\n,\n补课,z,more\n", StandardCharsets.UTF_8);
        Path out = folder.resolve("out.csv");
        assertThat(files.classify(in, "内容", out, Progress.SILENT)).isEqualTo(3);
        try (CsvFile written = CsvFile.open(out)) {
            assertThat(written.header())
                    .containsExactly("内容", "category", "suggested_category", "confidence", "abstained");
            List<CsvFile.Row> rows = new ArrayList<>();
            written.forEach(rows::add);
            assertThat(rows.get(0).cells()).startsWith("停水，\"三天\"", "x", "供水");
            assertThat(rows.get(1).cells()).startsWith("", "").hasSize(5);
            assertThat(rows.get(2).cells()).startsWith("补课", "z", "教育").endsWith("more");
        }
    }

    @Test
    void aMissingColumnIsNamedTogetherWithThoseThereAre() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "one,two\n1,2\n");
        assertThatThrownBy(() -> new TextFiles(classifier).train(file, "three", "two", Progress.SILENT))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.errors().getFirst().field()).isEqualTo("text");
                    assertThat(problem.errors().getFirst().args()).containsExactly("three", "one, two");
                });
    }

    @Test
    void realMessagesAreToldApart() throws IOException {
        Path data = Path.of(Objects.requireNonNullElse(System.getenv("BANSHI_DATA"), "../shared/data"))
                .resolve("gov-messages-2020/fujian2_train.csv");
        assumeThat(data).exists();
        TextFiles files = new TextFiles(classifier);
        TrainReport report = files.train(data, "text", "label", Progress.SILENT);
        System.out.printf("%s%n", report);
        assertThat(report.macroF1()).isGreaterThan(0.9);
        long start = System.nanoTime();
        long rows = files.classify(data, "text", folder.resolve("out.csv"), Progress.SILENT);
        System.out.printf("%.0f texts a second%n", rows / ((System.nanoTime() - start) / 1e9));
        assertThat(rows).isEqualTo(2772);
    }
}
