package org.banshi.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Category;
import org.banshi.knowledge.Guesses;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Proofs;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the hotline does with a new request before it goes to a unit. */
@Component
final class Intake {
    /** Grounds on which a request is not accepted; each has a right road to tell (R-H04). */
    static final String[] GROUNDS = {
        "litigation",
        "arbitration",
        "discipline",
        "reconsideration",
        "disclosure",
        "petition",
        "secret",
        "unlawful",
        "finished",
        "elsewhere"
    };

    /** A report that is about none of the city's units. */
    private static final String NO_UNIT = "none";

    private final Categories categories;
    private final Units units;
    private final ObjectProvider<Matters> matters;
    private final Proofs proofs;
    private final Guesses guesses;
    private final Citing citing;

    /** The ledger's readers know all kinds, and so this one: they are asked only when something happens. */
    Intake(
            Categories categories,
            Units units,
            ObjectProvider<Matters> matters,
            Proofs proofs,
            Guesses guesses,
            Citing citing) {
        this.categories = categories;
        this.units = units;
        this.matters = matters;
        this.proofs = proofs;
        this.guesses = guesses;
        this.citing = citing;
    }

    Field[] acceptForm() {
        return new Field[] {type(), grade(), category()};
    }

    Field[] classifyForm() {
        return new Field[] {type().need(), grade(), category(), Field.choice("aboutUnit", this::aboutOptions)};
    }

    private static Field type() {
        return Field.choice("type", Requests.TYPES.toArray(String[]::new))
                .startingWith(s -> Optional.ofNullable(s.matter().type()));
    }

    private static Field grade() {
        return Field.choice("grade", Requests.GRADES.toArray(String[]::new))
                .startingWith(s -> Optional.ofNullable(s.matter().grade()));
    }

    private Field category() {
        return Field.choice("category", this::categoryOptions)
                .startingWith(s -> Optional.ofNullable(s.matter().category()));
    }

    Field[] rejectForm() {
        return new Field[] {
            Field.choice("ground", GROUNDS).need(), Field.text("told").need()
        };
    }

    Field[] answerForm() {
        return new Field[] {Handling.publicAnswer(), Citing.field(), Field.text("source")};
    }

    Field[] rewordForm() {
        return new Field[] {
            Field.text("title")
                    .need()
                    .upTo(200)
                    .startingWith(s -> Optional.of(Objects.requireNonNullElse(
                            s.matter().rewordedTitle(), s.matter().title()))),
            Field.text("text")
                    .need()
                    .upTo(10_000)
                    .startingWith(s -> Optional.of(Objects.requireNonNullElse(
                            s.matter().rewordedText(), s.matter().text())))
        };
    }

    Field[] mergeForm() {
        return new Field[] {
            Field.text("main").need().upTo(40), Field.text("reason").upTo(500)
        };
    }

    Field[] withdrawForm() {
        return new Field[] {Field.text("reason"), Field.text("code").upTo(20)};
    }

    private List<Field.Option> categoryOptions(Situation situation) {
        return categories.all().stream()
                .map(category -> Field.Option.of(category.code(), categories.fullName(category.code())))
                .toList();
    }

    private List<Field.Option> aboutOptions(Situation situation) {
        List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of(NO_UNIT)));
        // Never the hotline itself: what nobody of the hotline may touch would be lost.
        units.all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.HANDLING)
                .map(Intake::option)
                .forEach(options::add);
        return options;
    }

    static Field.Option option(Unit unit) {
        return Field.Option.of(unit.code(), unit.name());
    }

    void accept(Situation s, Change c) {
        classes(s, c);
        c.go("accepted").tellRaiser("hotline.tell.accepted", s.matter().number());
    }

    void classify(Situation s, Change c) {
        classes(s, c);
        String about = s.form().text("aboutUnit").orElse(null);
        if (Requests.REPORT.equals(s.form().need("type")) && about == null && !s.ownYes("about_known")) {
            throw Problem.invalid("aboutUnit", "required");
        }
        if (about != null) {
            c.own("about_known", true);
            c.set(Fact.ABOUT_UNIT, about.equals(NO_UNIT) ? null : about);
            s.parties().stream()
                    .filter(party -> isUnder(party.unit(), about))
                    .forEach(party -> c.unassign(party.unit(), party.relation()));
        }
    }

    private boolean isUnder(@Nullable String unit, @Nullable String about) {
        return unit != null && about != null && !about.equals(NO_UNIT) && units.isUnder(unit, about);
    }

    private void classes(Situation s, Change c) {
        suggested(s, c);
        s.form().text("type").ifPresent(type -> {
            c.set(Fact.TYPE, type);
            if (type.equals(Requests.REPORT)) {
                standAlone(c);
            }
        });
        s.form().text("grade").ifPresent(grade -> c.set(Fact.GRADE, grade));
        s.form().text("category").ifPresent(category -> c.set(Fact.CATEGORY, category));
        if (s.matter().type() == null && s.form().text("type").isEmpty()) {
            c.set(Fact.TYPE, "help");
        }
        if (s.matter().grade() == null && s.form().text("grade").isEmpty()) {
            c.set(Fact.GRADE, "normal");
        }
    }

    /** What the classifier says when staff first decide, beside what they decide: so it can be told how good it is. */
    private void suggested(Situation s, Change c) {
        if (!(s.actor() instanceof Actor.Staff) || s.own().get("suggested_at") != null) {
            return;
        }
        Guesses.Guess guess = guesses.of(s.matter().title() + "\n" + s.matter().text());
        Category category = guess.category();
        c.own("suggested", category == null ? null : category.code());
        c.own("suggested_chance", guess.chance());
        c.own("suggested_abstained", guess.abstained());
        c.own("suggested_model", guess.model());
        c.own("suggested_at", s.now());
    }

    void reject(Situation s, Change c) {
        c.own("ground", s.form().need("ground"));
        c.own("told", s.form().need("told"));
        c.set(Fact.PUBLIC_ANSWER, s.form().need("told"));
        c.set(Fact.ANSWERED_AT, s.now());
        c.end("rejected", Outcome.REJECTED);
        standAlone(c);
        c.tellRaiser("hotline.tell.rejected", s.matter().number());
    }

    void answer(Situation s, Change c) {
        c.set(Fact.PUBLIC_ANSWER, s.form().need("publicAnswer"));
        c.set(Fact.ANSWERED_AT, s.now());
        citing.cite(s, c);
        c.go("answered").tellRaiser("hotline.tell.answered", s.matter().number());
        standAlone(c);
    }

    /** What ends before a unit has answered, or becomes a report, takes no other request with it: they go on as their own. */
    private static void standAlone(Change c) {
        c.pass("unmerge", Map.of());
    }

    void reword(Situation s, Change c) {
        c.set(Fact.REWORDED_TITLE, s.form().need("title"));
        c.set(Fact.REWORDED_TEXT, s.form().need("text"));
    }

    /** Only into an open, unmerged request, and one level deep, so that each one's way back is plain. */
    void merge(Situation s, Change c) {
        Matter main = matters.getObject()
                .hold(s.form().need("main").strip())
                .filter(found -> found.kind().equals(Requests.NAME)
                        && found.id() != s.matter().id())
                .orElseThrow(() -> Problem.invalid("main", "noSuchRequest"));
        if (!main.isOpen()
                || main.mainId() != null
                || Set.of("approved", "disputed", "answered", "objected").contains(main.state())) {
            throw Problem.invalid("main", "notMergeable");
        }
        if (isUnder(main.leadUnit(), s.matter().aboutUnit())) {
            throw Problem.invalid("main", "notMergeable");
        }
        // Their answer is their raiser's alone; merging would pass it on (R-S10).
        if (Requests.isSecret(main) || Requests.isSecret(s.matter())) {
            throw Problem.invalid("main", "mergeShielded");
        }
        if (matters.getObject().hasMerged(s.matter().id())) {
            throw Problem.conflict("hasMergedOnes");
        }
        c.own("merged_from", s.matter().state());
        c.link(main.id());
        c.go("merged");
        c.tellRaiser("hotline.tell.merged", s.matter().number());
    }

    boolean mayUnmerge(Situation s) {
        return !(s.actor() instanceof Actor.Staff staff) || staff.has(Role.REVIEWER) || s.didBefore(Set.of("merge"));
    }

    /** Back to where it was; the time it was merged has counted. */
    void unmerge(Situation s, Change c) {
        c.unlink();
        c.goBack(s.ownText("merged_from").orElse("raised"));
    }

    /** The main one was answered: this one gets the same answer, and a call-back and verdict of its own. */
    void followMain(Situation s, Change c) {
        c.unlink();
        c.set(Fact.PUBLIC_ANSWER, s.form().need("publicAnswer"));
        c.set(Fact.ANSWERED_AT, s.now());
        citing.follow(s, c);
        s.form()
                .text("unit")
                .filter(unit -> !isUnder(unit, s.matter().aboutUnit()))
                .ifPresent(unit -> c.assign(unit, Relation.LEAD));
        c.go("approved").tellRaiser("hotline.tell.answered", s.matter().number());
    }

    /** Staff may take a request back for its raiser only with the raiser's own code. */
    void withdraw(Situation s, Change c) {
        boolean proven = s.actor() instanceof Actor.Raiser
                || s.form()
                        .text("code")
                        .flatMap(code -> proofs.prove(s.matter().number(), code))
                        .isPresent();
        if (!proven) {
            throw Problem.invalid("code", "wrongCode");
        }
        c.unlink();
        c.end("withdrawn", Outcome.WITHDRAWN);
        standAlone(c);
        c.tellRaiser("hotline.tell.withdrawn", s.matter().number());
    }
}
