package org.banshi.admin;

import java.util.List;
import java.util.Map;
import org.banshi.access.Permission;

/** A register that leaves as a spreadsheet and comes back as one. Nothing is taken away by standing in no row. */
interface SheetRegister {
    /** Its name in addresses and messages. */
    String name();

    /** The page it belongs to. */
    String page();

    /** Who may. */
    Permission permission();

    /** Its columns in order. */
    List<String> columns();

    /** Columns that are written for the reader and not read back. */
    default List<String> told() {
        return List.of();
    }

    /** Without these a row cannot be understood. */
    List<String> needed();

    /** Everything that stands in it, by column. */
    List<Map<String, String>> rows();

    /**
     * Puts the rows into the register, in the running transaction, and tells what becomes of each; whoever calls it rolls
     * back if it was to be looked at only, or if anything was wrong.
     */
    void apply(Sheet sheet, SheetWork work);
}
