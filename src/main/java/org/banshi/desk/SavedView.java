package org.banshi.desk;

/**
 * A view that somebody keeps.
 *
 * @param id its number
 * @param name what it is called
 * @param filters what it shows
 */
record SavedView(long id, String name, Filters filters) {

    /** The address of the list that it names. */
    String path() {
        return filters.any() ? "/desk/matters?" + filters.address() : "/desk/matters";
    }
}
