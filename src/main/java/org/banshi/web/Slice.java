package org.banshi.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by keyset: the items, and the key after which the next page starts.
 *
 * @param items what to show
 * @param next the value of {@code after} for the next page, absent on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    public Slice {
        items = List.copyOf(items);
    }

    /** A slice of rows that were read with a limit of {@code size + 1}: the one too many only tells that more follow. */
    public static <T> Slice<T> of(List<T> rows, int size, Function<? super T, String> key) {
        if (rows.size() <= size) {
            return new Slice<>(rows, null);
        }
        return new Slice<>(rows.subList(0, size), key.apply(rows.get(size - 1)));
    }

    /** The same slice with each item turned into something else. */
    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<R>(items.stream().<R>map(function).toList(), next);
    }
}
