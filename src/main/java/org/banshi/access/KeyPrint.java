package org.banshi.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * By what a database knows a key without having it.
 *
 * @param id the key's id
 * @param fingerprint tells it from others and nothing else
 * @param retired whether no value needs it any more
 */
public record KeyPrint(String id, String fingerprint, boolean retired) {

    /** All keys that a database knows, seen in the connection's transaction. */
    public static List<KeyPrint> known(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, fingerprint, retired_at is not null from access_key order by id")) {
            List<KeyPrint> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new KeyPrint(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
            }
            return all;
        }
    }

    /**
     * Compares the keys of a setting with those that a database knows, as the server does at its start, and writes
     * nothing.
     *
     * @param setting {@code id:base64[,id:base64]}
     * @throws RuntimeException that says which key is missing or another
     */
    public static void check(String setting, List<KeyPrint> known) {
        KeyRing keys = new KeyRing(setting);
        for (KeyPrint print : known) {
            if (!keys.has(print.id())) {
                if (!print.retired()) {
                    throw new KeysRefused("the key " + print.id() + " is missing");
                }
            } else if (!keys.fingerprint(print.id()).equals(print.fingerprint())) {
                throw new KeysRefused("the key " + print.id() + " is another one");
            } else if (print.retired() && keys.active().equals(print.id())) {
                throw new KeysRefused("the key " + print.id() + " is retired: put another before it");
            }
        }
    }
}
