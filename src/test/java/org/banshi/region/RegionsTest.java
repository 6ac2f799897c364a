package org.banshi.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class RegionsTest {
    private static final String URL = TestDatabase.fresh();
    private static final DriverManagerDataSource SOURCE =
            new DriverManagerDataSource(URL, TestDatabase.APP, TestDatabase.password());
    private static final JdbcClient DB = JdbcClient.create(SOURCE);
    private static final List<Integer> LOADED = new ArrayList<>();

    @TempDir
    private Path folder;

    private final Regions regions = regions();

    private static Regions regions() {
        return new Regions(DB, new TransactionTemplate(new DataSourceTransactionManager(SOURCE)));
    }

    @BeforeAll
    static void fourServersStartAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> start = () -> regions().loadNational();
            for (Future<Integer> loaded : threads.invokeAll(List.of(start, start, start, start))) {
                LOADED.add(loaded.get());
            }
        }
    }

    @Test
    void ofServersThatStartAtOnceOneLoadsTheList() {
        assertThat(LOADED).containsExactlyInAnyOrder(44_703, 0, 0, 0);
        assertThat(DB.sql("select count(*) from region_region where source = 'national'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(44_703);
        assertThat(regions().loadNational()).isZero();
    }

    @Test
    void everyLevelHasItsNumber() {
        assertThat(DB.sql(
                                "select count(*) from region_region where source = 'national' group by length(code) order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(31, 342, 2_978, 41_352);
        assertThat(regions.children(null).stream()
                        .filter(region -> !region.code().startsWith("99")))
                .hasSize(31);
    }

    @Test
    void aCodeBeginsWithAllThatItLiesIn() {
        assertThat(DB.sql("""
                        select count(*) from region_region r join region_region p on p.code = r.parent
                        where r.code not like p.code || '%' or length(p.code) >= length(r.code)
                        """).query(Integer.class).single()).isZero();
        assertThat(regions.path("441900003"))
                .extracting(Region::code)
                .containsExactly("44", "4419", "441900", "441900003");
        assertThat(regions.isUnder("441900003", "4419")).isTrue();
        assertThat(regions.isUnder("441900003", "441900000000")).isTrue();
        assertThat(regions.isUnder("4419", "441900003")).isFalse();
        assertThat(regions.isUnder("4420", "4419")).isFalse();
    }

    @Test
    void paddedCodesMeanTheHighestRegion() {
        assertThat(regions.normalise("440000000000")).contains("44");
        assertThat(regions.normalise("440000")).contains("44");
        assertThat(regions.normalise("441900000000")).contains("4419");
        assertThat(regions.normalise("441900")).contains("441900");
        assertThat(regions.normalise("441900003000")).contains("441900003");
        assertThat(regions.normalise("110101001000")).contains("110101001");
        assertThat(regions.normalise("4400000000001")).isEmpty();
        for (String none : List.of("", "1", "98", "98a", "１１", "440000000001", "44 ' or", "\0")) {
            assertThat(regions.find(none)).as(none).isEmpty();
        }
    }

    @Test
    void namesAreFoundByWordsAndByInitials() {
        assertThat(regions.search("东莞", null, 10)).first().isEqualTo(Region.of("4419", "东莞市"));
        assertThat(regions.search("dgs", null, 10)).extracting(Region::name).contains("东莞市");
        assertThat(regions.search("CQS", null, 10))
                .as("重 has two readings")
                .extracting(Region::name)
                .contains("重庆市");
        assertThat(regions.search("东城街道", "4419", 10)).extracting(Region::code).containsExactly("441900003");
        assertThat(regions.search("东城", "441900000000", 10))
                .extracting(Region::code)
                .containsExactly("441900003");
        assertThat(regions.search("东城", "98", 10)).isEmpty();
        for (String odd : List.of("%", "_", "\\", "'", "\0", " ")) {
            assertThat(regions.search(odd, null, 10)).as(odd).isEmpty();
        }
        assertThat(regions.search("街道", null, 7)).hasSize(7);
    }

    @Test
    void fullNamesReadAsTheyAreSpoken() {
        assertThat(regions.fullName("441900003")).isEqualTo("广东省东莞市东城街道");
        assertThat(regions.fullName("110101001")).startsWith("北京市东城区").doesNotContain("市辖区");
        assertThat(regions.fullName("98")).isEqualTo("98");
    }

    @Test
    void villagesAreTakenLineByLineAndOnlyOnce() throws IOException {
        Path file = folder.resolve("villages.csv");
        Files.writeString(file, """
                code,name,level,parent_code
                441900003001,一号社区,village,441900003
                441900003002,,village,441900003
                44190000300,短,village,441900003
                441900003003,错,village,441900004
                441900999001,无上级,village,441900999
                441900003001,又一个,village,441900003
                441900003004,二号社区,village,441900003000
                """);
        Imported first = regions.importVillages(file);
        assertThat(first.added()).isEqualTo(2);
        assertThat(first.errors()).extracting(LineError::line).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(first.errors())
                .extracting(LineError::code)
                .containsExactly("region.name", "region.code", "region.parent", "region.orphan", "region.twice");
        Imported second = regions.importVillages(file);
        assertThat(second.added() + second.renamed()).isZero();
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(regions.fullName("441900003001")).isEqualTo("广东省东莞市东城街道一号社区");
        assertThat(regions.children("441900003")).extracting(Region::name).containsExactly("一号社区", "二号社区");
        Files.writeString(file, "name\n一号\n");
        assertThatThrownBy(() -> regions.importVillages(file)).isInstanceOf(Problem.class);
    }

    @Test
    void aDemoCityAddsItsOwnRegions() {
        int added = regions.add(
                List.of(Region.of("99", "示范省"), Region.of("9901", "示范市"), Region.of("990101", "东湖区")), "demo");
        assertThat(added).isEqualTo(3);
        assertThat(regions.fullName("990101")).isEqualTo("示范省示范市东湖区");
        regions.add(List.of(Region.of("990101", "南湖区")), "demo");
        assertThat(regions.fullName("990101")).isEqualTo("示范省示范市南湖区");
        assertThatThrownBy(() -> Region.of("990", "错")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void realVillagesAreTaken() throws IOException {
        Path file = Path.of(Objects.requireNonNullElse(System.getenv("BANSHI_DATA"), "../shared/data"))
                .resolve("cn-divisions/villages_ganzhou_xinyang_zhenjiang.csv");
        assumeThat(file).exists();
        Imported imported = regions.importVillages(file);
        assertThat(imported.errors()).isEmpty();
        assertThat(imported.added()).isEqualTo(8_324);
        assertThat(regions.search("贺家弄", "3211", 5)).extracting(Region::code).containsExactly("321102001001");
    }
}
