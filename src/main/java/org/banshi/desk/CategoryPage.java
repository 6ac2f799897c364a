package org.banshi.desk;

import org.banshi.web.Field;
import org.banshi.web.Page;

/** The piece of the intake form with the choice of a category, fetched while words are typed. */
record CategoryPage(Field field) implements Page {
    @Override
    public String template() {
        return "desk/categoryPiece";
    }
}
