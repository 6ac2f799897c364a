package org.banshi.matter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the ledger has come: kept apart from the database, it proves later that nothing was cut off.
 *
 * @param matters how many
 * @param events how many
 * @param day the last closed day, null before the first
 * @param root its Merkle root, hexadecimal
 * @param hash its place in the chain of days, hexadecimal
 */
public record LedgerHead(
        long matters,
        long events,
        @Nullable LocalDate day,
        @Nullable String root,
        @Nullable String hash) {

    /** The head as it is seen in the connection's transaction. */
    public static LedgerHead in(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from matter_matter), (select count(*) from matter_event),
                          r.day, encode(r.root, 'hex'), encode(r.hash, 'hex')
                        from (select 1) one left join lateral
                          (select day, root, hash from matter_root order by day desc limit 1) r on true""")) {
            row.next();
            return new LedgerHead(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, LocalDate.class),
                    row.getString(4),
                    row.getString(5));
        }
    }
}
