package org.banshi.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.banshi.text.CsvFile;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The category tree. A database without one gets the default tree of 15 classes and 118 below, whose codes are our own;
 * a city may import its own, up to five levels deep (R-H07). Read from memory; a change made by another server is seen
 * within a second.
 */
@Service
public final class Categories implements InitializingBean {
    private static final long SECOND = 1_000_000_000L;

    private final TreeRows rows;
    private final TransactionOperations transaction;
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable Tree tree;

    /** For Spring and tests. */
    public Categories(JdbcClient db, TransactionOperations transaction) {
        this.rows = new TreeRows(db);
        this.transaction = transaction;
    }

    /** Loads the default tree where there is none. */
    @Override
    public void afterPropertiesSet() {
        if (rows.all().isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                rows.lock();
                if (rows.all().isEmpty()) {
                    rows.put(new TreeFile(new Tree(0, List.of())).read(CsvFile.of(shipped())), 0);
                }
            });
        }
        tree = null;
    }

    /** The category with this code, active or not. */
    public Optional<Category> find(String code) {
        return tree().find(code);
    }

    /**
     * The category with this name, or this full name with {@code " / "} between the levels. Of equal names the highest
     * counts, then the first.
     */
    public Optional<Category> byName(String name) {
        return tree().byName(name.strip());
    }

    /** The category with this code, or else with this name. */
    public Optional<Category> called(String codeOrName) {
        return find(codeOrName.strip()).or(() -> byName(codeOrName));
    }

    /** The categories directly below, in their order; the classes at the top for null. */
    public List<Category> children(@Nullable String parent) {
        return tree().children(parent);
    }

    /** From the top down to the category itself; empty if there is none. */
    public List<Category> path(String code) {
        return tree().path(code);
    }

    /** The name with those above, such as 城乡建设 / 安全生产; the code itself if there is no such category. */
    public String fullName(String code) {
        return tree().fullName(code);
    }

    /** The whole tree, each category followed by those below it. */
    public List<Category> all() {
        return tree().all();
    }

    /** Whether a category is the other or lies below it. */
    public boolean isUnder(String code, String ancestor) {
        return tree().path(code).stream().anyMatch(category -> category.code().equals(ancestor));
    }

    /**
     * Adds one category at the end of its parent's.
     *
     * @throws Problem with the field {@code code}, {@code name} or {@code parent}
     */
    public Category create(String code, String name, @Nullable String parent) {
        Category category = new Category(code.strip(), name.strip(), parent, true);
        transaction.executeWithoutResult(_ -> {
            rows.lock();
            Tree now = new Tree(0, rows.all());
            if (!TreeFile.CODE.matcher(category.code()).matches()) {
                throw Problem.invalid("code", "knowledge.code", category.code());
            }
            if (now.find(category.code()).isPresent()) {
                throw Problem.invalid("code", "knowledge.exists", category.code());
            }
            if (category.name().isEmpty()
                    || category.name().length() > TreeFile.LONGEST_NAME
                    || category.name().indexOf('\0') >= 0) {
                throw Problem.invalid("name", "knowledge.name", TreeFile.LONGEST_NAME);
            }
            if (parent != null && now.find(parent).isEmpty()) {
                throw Problem.invalid("parent", "knowledge.orphan", category.code(), parent);
            }
            if (parent != null && now.path(parent).size() >= TreeFile.DEEPEST) {
                throw Problem.invalid("parent", "knowledge.deep", category.code(), parent, TreeFile.DEEPEST);
            }
            rows.put(List.of(category), now.all().size());
        });
        tree = null;
        return category;
    }

    /**
     * Gives a category another name, or switches it off or on; its code and place stay.
     *
     * @throws Problem 404 if there is none, 422 with the field {@code name}
     */
    public Category change(String code, String name, boolean active) {
        Category changed = Objects.requireNonNull(transaction.execute(_ -> {
            rows.lock();
            Category before =
                    new Tree(0, rows.all()).find(code).orElseThrow(() -> Problem.notFound("knowledge.unknown", code));
            if (name.isBlank() || name.strip().length() > TreeFile.LONGEST_NAME || name.indexOf('\0') >= 0) {
                throw Problem.invalid("name", "knowledge.name", TreeFile.LONGEST_NAME);
            }
            Category wanted = new Category(code, name.strip(), before.parent(), active);
            rows.put(List.of(wanted), 0);
            return wanted;
        }));
        tree = null;
        return changed;
    }

    /**
     * Adds or changes categories from a table with the columns {@code code}, {@code name} and {@code parent}; other
     * columns are ignored. Lines with errors are left out and told, all others are taken; categories that are not in
     * the table stay. The same file again changes nothing.
     *
     * @throws IOException if the file cannot be read
     */
    public Imported importTree(Path csv) throws IOException {
        try (CsvFile file = CsvFile.open(csv)) {
            Imported imported = Objects.requireNonNull(transaction.execute(_ -> {
                rows.lock();
                Tree now = new Tree(0, rows.all());
                TreeFile reader = new TreeFile(now);
                List<Category> categories = reader.read(file);
                int[] changes = rows.put(categories, now.all().size());
                return new Imported(
                        changes[0], changes[1], categories.size() - changes[0] - changes[1], reader.errors());
            }));
            tree = null;
            return imported;
        }
    }

    private Tree tree() {
        Tree known = tree;
        long now = System.nanoTime();
        long asked = askedAt.get();
        boolean due = now - asked >= SECOND && askedAt.compareAndSet(asked, now);
        if (known == null || due && rows.version() != known.version()) {
            // the version first: a change in between is read now and once more
            known = new Tree(rows.version(), rows.all());
            tree = known;
        }
        return known;
    }

    private static String shipped() {
        try (InputStream resource = Categories.class.getResourceAsStream("/knowledge/categories.csv")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the default category tree cannot be read", e);
        }
    }
}
