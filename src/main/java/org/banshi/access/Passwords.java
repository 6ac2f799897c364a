package org.banshi.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.banshi.web.Problem;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Which passwords are good enough, and their slow hash: bcrypt of cost 12, its name before the value. */
final class Passwords {
    private static final int LEAST = 10;
    /** bcrypt reads no more bytes. */
    private static final int MOST_BYTES = 72;

    private static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(12)));
    /** Of a password that nobody knows: an unknown login costs as much time as a known one. */
    private static final String NOBODY = "{bcrypt}$2a$12$1RCyjz1sRQvLrMTWzYYqxeqqlxMcIhGZyLMGHdcnmLBQk0HQuIRGe";

    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "password123",
            "passw0rd123",
            "qwertyuiop",
            "1qaz2wsx3edc",
            "administrator",
            "admin12345",
            "admin123456",
            "woaini1314520",
            "abcdefghij",
            "a123456789",
            "1q2w3e4r5t");

    private Passwords() {}

    /** 422 on the field if the password is too short, too long, common, one character over and over, or the login. */
    static void check(String field, String password, String login) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < LEAST) {
            throw Problem.invalid(field, "tooShort", LEAST);
        }
        if (isTooLong(password)) {
            throw Problem.invalid(field, "passwordTooLong", MOST_BYTES);
        }
        if (password.indexOf('\0') >= 0) {
            throw Problem.invalid(field, "unstorable");
        }
        boolean weak = COMMON.contains(lower)
                || password.codePoints().distinct().count() < 4
                || (login.length() >= 4 && lower.replace(login, "").length() < 4);
        if (weak) {
            throw Problem.invalid(field, "passwordWeak");
        }
    }

    static String hash(String password) {
        String hash = ENCODER.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    /** Whether it is this password; takes as long where there is none. */
    static boolean matches(String password, java.util.Optional<String> hash) {
        boolean same = ENCODER.matches(isTooLong(password) ? "" : password, hash.orElse(NOBODY));
        return same && hash.isPresent() && !isTooLong(password);
    }

    private static boolean isTooLong(String password) {
        return password.length() > MOST_BYTES || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }
}
