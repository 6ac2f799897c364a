package org.banshi.matter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What may be told in public of a finished matter, and whether words give its raiser away (R-S11). The identity is compared,
 * never shown: who asks learns which field is in the words, and each asking leaves a line that the raiser can read.
 */
@Service
public final class Publishing {
    /** How the raiser reads that words were compared with the identity. */
    static final String COMPARED = "compare";

    private static final Pattern DOOR = Pattern.compile("(?:[0-9A-Za-z]+(?:号楼|栋|幢|座|单元|层|室|户|号))+");
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_DOOR = 4;
    private static final int SHORTEST_ADDRESS = 6;
    private static final int SHORTEST_PHONE = 7;

    private final Matters matters;
    private final Kinds kinds;
    private final Identities identities;
    private final Looks looks;

    Publishing(Matters matters, Kinds kinds, Identities identities, Looks looks) {
        this.matters = matters;
        this.kinds = kinds;
        this.identities = identities;
        this.looks = looks;
    }

    /** A field of the identity that words may hold. */
    public enum Trace {
        /** The raiser's name. */
        NAME,
        /** The raiser's number. */
        PHONE,
        /** Who it was raised for. */
        ON_BEHALF_OF,
        /** The address, or its door. */
        ADDRESS;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A matter of which something may be told, when it is done and was not rejected.
     *
     * @throws Problem 404 when there is none or the reader may not know of it; 409 {@code keptApart} for a report or a
     *     confidential one, 409 {@code notFinished}
     */
    public Matter require(String number, Actor.Staff actor) {
        Matter matter = mayBeTold(number, actor);
        if (matter.outcome() == null) {
            throw Problem.conflict("notFinished");
        }
        return matter;
    }

    /**
     * A matter of which something may be told, also while it is open.
     *
     * @throws Problem as {@link #require}
     */
    public Matter mayBeTold(String number, Actor.Staff actor) {
        Matter matter = matters.view(number, actor).matter();
        Kind kind = kinds.require(matter.kind());
        if (kind.isShielded(matter.type(), matter.confidential())) {
            throw Problem.conflict("keptApart");
        }
        Outcome outcome = matter.outcome();
        if (!kind.isPublished()
                || outcome != null
                        && Set.of(Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.IMPORTED)
                                .contains(outcome)) {
            throw Problem.conflict("notFinished");
        }
        return matter;
    }

    /** Which fields of the identity the words hold; the comparison is logged. */
    public Set<Trace> traces(Matter matter, List<String> words, Actor.Staff actor) {
        looks.record(actor, matter.number(), COMPARED, null);
        NewMatter.Identity who = identities.open(matter.id()).orElse(NewMatter.Identity.NONE);
        return found(who, matter.address(), words);
    }

    static Set<Trace> found(NewMatter.Identity who, @Nullable String address, List<String> words) {
        String all = plain(String.join("\n", words));
        Set<Trace> traces = EnumSet.noneOf(Trace.class);
        if (holds(all, who.name(), SHORTEST_NAME)) {
            traces.add(Trace.NAME);
        }
        if (holds(all, who.onBehalfOf(), SHORTEST_NAME)) {
            traces.add(Trace.ON_BEHALF_OF);
        }
        String phone = who.phone() == null ? "" : Identities.normalised(who.phone());
        if (phone.length() >= SHORTEST_PHONE && all.replaceAll("[^0-9]", "").contains(phone)) {
            traces.add(Trace.PHONE);
        }
        if (holds(all, address, SHORTEST_ADDRESS)
                || address != null && doors(plain(address)).stream().anyMatch(all::contains)) {
            traces.add(Trace.ADDRESS);
        }
        return traces;
    }

    private static boolean holds(String all, @Nullable String part, int least) {
        String sought = part == null ? "" : plain(part);
        return sought.length() >= least && all.contains(sought);
    }

    private static List<String> doors(String address) {
        List<String> doors = new ArrayList<>();
        Matcher door = DOOR.matcher(address);
        while (door.find()) {
            if (door.group().length() >= SHORTEST_DOOR) {
                doors.add(door.group());
            }
        }
        return doors;
    }

    /** Without what is put between characters, and with half-width digits. */
    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}\\p{Pd}·.]", "");
    }
}
