package org.banshi.matter;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves phone numbers by codes that are texted. A code goes to every number that is asked for, known or not, and all
 * that is told and counted is the same: nobody learns here who has ever called.
 */
@Service
public class PhoneCodes implements Sealed {
    /** How long a code is good. */
    public static final Duration GOOD = Duration.ofMinutes(10);

    /** Wrong codes before a right one no longer counts. */
    public static final int WRONG = 5;

    /** How long a number is kept after something was texted to it. */
    static final Duration KEPT = Duration.ofHours(1);

    static final String PREFIX = "code:";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Secrets secrets;
    private final Identities identities;
    private final Texting texting;
    private final Tries tries;
    private final CityClock clock;

    PhoneCodes(JdbcClient db, Secrets secrets, Identities identities, Texting texting, Tries tries, CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.identities = identities;
        this.texting = texting;
        this.tries = tries;
        this.clock = clock;
    }

    /**
     * Texts a code to a number.
     *
     * @param address from where it is asked for
     * @param language in which to write
     * @return what the same browser must give back with the code
     * @throws Problem 422 {@code phone} if it is no mobile number, 429 {@code tooManyCodesSent}
     */
    @Transactional
    public String send(String phone, String address, Language language) {
        String digits = mobile("phone", phone);
        byte[] hash = identities.phoneHash(digits);
        tries.countText(HexFormat.of().formatHex(hash), address);
        Instant now = clock.instant();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        String code = String.format("%06d", RANDOM.nextInt(1_000_000));
        db.sql("""
                insert into matter_phone_code (id, phone_hash, phone, code_hash, at)
                values (:id, :hash, :phone, :code, :at)
                """)
                .param("id", id)
                .param("hash", hash)
                .param("phone", secrets.seal(digits, place(id)))
                .param("code", codeHash(id, code))
                .param("at", Timestamp.from(now))
                .update();
        texting.once(PREFIX + id, "matter.tell.code", now, language, code);
        return id;
    }

    /**
     * The digits of a mobile number as people type it.
     *
     * @throws Problem 422 on the field if it is none
     */
    static String mobile(String field, String typed) {
        String digits = Identities.normalised(typed);
        if (typed.isBlank()) {
            throw Problem.invalid(field, "required");
        }
        if (!digits.matches("1[0-9]{10}")) {
            throw Problem.invalid(field, "badMobile");
        }
        return digits;
    }

    /** Whoever gave back the code that was texted, in time and within a few tries; a code is good once. */
    @Transactional
    public Optional<ProvenPhone> prove(String id, String typed) {
        Instant now = clock.instant();
        Optional<Texted> texted = db.sql("""
                        select phone_hash, phone, code_hash from matter_phone_code
                        where id = :id and at > :since and tries < :wrong and used_at is null for update
                        """)
                .param("id", id)
                .param("since", Timestamp.from(now.minus(GOOD)))
                .param("wrong", WRONG)
                .query((row, _) -> new Texted(row.getBytes(1), row.getString(2), row.getBytes(3)))
                .optional();
        if (texted.isEmpty()) {
            return Optional.empty();
        }
        boolean right = MessageDigest.isEqual(texted.get().code(), codeHash(id, typed));
        db.sql("update matter_phone_code set "
                        + (right ? "used_at = cast(:now as timestamptz)" : "tries = tries + 1")
                        + " where id = :id and cast(:now as timestamptz) is not null")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
        if (!right) {
            return Optional.empty();
        }
        texting.forget(PREFIX + id);
        return Optional.of(proven(id, texted.get()));
    }

    private record Texted(byte[] hash, String phone, byte[] code) {}

    private ProvenPhone proven(String id, Texted texted) {
        String key = HexFormat.of().formatHex(texted.hash());
        String phone = secrets.open(texted.phone(), place(id));
        return new ProvenPhone(key, secrets.seal(phone, ProvenPhone.place(key)));
    }

    private byte[] codeHash(String id, String code) {
        return secrets.keyedHash("phone-code", id + "/" + code);
    }

    /** Tells a number one thing more; the number is kept only until that has left, an hour at most. */
    void tellOnce(String phone, String template, Instant now, Object... args) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        db.sql("""
                insert into matter_phone_code (id, phone_hash, phone, code_hash, at, used_at)
                values (:id, :none, :phone, :none, :at, :at)
                """)
                .param("id", id)
                .param("none", new byte[0])
                .param("phone", secrets.seal(phone, place(id)))
                .param("at", Timestamp.from(now))
                .update();
        texting.text(PREFIX + id, template, now, args);
    }

    /** The number that a message goes to; absent once it is forgotten. */
    @Nullable
    String phone(String recipient) {
        String id = recipient.substring(PREFIX.length());
        return db.sql("select phone from matter_phone_code where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(kept -> secrets.open(kept, place(id)))
                .orElse(null);
    }

    /** Forgets the numbers after an hour, whether or not the message has left; several servers may do so at once. */
    void sweep() {
        db.sql("delete from matter_phone_code where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        blank();
    }

    /** A code is read in the outbox only as long as it is good; one that could not leave until then no longer does. */
    private void blank() {
        db.sql("""
                update outbox_message set args = '["······"]',
                  last_error = case when state in ('waiting', 'failed') then 'code_too_old' else last_error end,
                  state = case when state in ('waiting', 'failed') then 'given_up' else state end
                where template = 'matter.tell.code' and args <> '["······"]' and created_at < :before
                """).param("before", Timestamp.from(clock.instant().minus(GOOD))).update();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("matter_phone_code", "id", "phone", id -> place((String) id)));
    }

    private static String place(String id) {
        return "matter_phone_code/" + id + "/phone";
    }
}
