package org.banshi.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Ledger;
import org.banshi.matter.NewMatter;
import org.banshi.matter.Receipt;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts work on a list: from then on it is a matter on the ledger and changes only there. */
@Service
public class Items {
    private static final int LONG = 2_000;

    private final Lists lists;
    private final Ledger ledger;
    private final Units units;
    private final JdbcClient db;

    Items(Lists lists, Ledger ledger, Units units, JdbcClient db) {
        this.lists = lists;
        this.ledger = ledger;
        this.units = units;
        this.db = db;
    }

    /**
     * Puts a task on a list, as a draft of its office.
     *
     * @return its number on the ledger
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 field errors
     */
    @Transactional
    public Receipt put(String listCode, NewItem item, Actor actor) {
        return put(Tasks.NAME, listCode, item, actor, new Beside(_ -> {}, List.of()));
    }

    /**
     * Puts a project on a list, as something called for; what it needs to be set up may come later.
     *
     * @return its number on the ledger
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 field errors
     */
    @Transactional
    public Receipt putProject(String listCode, NewItem item, Actor actor) {
        return put(Projects.NAME, listCode, item, actor, new Beside(_ -> {}, List.of()));
    }

    /** What comes with an item: what else belongs to it from the start, and what was found wrong with that. */
    record Beside(Consumer<Change> also, List<FieldError> faults) {}

    /** Puts a task or a project on a list; the caller has begun a transaction. */
    Receipt put(String kind, String listCode, NewItem item, Actor actor, Beside more) {
        WorkList list = officesOwn(listCode, actor);
        check(list, item, kind.equals(Tasks.NAME) ? Tasks.TYPES : Projects.TYPES, more.faults());
        Consumer<Change> all = change -> beside(change, item);
        return raise(kind, item, own(list, item, nr(list, item)), all.andThen(more.also()), actor);
    }

    /** The list, if the actor is of the office that keeps it. */
    WorkList officesOwn(String code, Actor actor) {
        WorkList list = lists.find(code).orElseThrow(() -> Problem.notFound("noSuchList", code));
        Lists.requireOffice(list.office(), actor);
        return list;
    }

    private void check(WorkList list, NewItem item, List<String> types, List<FieldError> faults) {
        List<FieldError> errors = faults(list, item);
        errors.addAll(faults);
        if (!types.contains(item.type())) {
            errors.add(FieldError.of("type", "notAChoice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private int nr(WorkList list, NewItem item) {
        Integer wanted = item.sorting().nr();
        return wanted == null ? nextNr(list.code()) : wanted;
    }

    /**
     * Puts what has no milestones and no money, and was found to be without faults, on the list.
     *
     * @param more first values of columns that only this kind has
     * @param also who takes part from the start
     */
    Receipt raise(
            String kind, WorkList list, NewItem item, Map<String, Object> more, Consumer<Change> also, Actor actor) {
        Map<String, Object> own = own(list, item, nr(list, item));
        own.putAll(more);
        return raise(kind, item, own, also, actor);
    }

    private Receipt raise(String kind, NewItem item, Map<String, Object> own, Consumer<Change> also, Actor actor) {
        return ledger.raise(matter(kind, item, own), actor, also);
    }

    /** As it comes onto the ledger. */
    static NewMatter matter(String kind, NewItem item, Map<String, Object> own) {
        return new NewMatter(
                kind,
                item.type().isEmpty() ? null : item.type(),
                null,
                null,
                new NewMatter.Words(item.title(), item.text()),
                item.place(),
                NewMatter.Origin.of("list"),
                NewMatter.Identity.NONE,
                false,
                own);
    }

    /** The same item with the list's own group where it names none. */
    NewItem withChecker(WorkList list, NewItem item) {
        NewItem.Answerable who = item.who();
        String checker = who.checker() == null ? list.checker() : who.checker();
        return new NewItem(
                item.title(),
                item.text(),
                item.type(),
                item.place(),
                item.sorting(),
                item.book(),
                new NewItem.Answerable(who.lead(), who.co(), who.person(), checker),
                item.begins(),
                item.ends(),
                item.steps(),
                item.funds());
    }

    /** The next number of a list; whoever asks meanwhile waits until this one is used. */
    int nextNr(String list) {
        return db.sql("""
                        update program_list set last_nr = greatest(last_nr, (select coalesce(max(nr), 0) from program_item where list = :list)) + 1
                        where code = :list returning last_nr""").param("list", list).query(Integer.class).single();
    }

    static Map<String, Object> own(WorkList list, NewItem item, int nr) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("list", list.code());
        own.put("nr", nr);
        own.put("title", item.title());
        own.put("aspect", item.sorting().aspect());
        own.put("sort", item.sorting().sort());
        own.put("goal", item.sorting().goal());
        own.put("target", item.book().target());
        own.put("quantity", item.book().quantity());
        own.put("quantity_unit", item.book().unit());
        own.put("base", item.book().base());
        own.put("cut_off", item.book().cutOff());
        own.put("measures", item.book().measures());
        own.put("criteria", item.book().criteria());
        own.put("lead", item.who().lead());
        own.put(
                "co",
                item.who().co().isEmpty() ? null : String.join(",", item.who().co()));
        own.put("person", item.who().person());
        own.put(
                "checker",
                item.who().checker() == null ? list.checker() : item.who().checker());
        own.put("begins", item.begins());
        own.put("ends", item.ends());
        own.put(
                "all_weight",
                item.steps().stream().mapToInt(NewItem.Step::weight).sum());
        own.values().removeIf(java.util.Objects::isNull);
        return own;
    }

    static void beside(Change change, NewItem item) {
        int nr = 0;
        for (NewItem.Step step : item.steps()) {
            change.row(
                    Milestones.TABLE,
                    Milestones.key(++nr),
                    Map.of("title", step.title(), "weight", step.weight(), "due", step.due()));
        }
        for (NewItem.Fund fund : item.funds()) {
            change.row(
                    "program_fund",
                    Map.of("source", fund.source()),
                    Map.of("planned", fund.planned(), "arrived", fund.arrived(), "spent", fund.spent()));
        }
    }

    /** Everything that is wrong with an item of whichever kind but its type, also that its number is taken. */
    List<FieldError> faults(WorkList list, NewItem item) {
        List<FieldError> errors = common(list, item, lists.goals(list.code()));
        Integer wanted = item.sorting().nr();
        if (wanted != null && isTaken(list.code(), wanted)) {
            errors.add(FieldError.of("nr", "nrTaken"));
        }
        return errors;
    }

    /** Everything that is wrong with an item of whichever kind but its type and its number. */
    List<FieldError> common(WorkList list, NewItem item, List<Goal> goals) {
        List<FieldError> errors = new ArrayList<>();
        errors.addAll(words(item));
        dates(item, errors);
        who(list, item, errors);
        sorting(item, goals, errors);
        if (item.book().quantity() != null && item.book().unit() == null) {
            errors.add(FieldError.of("quantityUnit", "required"));
        }
        for (NewItem.Fund fund : item.funds()) {
            if (!Arrays.asList(TaskDrafting.FUND_SOURCES).contains(fund.source())) {
                errors.add(FieldError.of("funds", "notAChoice"));
            }
            if (fund.spent().compareTo(fund.arrived()) > 0) {
                errors.add(FieldError.of("funds", "moreThanArrived"));
            }
        }
        return errors;
    }

    private static List<FieldError> words(NewItem item) {
        Entries words = new Entries();
        words.need("title", item.title(), Entries.TITLE);
        words.text("text", item.text(), Entries.TEXT);
        words.text("aspect", item.sorting().aspect(), Entries.TITLE);
        words.text("sort", item.sorting().sort(), Entries.TITLE);
        words.text("target", item.book().target(), LONG);
        words.text("quantityUnit", item.book().unit(), Entries.TITLE);
        words.text("measures", item.book().measures(), LONG);
        words.text("criteria", item.book().criteria(), LONG);
        words.text("person", item.who().person(), Entries.TITLE);
        item.steps().forEach(step -> words.text("steps", step.title(), Entries.TITLE));
        return words.errors();
    }

    private static void dates(NewItem item, List<FieldError> errors) {
        if (item.begins() != null && item.ends() != null && item.ends().isBefore(item.begins())) {
            errors.add(FieldError.of("ends", "endBeforeBegin"));
        }
        for (NewItem.Step step : item.steps()) {
            if (step.weight() < 1 || step.weight() > 100) {
                errors.add(FieldError.of("steps", "outOfRange", 1, 100));
            }
            if (item.ends() != null && step.due().isAfter(item.ends())) {
                errors.add(FieldError.of("steps", "stepAfterEnd", step.title()));
            }
        }
        if (item.steps().size() > 99) {
            errors.add(FieldError.of("steps", "outOfRange", 1, 99));
        }
    }

    private void who(WorkList list, NewItem item, List<FieldError> errors) {
        String lead = item.who().lead();
        if (lead != null && units.find(lead).isEmpty()) {
            errors.add(FieldError.of("lead", "notAChoice"));
        }
        if (item.who().co().stream().anyMatch(co -> units.find(co).isEmpty())) {
            errors.add(FieldError.of("co", "notAChoice"));
        }
        String checker =
                item.who().checker() == null ? list.checker() : item.who().checker();
        if (checker != null && units.find(checker).isEmpty()) {
            errors.add(FieldError.of("checker", "notAChoice"));
        } else if (checker != null && lead != null && (units.isUnder(checker, lead) || units.isUnder(lead, checker))) {
            errors.add(FieldError.of("checker", "checkerIsDoer"));
        }
    }

    /** Items hang below leaves, so that a sum over the tree counts each once (M36). */
    private static void sorting(NewItem item, List<Goal> goals, List<FieldError> errors) {
        String goal = item.sorting().goal();
        if (goal != null) {
            boolean known = goals.stream().anyMatch(g -> g.code().equals(goal));
            boolean leaf = goals.stream().noneMatch(g -> goal.equals(g.parent()));
            if (!known || !leaf) {
                errors.add(FieldError.of("goal", known ? "notALeaf" : "notAChoice"));
            }
        }
    }

    /** All numbers of a list that are taken, by whichever kind. */
    Set<Integer> taken(String list) {
        return Set.copyOf(db.sql("select nr from program_item where list = :list")
                .param("list", list)
                .query(Integer.class)
                .list());
    }

    private boolean isTaken(String list, int nr) {
        return db.sql("select exists (select from program_item where list = :list and nr = :nr)")
                .param("list", list)
                .param("nr", nr)
                .query(Boolean.class)
                .single();
    }
}
