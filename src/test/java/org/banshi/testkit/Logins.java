package org.banshi.testkit;

import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;

/** Accounts of test staff. All have one password, hashed once: a hash is slow on purpose. */
public final class Logins {
    /** The password of all of them. */
    public static final String PASSWORD = "ein-langer-satz";

    private static final PasswordHash HASH = PasswordHash.of(PASSWORD);

    private Logins() {}

    /** The login of somebody, with the roles that the test gave; the account is made when there is none. */
    public static String of(Accounts accounts, Actor.Staff who) {
        return accounts.find(who.id())
                .orElseGet(() -> accounts.create(new Actor.House(), who.id(), "staff-" + who.id(), HASH, who.roles()))
                .login();
    }
}
