package org.banshi.files;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.banshi.files.Sniffer.Sniffed;
import org.banshi.web.Problem;

/**
 * Blanks what films and sound from a telephone tell beside picture and sound: place, device, titles. Their bytes keep
 * their places, so that nothing else in the file moves. All other files are kept as they are.
 */
final class Hidden {
    private static final int FREE = name("free");
    private static final Set<Integer> TELLING = Set.of(name("udta"), name("meta"), name("uuid"));
    private static final Set<Integer> HOLDING = Set.of(name("moov"), name("trak"), name("mdia"), name("moof"));

    private Hidden() {}

    static byte[] clean(byte[] given, Sniffed sniffed) {
        return switch (sniffed.ending()) {
            case "mp4", "mov", "m4a" -> blanked(given);
            default -> given;
        };
    }

    private static byte[] blanked(byte[] given) {
        byte[] bytes = given.clone();
        blank(ByteBuffer.wrap(bytes), 0, bytes.length);
        return bytes;
    }

    private static void blank(ByteBuffer film, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            long size = film.getInt(at) & 0xffffffffL;
            int type = film.getInt(at + 4);
            int head = 8;
            if (size == 1 && at + 16 <= to) {
                size = film.getLong(at + 8);
                head = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < head || size > to - at) {
                throw Problem.invalid("files", "files.broken");
            }
            int end = at + (int) size;
            if (TELLING.contains(type)) {
                film.putInt(at + 4, FREE);
                Arrays.fill(film.array(), at + head, end, (byte) 0);
            } else if (HOLDING.contains(type)) {
                blank(film, at + head, end);
            }
            at = end;
        }
    }

    private static int name(String box) {
        return ByteBuffer.wrap(box.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .getInt();
    }
}
