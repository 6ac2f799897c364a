package org.banshi.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.matter.Foreseen;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Who;
import org.banshi.web.Field;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** The same action for several matters: what would come of each, and then each by itself. */
@Service
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** At most so many at once: a page of the list, and some from a second one. */
    static final int MOST = 50;

    /** Sent in the place of a choice: everything is to be offered. */
    static final String OTHER = "?";

    /** So many are not worth an extra step. */
    private static final int FEW = 3;

    /** What may be done to several at once, each with the one choice that it needs. */
    private static final Map<String, String> CHOICES = Map.of("dispatch", "unit", "assign", "person");

    private final Matters matters;
    private final Ledger ledger;
    private final BatchLines lines;

    Batch(Matters matters, Ledger ledger, BatchLines lines) {
        this.matters = matters;
        this.ledger = ledger;
        this.lines = lines;
    }

    /** The buttons under a list for those whose roles may do such an action at all. */
    static List<Deed.Button> buttons(Kinds kinds, Actor.Staff staff, Voice voice) {
        return List.of("dispatch", "assign").stream()
                .filter(action -> kinds.all().stream()
                        .flatMap(kind -> kind.lifecycle().actions().stream())
                        .filter(one -> one.name().equals(action))
                        .flatMap(one -> one.by().stream())
                        .anyMatch(who -> isFor(who, staff)))
                .map(action -> new Deed.Button(action, label(action, voice), false, null))
                .toList();
    }

    private static boolean isFor(Who who, Actor.Staff staff) {
        return switch (who) {
            case Who.OfRole(var role) -> staff.has(role);
            case Who.OfUnit(var role, var _) -> staff.has(role) && staff.unit() != null;
            case Who.Signer(var role, var _) -> staff.has(role) && staff.unit() != null;
            case Who.Named(var role, var _) -> staff.has(role);
            case Who.TheRaiser _, Who.TheProxy _, Who.TheHouse _ -> false;
        };
    }

    static String label(String action, Voice voice) {
        return voice.text("desk.batch." + action);
    }

    private static String field(String action) {
        String field = CHOICES.get(action);
        if (field == null) {
            throw Problem.notFound("notFound");
        }
        return field;
    }

    /** Each number once. */
    static Set<String> once(@Nullable List<String> numbers) {
        Set<String> once = new LinkedHashSet<>(Objects.requireNonNullElse(numbers, List.of()));
        if (once.stream().anyMatch(number -> !number.matches("[0-9A-Za-z-]{1,40}"))) {
            throw Problem.invalid("number", "wrongType");
        }
        if (once.size() > MOST) {
            throw Problem.invalid("number", "batchTooMany", MOST);
        }
        return once;
    }

    /**
     * What is to be looked at.
     *
     * @param numbers the matters
     * @param wanted the choice for all; absent for what is suggested for each
     * @param chosen what was chosen for some, by number; {@link #OTHER} for those that are to be offered everything
     * @param left those that were unticked
     */
    record Asked(
            String action, Set<String> numbers, @Nullable String wanted, Map<String, String> chosen, Set<String> left) {
        /** As it is asked first. */
        static Asked of(String action, Set<String> numbers, @Nullable String wanted) {
            return new Asked(action, numbers, wanted, Map.of(), Set.of());
        }

        boolean isOpen(String number) {
            return OTHER.equals(chosen.get(number));
        }

        @Nullable
        String choice(String number) {
            return isOpen(number) ? null : chosen.getOrDefault(number, wanted);
        }
    }

    /** What would come of each, with nothing done. */
    BatchPage preview(Asked asked, Actor.Staff staff, Voice voice) {
        String field = field(asked.action());
        Set<Field.Option> offered = new LinkedHashSet<>();
        List<BatchPage.Line> previewed = asked.numbers().stream()
                .map(number -> line(number, asked, offered, staff, voice))
                .toList();
        return new BatchPage(
                asked.action(),
                label(asked.action(), voice),
                UUID.randomUUID().toString(),
                common(field, List.copyOf(offered), asked.wanted(), voice),
                asked.left(),
                (int) asked.numbers().stream().filter(asked::isOpen).count(),
                previewed);
    }

    /** One choice for all, out of everything that is offered for any. */
    private static Field common(String field, List<Field.Option> options, @Nullable String wanted, Voice voice) {
        return Field.select("all", voice.text("desk.batch.all." + field), options)
                .value(wanted);
    }

    private BatchPage.Line line(String number, Asked asked, Set<Field.Option> offered, Actor.Staff staff, Voice voice) {
        String action = asked.action();
        String field = field(action);
        String wanted = asked.choice(number);
        MatterView view;
        try {
            view = matters.view(number, staff);
        } catch (Problem problem) {
            return BatchPage.Line.refused(number, number, null, voice.problem(problem));
        }
        String title = voice.title(view.matter());
        Field choice = view.offer(action).stream()
                .flatMap(offer -> offer.fields().stream())
                .filter(input -> input.field().name().equals(field))
                .map(input -> choice(view, action, input, wanted, voice))
                .findFirst()
                .orElse(null);
        Field shown = null;
        if (choice != null) {
            offered.addAll(choice.options());
            shown = asked.isOpen(number) ? choice.value(null) : shorter(choice, asked.wanted(), voice);
        }
        if (choice != null && (asked.isOpen(number) || choice.first().isEmpty() && wanted == null)) {
            return new BatchPage.Line(number, title, view.matter().version(), shown, false, null, null);
        }
        String chosen = choice == null || wanted != null ? wanted : choice.first();
        try {
            Foreseen foreseen =
                    ledger.foresee(number, action, chosen == null ? Map.of() : Map.of(field, chosen), staff, null);
            return new BatchPage.Line(number, title, foreseen.version(), shown, true, foreseen.due(), null);
        } catch (Problem problem) {
            return BatchPage.Line.refused(number, title, shown, told(problem, voice));
        }
    }

    /** Everything is offered once, above the lines; a line has what it differs in, and a way to everything. */
    private static Field shorter(Field choice, @Nullable String wanted, Voice voice) {
        if (choice.options().size() <= FEW) {
            return choice;
        }
        List<Field.Option> few = new ArrayList<>(choice.options().stream()
                .filter(option -> choice.values().contains(option.value())
                        || option.value().equals(wanted))
                .toList());
        few.add(new Field.Option(OTHER, voice.text("desk.batch.other")));
        return Field.select(choice.name(), choice.label(), few).value(choice.first());
    }

    private static Field choice(
            MatterView view, String action, MatterView.Input input, @Nullable String wanted, Voice voice) {
        String kind = view.matter().kind();
        String name = input.field().name();
        List<Field.Option> options = input.options().stream()
                .map(option -> new Field.Option(option.value(), voice.option(kind, name, option)))
                .toList();
        String suggested = input.options().stream()
                .filter(option -> !option.why().isBlank())
                .map(org.banshi.matter.Field.Option::value)
                .findFirst()
                .orElse(null);
        return Field.select(
                        "choice." + view.matter().number(),
                        voice.text(
                                "desk.batch.for",
                                voice.field(kind, action, name),
                                view.matter().number()),
                        options)
                .value(wanted == null ? suggested : wanted);
    }

    /** Why not, in the reader's words; a wrong field says what is wrong with it. */
    static String told(Problem problem, Voice voice) {
        return problem.errors().isEmpty()
                ? voice.problem(problem)
                : voice.text(
                        "problem." + problem.errors().getFirst().code(),
                        problem.errors().getFirst().args().toArray());
    }

    /**
     * One of several, as it was sent.
     *
     * @param number the matter
     * @param version the version that was seen
     * @param choice what was chosen for it
     */
    record Sent(
            String number,
            @Nullable Integer version,
            @Nullable String choice) {}

    /** Acts on each by itself; what is refused stops none of the others. What was sent before is not done again. */
    void perform(UUID token, String action, List<Sent> all, Actor.Staff staff, Voice voice) {
        String field = field(action);
        lines.begin(token, action, staff);
        for (Sent sent : all) {
            try {
                lines.perform(token, action, field, sent, staff);
            } catch (Problem problem) {
                lines.refused(token, sent.number(), told(problem, voice));
            } catch (DataAccessException failure) {
                // The database refused this one; the others do not wait for it to be explained.
                LOG.atError()
                        .addKeyValue("matter", sent.number())
                        .setCause(failure)
                        .log("one of a batch failed");
                lines.refused(token, sent.number(), voice.text("problem.internal"));
            }
        }
    }

    /** What came of each. */
    BatchDonePage result(UUID token, Actor.Staff staff, Voice voice) {
        String action = lines.action(token, staff).orElseThrow(() -> Problem.notFound("notFound"));
        List<BatchLines.Line> all = lines.of(token);
        Map<String, String> titles =
                matters.titles(all.stream().map(BatchLines.Line::number).toList(), staff);
        return new BatchDonePage(
                label(action, voice),
                all.stream()
                        .map(line -> new BatchDonePage.Line(
                                line.number(), titles.get(line.number()), line.done(), line.told()))
                        .toList());
    }
}
