package org.banshi.access;

/**
 * A password that was found good enough and hashed once, for many accounts that share it on purpose (the demo's); hashing
 * is slow.
 *
 * @param value the slow salted hash
 */
public record PasswordHash(String value) {
    /** Hashes a password; it takes about a quarter of a second. 422 {@code password} if it is not good enough. */
    public static PasswordHash of(String password) {
        Passwords.check("password", password, "");
        return new PasswordHash(Passwords.hash(password));
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
