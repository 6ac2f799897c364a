package org.banshi.backup;

/** Hears how far a backup or a restore is. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (_, _) -> {};

    /** So many rows done of about so many. */
    void at(long done, long total);
}
