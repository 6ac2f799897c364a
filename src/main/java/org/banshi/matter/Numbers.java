package org.banshi.matter;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Numbers that people can read out over the phone, and codes that prove the raiser. */
@Component
final class Numbers {
    private static final int BLOCK = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    /** Without characters that are easily taken for another. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate db;
    private long next;
    private long end;

    Numbers(JdbcTemplate db) {
        this.db = db;
    }

    /** The next internal number; a server takes a hundred at a time. */
    synchronized long nextId() {
        if (next == end) {
            Long block = db.queryForObject("select nextval('matter_id')", Long.class);
            next = block == null ? 0 : block;
            end = next + BLOCK;
        }
        return next++;
    }

    /** Date, count and a check digit that finds each wrong digit and most swapped ones. */
    static String number(LocalDate day, long id) {
        String digits = DAY.format(day) + String.format("%06d", id);
        return digits + checkDigit(digits);
    }

    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    /** A new code of eight characters (40 bits). */
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
