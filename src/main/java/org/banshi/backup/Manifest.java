package org.banshi.backup;

import java.time.Instant;
import java.util.List;
import org.banshi.access.KeyPrint;
import org.banshi.matter.LedgerHead;

/**
 * What a backup holds, so that each part of it can be checked.
 *
 * @param format of the backup file
 * @param banshi version of the program that made it
 * @param madeAt when its snapshot was taken
 * @param schema version of the last migration of its tables
 * @param tables each table with its rows and their digest
 * @param sequences where each sequence stood
 * @param files what the files room keeps
 * @param missing files of matters whose bytes could not be found or were damaged when the backup was made
 * @param ledger how far the ledger had come
 * @param keys which keys its sealed values need, by fingerprint; never the keys
 */
public record Manifest(
        int format,
        String banshi,
        Instant madeAt,
        String schema,
        List<Table> tables,
        List<Sequence> sequences,
        List<Bytes> files,
        List<String> missing,
        LedgerHead ledger,
        List<KeyPrint> keys) {
    /** The format that this program writes; it reads this one and those before. */
    static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";

    /**
     * A table.
     *
     * @param name its name
     * @param columns in the order of the rows' values
     * @param rows how many
     * @param sha256 of its entry
     */
    public record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /**
     * A sequence.
     *
     * @param name its name
     * @param last its last value
     * @param called whether that value was given out
     */
    public record Sequence(String name, long last, boolean called) {}

    /**
     * A content of the files room.
     *
     * @param name under which it lies there
     * @param size in bytes
     * @param sha256 of its bytes
     */
    public record Bytes(String name, long size, String sha256) {
        String entry() {
            return "files/" + name;
        }
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
