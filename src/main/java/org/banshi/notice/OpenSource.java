package org.banshi.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * What another room tells in public, to stand beside notices in feed, files and dictionary: a room declares its own as a bean.
 *
 * @param name of the table, in small letters; {@code notice.data.NAME} is its title
 * @param columns its columns
 * @param rows all that is public now
 * @param entry one of them as an entry of the feed; absent for one that has none
 * @param version changes whenever anything of it does
 */
public record OpenSource<T>(
        String name,
        List<OpenColumn<T>> columns,
        Supplier<List<T>> rows,
        BiFunction<T, Language, @Nullable FeedEntry> entry,
        Supplier<String> version) {

    public OpenSource {
        columns = List.copyOf(columns);
    }

    List<FeedEntry> entries(Language language) {
        return rows.get().stream()
                .map(row -> entry.apply(row, language))
                .filter(Objects::nonNull)
                .toList();
    }

    String csv() {
        return OpenData.csv(columns, rows.get());
    }

    List<Map<String, @Nullable Object>> objects() {
        return OpenData.objects(columns, rows.get());
    }

    OpenDataPage.Table table() {
        return OpenDataPage.Table.of(name, columns);
    }
}
