package org.banshi.access;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the settings, {@code id:base64[,id:base64]}: the first is the active one, the others still open older
 * values. What encrypts and what identifies a key are derived from it apart, so that a fingerprint tells nothing.
 */
final class KeyRing {
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final Map<String, SecretKey> fieldKeys = new LinkedHashMap<>();
    private final String active;

    KeyRing(String setting) {
        if (setting.isBlank()) {
            throw new KeysRefused("banshi.keys is not set (BANSHI_KEYS, id:base64 of 32 random bytes)");
        }
        for (String part : setting.strip().split(",")) {
            add(part.strip());
        }
        active = keys.keySet().iterator().next();
    }

    private void add(String part) {
        int colon = part.indexOf(':');
        String id = colon < 0 ? "" : part.substring(0, colon);
        if (!id.matches("[A-Za-z0-9_-]{1,20}")) {
            throw new KeysRefused("banshi.keys: each key is written id:base64, the id of letters and digits");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(part.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new KeysRefused("banshi.keys: the key " + id + " is not base64");
        }
        if (key.length != BYTES) {
            throw new KeysRefused("banshi.keys: the key " + id + " has " + key.length + " bytes instead of " + BYTES);
        }
        if (keys.put(id, key) != null) {
            throw new KeysRefused("banshi.keys: the key " + id + " stands there twice");
        }
        fieldKeys.put(id, new SecretKeySpec(hmac(key, "banshi field"), "AES"));
    }

    String active() {
        return active;
    }

    Iterable<String> ids() {
        return keys.keySet();
    }

    boolean has(String id) {
        return keys.containsKey(id);
    }

    @Nullable
    SecretKey fieldKey(String id) {
        return fieldKeys.get(id);
    }

    String fingerprint(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("no key " + id);
        }
        return Base64.getEncoder().encodeToString(Arrays.copyOf(hmac(key, "banshi fingerprint"), 12));
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
