package org.banshi.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.banshi.calendar.CityClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Seals fields (AES-256-GCM, the key's id before each value) and makes keyed hashes, by which a phone number, a receipt
 * code or a token is found without being kept. A sealed value is bound to its place: copied to another row or column it
 * does not open. The server refuses to start with keys that are not those of the database.
 */
@Service
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String LOOKUP_PLACE = "access_secret/lookup";

    private final JdbcClient db;
    private final CityClock clock;
    private final KeyRing keys;
    private final byte[] lookup;

    /**
     * Opens the keys and compares them with the database.
     *
     * @param setting {@code id:base64[,id:base64]}, the active key first
     */
    public Secrets(@Value("${banshi.keys:}") String setting, JdbcClient db, CityClock clock) {
        this.db = db;
        this.clock = clock;
        this.keys = new KeyRing(setting);
        compareFingerprints();
        this.lookup = openLookup();
    }

    /** A new setting with one new key, {@code k1:base64}. */
    public static String newKeys() {
        return "k1:" + Base64.getEncoder().encodeToString(random(32));
    }

    /** A new unguessable word of 256 bits for tokens and links, safe in an address. */
    static String newToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /**
     * Seals a text.
     *
     * @param place where it will stand, such as {@code matter_identity/17/phone}; the same is needed to open it
     * @return {@code keyId:base64(nonce, ciphertext)}
     */
    public String seal(String plain, String place) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, keys.active(), nonce, plain.getBytes(StandardCharsets.UTF_8), place);
        byte[] value = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return keys.active() + ":" + Base64.getEncoder().encodeToString(value);
    }

    /**
     * Opens a sealed text.
     *
     * @throws IllegalStateException if its key is not known, or it was changed or moved
     */
    public String open(String sealed, String place) {
        String id = keyOf(sealed);
        try {
            byte[] value = Base64.getDecoder().decode(sealed.substring(id.length() + 1));
            if (value.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new IllegalStateException("a sealed value at " + place + " is cut off");
            }
            byte[] nonce = java.util.Arrays.copyOf(value, NONCE_BYTES);
            byte[] rest = java.util.Arrays.copyOfRange(value, NONCE_BYTES, value.length);
            return new String(crypt(Cipher.DECRYPT_MODE, id, nonce, rest, place), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a sealed value at " + place + " is not readable", e);
        }
    }

    /** Whether a sealed value was made with the active key; if not, {@link #reseal} it. */
    public boolean isCurrent(String sealed) {
        return keyOf(sealed).equals(keys.active());
    }

    /** The same text sealed with the active key; a value of the active key stays as it is. */
    public String reseal(String sealed, String place) {
        return isCurrent(sealed) ? sealed : seal(open(sealed, place), place);
    }

    /**
     * A keyed hash (HMAC-SHA-256, 32 bytes), the same for the same purpose and value, also after keys were rotated.
     * Without the keys nobody can guess the value from it, however short it is.
     */
    public byte[] keyedHash(String purpose, String value) {
        return KeyRing.hmac(KeyRing.hmac(lookup, purpose), value);
    }

    /** The keyed hash in hexadecimal digits. */
    String keyedHashText(String purpose, String value) {
        return HexFormat.of().formatHex(keyedHash(purpose, value));
    }

    /** The id of the key with which new values are sealed. */
    String activeKey() {
        return keys.active();
    }

    boolean isActive(String keyId) {
        return keys.active().equals(keyId);
    }

    /** Whether a key is in the settings. */
    boolean hasKey(String keyId) {
        return keys.has(keyId);
    }

    /** Where the secrets of the house itself lie. */
    SealedColumn sealedColumn() {
        return new SealedColumn("access_secret", "name", "value", name -> "access_secret/" + name);
    }

    /**
     * Marks a key as needed no more, after every value was resealed; servers then start without it. {@link Resealing}
     * looks first whether that is so.
     *
     * @throws IllegalArgumentException if it is the active key
     */
    void retire(String keyId) {
        if (keyId.equals(keys.active())) {
            throw new IllegalArgumentException("the active key cannot be retired: " + keyId);
        }
        db.sql("update access_key set retired_at = :now where id = :id and retired_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", keyId)
                .update();
    }

    private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] input, String place) {
        SecretKey key = keys.fieldKey(keyId);
        if (key == null) {
            throw new IllegalStateException("a value at " + place + " needs the key " + keyId + ", which is not set");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((keyId + ":" + place).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value at " + place + " was changed or moved", e);
        }
    }

    private static String keyOf(String sealed) {
        int colon = sealed.indexOf(':');
        if (colon <= 0) {
            throw new IllegalStateException("not a sealed value");
        }
        return sealed.substring(0, colon);
    }

    private static byte[] random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return value;
    }

    private void compareFingerprints() {
        for (String id : keys.ids()) {
            String fingerprint = keys.fingerprint(id);
            String known = db.sql("select fingerprint from access_key where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .optional()
                    .orElse(fingerprint);
            if (!known.equals(fingerprint)) {
                throw new KeysRefused("the key " + id + " is not the one that this database was made with");
            }
        }
        refuseMissing();
        // A start without a retired key is never refused, so nothing may be sealed with one again.
        if (isRetired(keys.active())) {
            throw new KeysRefused("the key " + keys.active() + " is retired: put another before it");
        }
        for (String id : keys.ids()) {
            db.sql("""
                    insert into access_key (id, fingerprint, first_used_at) values (:id, :fingerprint, :now)
                    on conflict (id) do nothing
                    """)
                    .params(Map.of(
                            "id", id,
                            "fingerprint", keys.fingerprint(id),
                            "now", Timestamp.from(clock.instant())))
                    .update();
        }
        // Two servers may have started at once with different keys of one id: whoever came second stops here.
        for (String id : keys.ids()) {
            String stored = db.sql("select fingerprint from access_key where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single();
            if (!stored.equals(keys.fingerprint(id))) {
                throw new KeysRefused("the key " + id + " is not the one that this database was made with");
            }
        }
    }

    private void refuseMissing() {
        List<String> missing = db
                .sql("select id from access_key where retired_at is null order by id")
                .query(String.class)
                .list()
                .stream()
                .filter(id -> !keys.has(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new KeysRefused("banshi.keys lacks keys that values of this database need: " + missing);
        }
    }

    private boolean isRetired(String keyId) {
        return db.sql("select exists (select 1 from access_key where id = :id and retired_at is not null)")
                .param("id", keyId)
                .query(Boolean.class)
                .single();
    }

    /** The key of all keyed hashes is the database's own, sealed, so that it outlives the keys that seal it. */
    private byte[] openLookup() {
        db.sql("insert into access_secret (name, value) values ('lookup', :value) on conflict (name) do nothing")
                .param("value", seal(Base64.getEncoder().encodeToString(random(32)), LOOKUP_PLACE))
                .update();
        String sealed = db.sql("select value from access_secret where name = 'lookup'")
                .query(String.class)
                .single();
        if (!isCurrent(sealed)) {
            db.sql("update access_secret set value = :new where name = 'lookup' and value = :old")
                    .param("new", reseal(sealed, LOOKUP_PLACE))
                    .param("old", sealed)
                    .update();
        }
        return Base64.getDecoder().decode(open(sealed, LOOKUP_PLACE));
    }
}
