package org.banshi.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole tree at one version, as it is kept in memory. */
final class Tree {
    private final long version;
    private final Map<String, Category> byCode = new LinkedHashMap<>();
    private final Map<String, List<Category>> below = new LinkedHashMap<>();
    private final Map<String, Category> byName = new LinkedHashMap<>();

    /** Of categories in the order in which they are to be shown among those with the same parent. */
    Tree(long version, List<Category> categories) {
        this.version = version;
        for (Category category : categories) {
            byCode.put(category.code(), category);
            below.computeIfAbsent(top(category.parent()), _ -> new ArrayList<>())
                    .add(category);
        }
        List<Category> level = children(null);
        // level by level, so that of equal names the highest is found
        while (!level.isEmpty()) {
            level.forEach(category -> byName.putIfAbsent(category.name(), category));
            level = level.stream()
                    .flatMap(category -> children(category.code()).stream())
                    .toList();
        }
        byCode.values().forEach(category -> byName.putIfAbsent(fullName(category.code()), category));
    }

    long version() {
        return version;
    }

    Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<Category> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<Category> children(@Nullable String parent) {
        return List.copyOf(below.getOrDefault(top(parent), List.of()));
    }

    List<Category> path(String code) {
        LinkedList<Category> path = new LinkedList<>();
        Category at = byCode.get(code);
        while (at != null) {
            path.addFirst(at);
            String parent = at.parent();
            at = parent == null ? null : byCode.get(parent);
        }
        return List.copyOf(path);
    }

    String fullName(String code) {
        List<Category> path = path(code);
        return path.isEmpty()
                ? code
                : String.join(" / ", path.stream().map(Category::name).toList());
    }

    /** All, each followed by those below it. */
    List<Category> all() {
        List<Category> all = new ArrayList<>(byCode.size());
        walk(null, all);
        return all;
    }

    private void walk(@Nullable String parent, List<Category> all) {
        for (Category category : below.getOrDefault(top(parent), List.of())) {
            all.add(category);
            walk(category.code(), all);
        }
    }

    private static String top(@Nullable String parent) {
        return parent == null ? "" : parent;
    }
}
