package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who acts for whom 代办 (R-A04). A person names somebody by phone; somebody without a phone says it to the hotline, for one
 * matter. It can be taken back at any moment by either, and both are told. The engine asks for the grant at each act.
 */
@Service
public class Proxies {
    /** How many may act for one person at a time. */
    public static final int MOST = 5;

    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_REASON = 300;

    private final ProxyRows rows;
    private final Residents residents;
    private final Identities identities;
    private final Matters matters;
    private final Texting texting;
    private final Tries tries;
    private final Secrets secrets;
    private final Audit audit;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // who asks, for whom, who is told, and what is kept of it
    Proxies(
            ProxyRows rows,
            Residents residents,
            Identities identities,
            Matters matters,
            Texting texting,
            Tries tries,
            Secrets secrets,
            Audit audit,
            CityClock clock) {
        this.rows = rows;
        this.residents = residents;
        this.identities = identities;
        this.matters = matters;
        this.texting = texting;
        this.tries = tries;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** How far a grant goes. */
    public enum Scope {
        /** Look, and do what asks for more: remind, add, ask again, object. Never judge or withdraw. */
        ACT,
        /** Look only. */
        SEE;

        /** As forms and the database write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody wants.
     *
     * @param phone of who is to act
     * @param label what the person calls that one
     * @param scope how far
     * @param until the last day
     * @param language in which to write to both; absent where nobody chose one
     */
    public record Wish(
            String phone,
            String label,
            Scope scope,
            @Nullable LocalDate until,
            @Nullable Language language) {}

    /**
     * A grant as both sides may see it: no name, and of a number the last two digits.
     *
     * @param label what the person calls the proxy; only for the person
     * @param tail last digits of the proxy's number
     * @param ends the first moment at which it no longer holds
     * @param ended when it was taken back
     * @param number the one matter it is for; absent for all of the person's
     * @param reason why staff put it down; absent where the person did it alone
     */
    public record Grant(
            long id,
            String label,
            String tail,
            Scope scope,
            Instant given,
            Instant ends,
            @Nullable Instant ended,
            @Nullable String number,
            @Nullable String reason) {
        /** Whether it holds. */
        public boolean holds(Instant now) {
            return ended == null && ends.isAfter(now);
        }
    }

    /**
     * Names somebody who may act for the person who proved that phone.
     * @throws Problem 422 with what is wrong in the wish
     */
    @Transactional
    public void name(ProvenPhone person, Wish wish) {
        Wish checked = checked(wish);
        byte[] own = hash(person);
        byte[] proxy = identities.phoneHash(checked.phone());
        if (java.util.Arrays.equals(own, proxy)) {
            throw Problem.invalid("phone", "proxyOneself");
        }
        rows.inTurn("person/" + person.key());
        refuseMore(rows.where("p.person_hash = :value", own));
        countTold(proxy, person);
        String phone = secrets.open(person.sealed(), ProvenPhone.place(person.key()));
        Instant now = clock.instant();
        long id = rows.insert(new ProxyRows.Line(own, phone, null, proxy, checked, now, ends(checked), null, null));
        texting.text(ProxyRows.PREFIX + id + ":person", "matter.tell.proxyGiven", now, last(checked));
        texting.text(ProxyRows.PREFIX + id + ":proxy", "matter.tell.proxyNamed", now, last(checked));
    }

    /**
     * Puts down, on the word of somebody who has no phone, who may act in one matter.
     *
     * @param reason why the person does not do it alone; both can read it
     * @throws Problem 403, 404 as for reading the matter, 422 with what is wrong
     */
    @Transactional
    public void register(String number, Wish wish, String reason, Actor.Staff staff) {
        Permissions.require(staff, Permission.INTAKE);
        Matter matter = matters.view(number, staff).matter();
        if (!residents.isOpenToPhone(matter)) {
            throw Problem.invalid("number", "proxyOfSecret");
        }
        Wish checked = checked(wish);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw why.isEmpty()
                    ? Problem.invalid("reason", "required")
                    : Problem.invalid("reason", "tooLong", LONGEST_REASON);
        }
        byte[] proxy = identities.phoneHash(checked.phone());
        if (identities.isRaisedFrom(matter.id(), proxy)) {
            throw Problem.invalid("phone", "proxyOneself");
        }
        rows.inTurn("matter/" + matter.id());
        refuseMore(rows.where("p.matter = :value", matter.id()));
        Instant now = clock.instant();
        long id = rows.insert(
                new ProxyRows.Line(null, null, matter.id(), proxy, checked, now, ends(checked), staff.id(), why));
        audit.record(staff, "proxyRegistered", number, checked.scope().code() + " – " + last(checked));
        tell(matter.id(), "matter.tell.proxyGiven", now, last(checked));
        texting.text(ProxyRows.PREFIX + id + ":proxy", "matter.tell.proxyNamed", now, last(checked));
    }

    private void tell(long matter, String template, Instant now, Object... args) {
        if (identities.addressee(Identities.recipient(matter)) != null) {
            texting.text(Identities.recipient(matter), template, now, args);
        }
    }

    private void refuseMore(List<Grant> before) {
        if (before.stream().filter(grant -> grant.holds(clock.instant())).count() >= MOST) {
            throw Problem.invalid("phone", "tooManyProxies", MOST);
        }
    }

    /** A number that proved nothing is told no oftener than codes are texted to it, whoever names it. */
    private void countTold(byte[] proxy, ProvenPhone person) {
        try {
            tries.countText(HexFormat.of().formatHex(proxy), "phone/" + person.key());
        } catch (Problem tooMany) {
            throw Problem.invalid("phone", "toldTooOften", tooMany.args().toArray());
        }
    }

    private Wish checked(Wish wish) {
        String phone = PhoneCodes.mobile("phone", wish.phone());
        String label = wish.label().strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw label.isEmpty()
                    ? Problem.invalid("label", "required")
                    : Problem.invalid("label", "tooLong", LONGEST_LABEL);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LocalDate until = wish.until();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            throw until == null ? Problem.invalid("until", "required") : Problem.invalid("until", "proxyTerm");
        }
        return new Wish(phone, label, wish.scope(), until, wish.language());
    }

    /** The first moment after the last day. */
    private Instant ends(Wish wish) {
        return java.util.Objects.requireNonNull(wish.until())
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    private static String last(Wish wish) {
        return String.valueOf(wish.until());
    }

    /** Those who may act, or might, for whoever proved that phone; those that hold first, then the newest. */
    public List<Grant> givenBy(ProvenPhone person) {
        return rows.where("p.person_hash = :value", hash(person));
    }

    /** For whom that number may act, or might; those that hold first, then the newest. */
    public List<Grant> givenTo(ProvenPhone proxy) {
        return rows.where("p.proxy_hash = :value", hash(proxy));
    }

    /** Those put down for one matter, for its raiser and for staff who take calls. */
    public List<Grant> of(String number, Actor actor) {
        if (actor instanceof Actor.Staff staff) {
            Permissions.require(staff, Permission.INTAKE);
        } else if (!(actor instanceof Actor.Raiser)) {
            return List.of();
        }
        return rows.where(
                "p.matter = :value", matters.view(number, actor).matter().id());
    }

    /** The matters that a grant opens now, newest first; those from before one of them, if its number is given. */
    public List<Matter> matters(Grant grant, int most, @Nullable String before) {
        return rows.matters(grant.id(), clock.instant(), most, before).stream()
                .filter(residents::isOpenToPhone)
                .toList();
    }

    /** Whoever proved that phone, as acting for the raiser of that matter, if that is granted now. */
    public Optional<Actor.Proxy> actor(ProvenPhone proxy, String number) {
        return rows.grantFor(hash(proxy), number, clock.instant()).map(grant -> new Actor.Proxy(number, grant));
    }

    /**
     * Takes a grant back at once, by either of the two.
     *
     * @throws Problem 404 if it is neither's
     */
    @Transactional
    public void end(long id, ProvenPhone by) {
        end(id, rows.side(id, hash(by)).orElseThrow(() -> Problem.notFound("notFound")));
    }

    /**
     * Takes back a grant of one matter: by its raiser with the code, or by staff on the word of one of the two.
     *
     * @throws Problem 404 if it is none of that matter's
     */
    @Transactional
    public void end(long id, String number, Actor actor) {
        if (of(number, actor).stream().noneMatch(grant -> grant.id() == id)) {
            throw Problem.notFound("notFound");
        }
        if (actor instanceof Actor.Staff staff) {
            audit.record(staff, "proxyEnded", number, null);
        }
        end(id, actor instanceof Actor.Staff ? "staff" : "person");
    }

    private void end(long id, String by) {
        Instant now = clock.instant();
        if (!rows.end(id, by, now)) {
            return;
        }
        tellPerson(rows.where("p.id = :value", id).getFirst(), now);
        texting.text(ProxyRows.PREFIX + id + ":proxy", "matter.tell.proxyEndedFor", now);
    }

    private void tellPerson(Grant grant, Instant now) {
        if (grant.number() == null) {
            texting.text(ProxyRows.PREFIX + grant.id() + ":person", "matter.tell.proxyEnded", now);
        } else {
            identities.matter(grant.number()).ifPresent(matter -> tell(matter, "matter.tell.proxyEnded", now));
        }
    }

    /** The number changes: all that its holder gave, and was given, ends, and the other side of each is told. */
    void endAll(ProvenPhone changed) {
        Instant now = clock.instant();
        for (Grant grant : givenBy(changed)) {
            if (rows.end(grant.id(), "person", now)) {
                texting.text(ProxyRows.PREFIX + grant.id() + ":proxy", "matter.tell.proxyEndedFor", now);
            }
        }
        for (Grant grant : givenTo(changed)) {
            if (rows.end(grant.id(), "proxy", now)) {
                tellPerson(grant, now);
            }
        }
    }

    private static byte[] hash(ProvenPhone phone) {
        return HexFormat.of().parseHex(phone.key());
    }
}
