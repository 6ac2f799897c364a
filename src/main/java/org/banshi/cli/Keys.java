package org.banshi.cli;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The keys that encrypt who raised a matter: given by {@code BANSHI_KEYS}, or made once for embedded data. */
final class Keys {
    /** The name of the file in a data folder. */
    static final String FILE = "keys";

    private Keys() {}

    /** The keys that are there, given or in the folder; none are made. */
    static Optional<String> atHand(DataFolder folder, Map<String, String> environment) {
        String given = environment.getOrDefault("BANSHI_KEYS", "").strip();
        if (!given.isEmpty()) {
            return Optional.of(given);
        }
        return DatabaseAddress.fromEnvironment(environment) == null
                ? folder.read(FILE).map(String::strip).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The keys for the embedded database of a folder, made the first time. */
    static String forEmbedded(DataFolder folder, Map<String, String> environment) {
        String given = environment.getOrDefault("BANSHI_KEYS", "").strip();
        if (!given.isEmpty()) {
            return given;
        }
        return folder.read(FILE)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> {
                    String made = make();
                    folder.writeSecret(FILE, made + "\n");
                    return made;
                });
    }

    /**
     * Puts a new key before those of a folder. Nothing may run meanwhile: a server without the key could not read what a
     * command beside it seals.
     *
     * @return the new key's id
     */
    static String addToEmbedded(DataFolder folder, Map<String, String> environment) {
        if (!environment.getOrDefault("BANSHI_KEYS", "").isBlank() || environment.containsKey("BANSHI_DATABASE_URL")) {
            throw new Refusal("the keys come from BANSHI_KEYS: put a new key before the old ones there, for example"
                    + " BANSHI_KEYS=k2:$(openssl rand -base64 32),$BANSHI_KEYS");
        }
        try (DataFolder.Lock _ = folder.lock()) {
            String old = forEmbedded(folder, environment);
            int number = 2;
            while (("," + old).contains(",k" + number + ":")) {
                number++;
            }
            String id = "k" + number;
            folder.writeSecret(FILE, id + ":" + random() + "," + old + "\n");
            return id;
        }
    }

    /** The keys for a database of one's own, which must be given: lost keys would make its identities unreadable. */
    static String forOwn(Map<String, String> environment) {
        String given = environment.getOrDefault("BANSHI_KEYS", "").strip();
        if (given.isEmpty()) {
            throw new Refusal("BANSHI_KEYS is not set: a database of your own needs its keys from you, for example"
                    + " BANSHI_KEYS=k1:$(openssl rand -base64 32); keep a copy apart from the database");
        }
        return given;
    }

    private static String make() {
        return "k1:" + random();
    }

    private static String random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
