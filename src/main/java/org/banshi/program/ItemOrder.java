package org.banshi.program;

/**
 * An order of items, and how a page finds the end of the one before in it.
 *
 * @param by what it is ordered by, then by number
 * @param key the same of the page's lines ({@code k}), as a number that an address can carry
 * @param after the condition for what comes after {@code :place} and {@code :nr}
 */
record ItemOrder(String by, String key, String after) {
    private static final String NEVER = "timestamptz '9999-12-31 00:00:00Z'";

    static ItemOrder of(ItemFilter.Sort sort) {
        return switch (sort) {
            case NR -> new ItemOrder("0", "k.place", "i.nr > :nr");
            case DUE -> {
                String due = "coalesce(m.due, " + NEVER + ")";
                yield new ItemOrder(
                        due,
                        "(extract(epoch from k.place) * 1000000)::bigint",
                        "(" + due + ", i.nr) > (timestamptz 'epoch' + :place * interval '1 microsecond', :nr)");
            }
            case PROGRESS -> {
                String part = "case when i.all_weight = 0 then 0 else i.done_weight * 10000 / i.all_weight end";
                yield new ItemOrder(part, "k.place", "(" + part + ", i.nr) > (:place, :nr)");
            }
        };
    }
}
