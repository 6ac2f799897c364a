package org.banshi.desk;

import org.banshi.web.Page;

/**
 * The piece of the intake form with what the words say of place and urgency.
 *
 * @param told what is offered
 */
record CluesPiece(Clues.Told told) implements Page {
    @Override
    public String template() {
        return "desk/cluesPiece";
    }
}
