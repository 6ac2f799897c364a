package org.banshi.notice;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that is given out as open data; {@code notice.data.TABLE.NAME} says what it means.
 *
 * @param name as the files write it
 * @param type text, integer, number, boolean, date, dateTime
 * @param value what stands in it
 */
public record OpenColumn<T>(String name, String type, Function<T, @Nullable Object> value) {}
