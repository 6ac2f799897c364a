package org.banshi.admin;

import java.util.List;
import java.util.Map;
import org.banshi.access.Permission;

/** A register that leaves as a spreadsheet and comes back as one. Nothing is taken away by standing in no row. */
interface SheetRegister {
    /**
     * What tells a register apart.
     *
     * @param name in addresses and messages
     * @param page the page it belongs to
     * @param permission who may
     * @param columns in order
     * @param told columns that are written for the reader and not read back
     * @param needed without these a row cannot be understood
     */
    record Head(
            String name,
            String page,
            Permission permission,
            List<String> columns,
            List<String> told,
            List<String> needed) {}

    /** What tells it apart. */
    Head head();

    /** Everything that stands in it, by column. */
    List<Map<String, String>> rows();

    /**
     * Puts the rows into the register, in the running transaction, and tells what becomes of each; whoever calls it rolls
     * back if it was to be looked at only, or if anything was wrong.
     */
    void apply(Sheet sheet, SheetWork work);
}
