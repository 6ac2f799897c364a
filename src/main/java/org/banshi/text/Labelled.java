package org.banshi.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An example to learn from.
 *
 * @param text what somebody wrote
 * @param label what it is about, in any words
 */
public record Labelled(String text, String label) {

    /** SHA-256 of examples in their order, hexadecimal. */
    static String hash(List<Labelled> examples) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Labelled example : examples) {
                digest.update(example.text().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(example.label().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
