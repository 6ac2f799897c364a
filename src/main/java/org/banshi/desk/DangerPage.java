package org.banshi.desk;

import org.banshi.web.Page;

/** The piece of the intake form that shows whom to call, fetched while words are typed. */
record DangerPage(boolean danger) implements Page {
    @Override
    public String template() {
        return "desk/dangerPiece";
    }
}
