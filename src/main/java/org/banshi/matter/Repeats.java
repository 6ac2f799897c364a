package org.banshi.matter;

import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NESTED;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.access.Looks;
import org.banshi.calendar.CityClock;
import org.banshi.text.Tokens;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who says the same again reminds, and raises nothing new (R-H08): words that are near-identical to those of an open,
 * unanswered matter of the same raiser go into that matter's timeline. In doubt it is another matter: other numbers in the
 * words, another place or sort, danger to life, secrecy, or few words make it one. Staff set a reminder apart again.
 */
@Service
public class Repeats {
    /** So much of the weight of the words must be common. */
    private static final double ALIKE = 0.9;
    /** So many pairs of characters at least; less may be said of many things. */
    private static final int LEAST_WORDS = 12;

    private static final int LONGEST = 10_000;
    private static final int MOST = 20;
    private static final String REMIND = "remind";
    private static final Pattern NUMERALS = Pattern.compile("[0-9a-z零〇一二两三四五六七八九十百千万]+");

    private final JdbcTemplate db;
    private final Ledger ledger;
    private final Kinds kinds;
    private final Identities identities;
    private final Receipts receipts;
    private final LedgerWords words;
    private final Looks looks;
    private final CityClock clock;
    private final TransactionTemplate savepoint;

    @SuppressWarnings("checkstyle:ParameterNumber") // whose words, how alike, and what becomes of them
    Repeats(
            JdbcTemplate db,
            Ledger ledger,
            Kinds kinds,
            Identities identities,
            Receipts receipts,
            LedgerWords words,
            Looks looks,
            CityClock clock,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.ledger = ledger;
        this.kinds = kinds;
        this.identities = identities;
        this.receipts = receipts;
        this.words = words;
        this.looks = looks;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions, new DefaultTransactionDefinition(PROPAGATION_NESTED));
    }

    /**
     * Reminds of a matter that this browser or phone has proved to have raised, if one of them says the same.
     *
     * @return the matter's receipt, without a code; empty if this is another matter
     */
    @Transactional
    public Optional<Receipt> remind(NewMatter wanted, Collection<Actor.Raiser> raisers) {
        for (Actor.Raiser raiser : raisers) {
            Optional<Matter> same =
                    db.query("select m.* from matter_matter m where number = ?", Matter::read, raiser.number()).stream()
                            .filter(matter -> isSame(matter, wanted))
                            .findFirst();
            if (same.isPresent()) {
                return attach(same.get(), wanted, raiser);
            }
        }
        return Optional.empty();
    }

    /**
     * The same for a caller whom an operator has on the line; what was compared is written down as a look.
     *
     * @return the matter's receipt, without a code; empty if this is another matter
     */
    @Transactional
    public Optional<Receipt> remind(NewMatter wanted, Actor.Staff operator, @Nullable String call) {
        String phone = wanted.raiser().phone();
        Kind kind = kinds.require(wanted.kind());
        if (phone == null || kind.wordReaders().stream().noneMatch(operator::has)) {
            return Optional.empty();
        }
        for (long id : identities.mattersOf(phone, MOST)) {
            Matter matter = db.queryForObject("select m.* from matter_matter m where id = ?", Matter::read, id);
            if (matter != null && isSame(matter, wanted)) {
                looks.record(operator, matter.number(), "history", call);
                return attach(matter, wanted, operator);
            }
        }
        return Optional.empty();
    }

    private Optional<Receipt> attach(Matter matter, NewMatter wanted, Actor actor) {
        String said = said(wanted, matter);
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // Only the try is undone where it is refused: the form that it came with goes on.
            savepoint.executeWithoutResult(
                    _ -> ledger.perform(matter.number(), REMIND, Map.of("text", said), actor, null));
        } catch (Problem notNow) {
            // What cannot be reminded of is raised anew: nothing is turned away.
            return Optional.empty();
        }
        return Optional.of(new Receipt(matter.id(), matter.number(), "", matter.raisedAt()));
    }

    /** All that is said this time, also where it stands in other fields. */
    private static String said(NewMatter wanted, Matter matter) {
        String text = wanted.words().text();
        String title = wanted.words().title().replace("…", "");
        String address = wanted.place().address();
        return (text.strip().startsWith(title) ? "" : title + "\n")
                + text
                + (address == null || address.equals(matter.address()) ? "" : "\n" + address);
    }

    private boolean isSame(Matter matter, NewMatter wanted) {
        Kind kind = kinds.require(wanted.kind());
        return matter.kind().equals(wanted.kind())
                && matter.isOpen()
                && matter.answeredAt() == null
                && matter.raisedAt().isAfter(clock.instant().minus(Alike.RECENT))
                && !kind.isShielded(matter.type(), matter.confidential())
                && !kind.isShielded(wanted.type(), wanted.confidential())
                && !Boolean.TRUE.equals(wanted.own().get("danger"))
                && agree(matter.type(), wanted.type())
                && isOfOnePlace(matter, wanted.place())
                && saysTheSame(matter, wanted.words());
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static boolean isOfOnePlace(Matter matter, NewMatter.Place place) {
        String region = matter.region();
        String other = place.region();
        boolean sameRegion = region == null || other == null || region.startsWith(other) || other.startsWith(region);
        String address = matter.address();
        String told = place.address();
        boolean sameAddress = address == null
                || told == null
                || Tokens.normalise(address)
                        .replace(" ", "")
                        .equals(Tokens.normalise(told).replace(" ", ""));
        return sameRegion && sameAddress;
    }

    private boolean saysTheSame(Matter matter, NewMatter.Words wanted) {
        List<String> before = List.of(Tokens.of(matter.title(), matter.text()));
        List<String> now = List.of(Tokens.of(wanted.title(), wanted.text()));
        return Math.min(before.size(), now.size()) >= LEAST_WORDS
                && words.weights().likeness(before, now) >= ALIKE
                && numerals(matter.title() + " " + matter.text())
                        .equals(numerals(wanted.title() + " " + wanted.text()));
    }

    /** House 3 is not house 5, however alike all the rest is. */
    private static Set<String> numerals(String text) {
        return NUMERALS.matcher(Tokens.normalise(text))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * A reminder in words.
     *
     * @param seq its line in the timeline
     * @param at when
     * @param text what was said
     */
    public record Reminder(int seq, Instant at, String text) {}

    /** What was said to remind of a matter, as far as the reader may see it; none for whoever may not set it apart. */
    public List<Reminder> of(MatterView view, Actor.Staff staff) {
        boolean may = view.matter().isOpen()
                && !view.wordsWithheld()
                && kinds.require(view.matter().kind()).wordReaders().stream().anyMatch(staff::has)
                && view.offer("note").isPresent();
        return !may
                ? List.of()
                : view.timeline().stream()
                        .filter(line -> line.action().equals(REMIND))
                        .flatMap(line -> Stream.ofNullable(line.form().get("text"))
                                .map(text -> new Reminder(line.seq(), line.at(), text.toString())))
                        .filter(reminder -> !reminder.text().isBlank())
                        .toList();
    }

    /**
     * Makes a reminder a matter of its own, of the same raiser and place; its line stays, and a note tells where it went.
     * However often it is asked, one matter comes of it.
     *
     * @param note what the note says; gets the new number
     * @return the number
     * @throws Problem 404 if it is no reminder of that matter that the staff may set apart
     */
    @Transactional
    public String setApart(MatterView view, int seq, Actor.Staff staff, UnaryOperator<String> note) {
        Matter main = view.matter();
        Reminder reminder = of(view, staff).stream()
                .filter(one -> one.seq() == seq)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("noSuchMatter", main.number()));
        return receipts.once("apart/" + main.number() + "/" + seq + "/" + reminder.text(), () -> {
            Receipt receipt = ledger.raise(apart(main, view, reminder), staff);
            ledger.perform(main.number(), "note", Map.of("text", note.apply(receipt.number())), staff, null);
            return receipt;
        });
    }

    private NewMatter apart(Matter main, MatterView view, Reminder reminder) {
        String first = reminder.text().strip().split("[。！？!?\\r\\n]", 2)[0];
        Map<String, Object> own = new HashMap<>();
        own.put("danger", Boolean.TRUE.equals(view.own().get("danger")));
        return new NewMatter(
                main.kind(),
                main.type(),
                main.grade(),
                main.category(),
                new NewMatter.Words(first.substring(0, Math.min(first.length(), 60)), reminder.text()),
                new NewMatter.Place(main.region(), main.address(), null, null),
                NewMatter.Origin.of(Objects.requireNonNullElse(main.channel(), "phone")),
                identities.open(main.id()).orElse(NewMatter.Identity.NONE),
                false,
                own);
    }
}
