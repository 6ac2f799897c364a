package org.banshi.matter;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Sealed;
import org.banshi.access.SealedColumn;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person puts the own name and number right (R-S05), in all matters that the number opens. What was said in a matter is
 * never changed: facts are added to it. The values before are kept, sealed.
 */
@Service
public class Corrections implements Sealed {
    private static final int LONGEST_NAME = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Secrets secrets;
    private final Identities identities;
    private final Residents residents;
    private final Erasures erasures;
    private final PhoneCodes codes;
    private final Proxies proxies;
    private final Followers followers;
    private final Audit audit;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // who asks, what is kept of it, and who is told
    Corrections(
            JdbcClient db,
            Secrets secrets,
            Identities identities,
            Residents residents,
            Erasures erasures,
            PhoneCodes codes,
            Proxies proxies,
            Followers followers,
            Audit audit,
            CityClock clock) {
        this.db = db;
        this.secrets = secrets;
        this.identities = identities;
        this.residents = residents;
        this.erasures = erasures;
        this.codes = codes;
        this.proxies = proxies;
        this.followers = followers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Another name, in those matters that this number opens and that have the wrong one: a phone is shared, and the names
     * of others in the house stay.
     *
     * @param was the wrong name as it stands there, blank for where none does
     * @throws Problem 422 {@code name}, {@code was}
     */
    @Transactional
    public void name(ProvenPhone person, String was, String name) {
        String told = name.strip();
        if (told.isEmpty() || told.length() > LONGEST_NAME) {
            throw told.isEmpty()
                    ? Problem.invalid("name", "required")
                    : Problem.invalid("name", "tooLong", LONGEST_NAME);
        }
        erasures.holdOff(person);
        List<Residents.Held> wrong = residents.held(person).stream()
                .filter(held -> held.named().equals(was.strip()))
                .toList();
        if (wrong.isEmpty()) {
            throw Problem.invalid("was", "notAChoice");
        }
        Instant now = clock.instant();
        for (Residents.Held held : wrong) {
            if (!told.equals(held.who().name())) {
                keep(held, "name", held.who().name(), now, new Actor.Anyone());
                identities.rename(held.matter().id(), told);
            }
        }
    }

    /**
     * Another number: both were proved by a code. What others may do for the person, and the person for others, ends, and
     * the other side of each is told; what the person follows goes along.
     *
     * @throws Problem 422 {@code code} if it is the same number, or erasing was asked for and is not decided
     */
    @Transactional
    public void phone(ProvenPhone before, ProvenPhone after) {
        if (before.key().equals(after.key())) {
            throw Problem.invalid("phone", "sameNumber");
        }
        erasures.holdOff(before, after);
        if (erasures.isAsked(before)) {
            throw Problem.invalid("phone", "eraseAsked");
        }
        move(before, after, new Actor.Anyone());
    }

    /** Gives all that one number opens to another, in the running transaction, and tells both. */
    void move(ProvenPhone before, ProvenPhone after, Actor by) {
        Instant now = clock.instant();
        String fresh = open(after);
        for (Residents.Held held : residents.held(before)) {
            keep(held, "phone", held.who().phone(), now, by);
            identities.renumber(held.matter().id(), fresh);
        }
        // Grants are not moved: whoever has them is told that they ended, and names or is named anew.
        proxies.endAll(before);
        followers.renumber(before, after, fresh);
        codes.tellOnce(open(before), "matter.tell.numberChanged", now);
        codes.tellOnce(fresh, "matter.tell.numberChanged", now);
    }

    private String open(ProvenPhone phone) {
        return secrets.open(phone.sealed(), ProvenPhone.place(phone.key()));
    }

    private void keep(Residents.Held held, String field, @Nullable String before, Instant now, Actor by) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        db.sql("""
                insert into matter_identity_change (id, matter, at, field, before)
                values (:id, :matter, :at, :field, :before)
                """)
                .param("id", id)
                .param("matter", held.matter().id())
                .param("at", Timestamp.from(now))
                .param("field", field)
                .param("before", before == null ? null : secrets.seal(before, place(id)))
                .update();
        audit.record(by, "identityCorrected", held.matter().number(), field);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("matter_identity_change", "id", "before", id -> place((String) id)));
    }

    private static String place(String id) {
        return "matter_identity_change/" + id + "/before";
    }
}
