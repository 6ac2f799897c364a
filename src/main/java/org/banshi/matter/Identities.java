package org.banshi.matter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.outbox.Addressee;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who raised what, sealed and apart from it. Reading is for {@link Ledger}, which asks for a reason and logs it. */
@Component
final class Identities implements Sealed {
    static final String PREFIX = "matter:";

    private final JdbcClient db;
    private final Secrets secrets;

    Identities(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** How the outbox names the raiser of a matter. */
    static String recipient(long matter) {
        return PREFIX + matter;
    }

    void write(Write write, long matter, NewMatter.Identity who) {
        write.add(
                """
                insert into matter_identity (matter, name, phone, phone_hash, on_behalf_of, raiser_key_hash, language)
                values (?, ?, ?, ?, ?, ?, ?)""",
                matter,
                seal(matter, "name", who.name()),
                seal(matter, "phone", who.phone()),
                who.phone() == null ? null : phoneHash(who.phone()),
                seal(matter, "on-behalf-of", who.onBehalfOf()),
                who.key() == null ? null : secrets.keyedHash("raiser-key", who.key()),
                who.language() == null ? null : who.language().code());
    }

    private @Nullable String seal(long matter, String field, @Nullable String plain) {
        return plain == null ? null : secrets.seal(plain, place(matter, field));
    }

    /** Bound into the seal, so that a value cannot be moved to another matter or field. */
    private static String place(long matter, String field) {
        return "matter_identity/" + matter + "/" + field;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(column("name", "name"), column("phone", "phone"), column("on_behalf_of", "on-behalf-of"));
    }

    private static SealedColumn column(String column, String field) {
        return new SealedColumn("matter_identity", "matter", column, matter -> place((Long) matter, field));
    }

    byte[] phoneHash(String phone) {
        return secrets.keyedHash("phone", normalised(phone));
    }

    static String normalised(String phone) {
        String digits = java.text.Normalizer.normalize(phone, java.text.Normalizer.Form.NFKC)
                .replaceAll("[^0-9]", "");
        return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    Optional<NewMatter.Identity> open(long matter) {
        return Optional.ofNullable(open(List.of(matter)).get(matter));
    }

    /** Those of several matters, by one question. */
    Map<Long, NewMatter.Identity> open(Collection<Long> matters) {
        Map<Long, NewMatter.Identity> opened = new HashMap<>();
        db.sql("select matter, name, phone, on_behalf_of, language from matter_identity where matter = any(?)")
                .param(matters.toArray(Long[]::new))
                .query(row -> {
                    long matter = row.getLong("matter");
                    opened.put(
                            matter,
                            new NewMatter.Identity(
                                    unseal(matter, "name", row.getString("name")),
                                    unseal(matter, "phone", row.getString("phone")),
                                    unseal(matter, "on-behalf-of", row.getString("on_behalf_of")),
                                    null,
                                    Language.byTag(row.getString("language"))));
                });
        return opened;
    }

    private @Nullable String unseal(long matter, String field, @Nullable String sealed) {
        return sealed == null ? null : secrets.open(sealed, place(matter, field));
    }

    /** The matters of a phone number, newest first: matters only, never a count of people. */
    List<Long> mattersOf(String phone, int most) {
        return db.sql("select matter from matter_identity where phone_hash = ? order by matter desc limit ?")
                .params(phoneHash(phone), most)
                .query(Long.class)
                .list();
    }

    void rename(long matter, String name) {
        db.sql("update matter_identity set name = ? where matter = ?")
                .params(secrets.seal(name, place(matter, "name")), matter)
                .update();
    }

    void renumber(long matter, String phone) {
        db.sql("update matter_identity set phone = ?, phone_hash = ? where matter = ?")
                .params(secrets.seal(phone, place(matter, "phone")), phoneHash(phone), matter)
                .update();
    }

    /** Whether a matter was raised from that number. */
    boolean isRaisedFrom(long matter, byte[] phone) {
        return db.sql("select exists (select from matter_identity where matter = ? and phone_hash = ?)")
                .params(matter, phone)
                .query(Boolean.class)
                .single();
    }

    Optional<Long> matter(String number) {
        return db.sql("select id from matter_matter where number = ?")
                .param(number)
                .query(Long.class)
                .optional();
    }

    /** Where, and in which language, to write to a raiser. */
    @Nullable
    Addressee addressee(String recipient) {
        return recipient.startsWith(PREFIX)
                ? open(Long.parseLong(recipient.substring(PREFIX.length())))
                        .flatMap(who ->
                                Optional.ofNullable(who.phone()).map(phone -> new Addressee(phone, who.language())))
                        .orElse(null)
                : null;
    }
}
