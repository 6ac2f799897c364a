package org.banshi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.banshi.testkit.TestDatabase;
import org.banshi.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class KnowledgeTest {
    @TempDir
    private Path folder;

    private final DriverManagerDataSource source =
            new DriverManagerDataSource(TestDatabase.fresh(), TestDatabase.APP, TestDatabase.password());
    private final JdbcClient db = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    private final Categories categories = categories();

    private Categories categories() {
        Categories made = new Categories(db, transaction);
        made.afterPropertiesSet();
        return made;
    }

    @Test
    void theDefaultTreeHas15ClassesAnd118Below() {
        assertThat(categories.children(null)).hasSize(15);
        assertThat(categories.all()).hasSize(133);
        assertThat(categories.all().stream().filter(category -> category.parent() != null))
                .hasSize(118);
        assertThat(categories().all()).as("loaded once").isEqualTo(categories.all());
        assertThat(categories.children("01")).last().extracting(Category::name).isEqualTo("其他");
    }

    @Test
    void categoriesAreFoundByCodeAndName() {
        assertThat(categories.fullName("0101")).isEqualTo("城乡建设 / 安全生产");
        assertThat(categories.byName("交通运输"))
                .as("the highest of equal names")
                .map(Category::parent)
                .isEmpty();
        assertThat(categories.byName("城乡建设 / 安全生产")).map(Category::code).contains("0101");
        assertThat(categories.path("0101")).extracting(Category::code).containsExactly("01", "0101");
        assertThat(categories.isUnder("0101", "01")).isTrue();
        assertThat(categories.isUnder("01", "01")).isTrue();
        assertThat(categories.isUnder("01", "0101")).isFalse();
        assertThat(categories.find("nothing")).isEmpty();
    }

    @Test
    void aCityImportsItsOwnTree() throws IOException {
        Path file = folder.resolve("tree.csv");
        Files.writeString(file, """
                code,name,parent
                X1-1,水费,X1
                X1,供水,
                01,城市建设,
                a b,坏,
                X2,,
                X3,孤,none
                X4,圈,X5
                X5,圈,X4
                X1,又,
                d1,一,X1-1
                d2,二,d1
                d3,三,d2
                d4,四,d3
                """);
        Imported imported = categories.importTree(file);
        assertThat(imported.added()).isEqualTo(5);
        assertThat(imported.changed()).isEqualTo(1);
        assertThat(imported.errors()).extracting(LineError::line).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 14L);
        assertThat(categories.fullName("X1-1")).isEqualTo("供水 / 水费");
        assertThat(categories.fullName("0101")).isEqualTo("城市建设 / 安全生产");
        Imported again = categories.importTree(file);
        assertThat(again.added() + again.changed()).isZero();
    }

    @Test
    void aCategoryIsCreatedOnceAndUnderOneThatExists() {
        categories.create("0150", "供水", "01");
        assertThat(categories.children("01")).last().extracting(Category::code).isEqualTo("0150");
        assertThatThrownBy(() -> categories.create("0150", "供水", "01")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> categories.create("0151", "供水", "77")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> categories.create("0151", " ", "01")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> categories.create("0 1", "供水", null)).isInstanceOf(Problem.class);
    }
}
