package org.banshi.matter;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * What somebody who proved a phone number may reach. Reports and confidential matters are not among it: a phone is lent,
 * shared and given on to strangers, and only the code of the receipt opens those.
 */
@Service
public final class Residents {
    private final JdbcTemplate db;
    private final Kinds kinds;
    private final Identities identities;

    Residents(JdbcTemplate db, Kinds kinds, Identities identities) {
        this.db = db;
        this.kinds = kinds;
        this.identities = identities;
    }

    /**
     * What is held of a person in one matter.
     *
     * @param matter the matter with the person's words
     * @param who name, phone and for whom, as told
     */
    public record Held(Matter matter, NewMatter.Identity who) {
        /** The name as it stands there, blank for none. */
        public String named() {
            String name = who.name();
            return name == null ? "" : name.strip();
        }
    }

    /**
     * All that is held of whoever proved that phone, for that person alone, the newest first; reports and confidential
     * matters not.
     */
    public List<Held> held(ProvenPhone phone) {
        List<Matter> matters = all(phone);
        Map<Long, NewMatter.Identity> who =
                identities.open(matters.stream().map(Matter::id).toList());
        return matters.stream()
                .sorted(Comparator.comparingLong(Matter::id).reversed())
                .map(matter -> new Held(matter, who.getOrDefault(matter.id(), NewMatter.Identity.NONE)))
                .toList();
    }

    /**
     * The matters raised from that number, newest first.
     *
     * @param before number of one of them, to have those that were raised before it; absent for the newest
     */
    public List<Matter> matters(ProvenPhone phone, int most, @Nullable String before) {
        return db.query("""
                        select m.* from matter_identity i join matter_matter m on m.id = i.matter
                        where i.phone_hash = ? and not matter_is_shielded(m.kind, m.type, m.confidential)
                          and (?::text is null or m.id < (
                            select n.id from matter_matter n join matter_identity j on j.matter = n.id
                            where n.number = ? and j.phone_hash = i.phone_hash))
                        order by m.id desc limit ?""", Matter::read, HexFormat.of().parseHex(phone.key()), before, before, most).stream()
                .filter(this::isOpenToPhone)
                .toList();
    }

    /** All matters with that number, of every kind, but reports and confidential ones. */
    List<Matter> all(ProvenPhone phone) {
        return db
                .query(
                        "select m.* from matter_identity i join matter_matter m on m.id = i.matter"
                                + " where i.phone_hash = ? and not matter_is_shielded(m.kind, m.type, m.confidential)",
                        Matter::read,
                        HexFormat.of().parseHex(phone.key()))
                .stream()
                .filter(matter -> !kinds.require(matter.kind()).isShielded(matter.type(), matter.confidential()))
                .toList();
    }

    /** The raiser of a matter, if it was raised from that number. */
    public Optional<Actor.Raiser> raiser(ProvenPhone phone, String number) {
        return db.query("""
                        select m.* from matter_matter m join matter_identity i on m.id = i.matter
                        where m.number = ? and i.phone_hash = ?
                          and not matter_is_shielded(m.kind, m.type, m.confidential)""", Matter::read, number, HexFormat.of().parseHex(phone.key())).stream()
                .filter(this::isOpenToPhone)
                .map(matter -> new Actor.Raiser(matter.number(), phone.key()))
                .findFirst();
    }

    boolean isOpenToPhone(Matter matter) {
        Kind kind = kinds.require(matter.kind());
        return kind.isOpenToPhone() && !kind.isShielded(matter.type(), matter.confidential());
    }
}
