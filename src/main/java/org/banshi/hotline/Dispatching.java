package org.banshi.hotline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.Relation;
import org.banshi.matter.RunningClock;
import org.banshi.matter.Situation;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which unit does it, and who in the unit. */
@Component
final class Dispatching {
    private final Units units;
    private final Members members;
    private final Rules rules;
    private final Times times;
    private final NightCall nightCall;
    private final ObjectProvider<UnitAdvice> advice;

    /** What is advised looks at other requests, and so knows this kind: it is asked only when something happens. */
    Dispatching(
            Units units,
            Members members,
            Rules rules,
            Times times,
            NightCall nightCall,
            ObjectProvider<UnitAdvice> advice) {
        this.advice = advice;
        this.units = units;
        this.members = members;
        this.rules = rules;
        this.times = times;
        this.nightCall = nightCall;
    }

    Field[] dispatchForm() {
        return new Field[] {Field.choice("unit", this::unitOptions).need(), Field.text("note")};
    }

    Field[] ruleForm() {
        return new Field[] {
            Field.choice("unit", this::unitOptions).need(), Field.text("reason").need()
        };
    }

    Field[] handDownForm() {
        return new Field[] {Field.choice("unit", this::lowerUnits).need(), Field.text("note")};
    }

    Field[] signForm() {
        return new Field[] {Field.choice("person", this::colleagues)};
    }

    Field[] assignForm() {
        return new Field[] {Field.choice("person", this::colleagues).need()};
    }

    Field[] returnForm() {
        return new Field[] {Field.text("reason").need(), Field.text("basis").need()};
    }

    Field[] coHandlerForm() {
        return new Field[] {Field.choice("unit", this::unitOptions).need(), Field.text("note")};
    }

    Field[] releaseForm() {
        return new Field[] {Field.choice("unit", this::coUnits).need(), Field.text("reason")};
    }

    /** Units that may get it, the directory's own first; never the one it is about or one below it. */
    private List<Field.Option> unitOptions(Situation s) {
        List<Field.Option> options = new ArrayList<>();
        Optional<Field.Option> suggested = suggestion(s.matter());
        suggested.ifPresent(options::add);
        units.all().stream()
                .filter(unit -> unit.active() && unit.kind() == Unit.Kind.HANDLING)
                .filter(unit -> !isAbout(s.matter(), unit.code()))
                .filter(unit -> suggested.isEmpty() || !suggested.get().value().equals(unit.code()))
                .map(Intake::option)
                .forEach(options::add);
        return options;
    }

    /** What the dispatch directory says, with the reason. */
    private Optional<Field.Option> suggestion(Matter matter) {
        Versioned<Directory> directory = rules.current(HotlineRules.DIRECTORY);
        return directory
                .value()
                .find(matter.type(), matter.category(), matter.region())
                .filter(entry -> !isAbout(matter, entry.unit()))
                .flatMap(entry -> units.find(entry.unit())
                        .filter(Unit::active)
                        .map(unit -> Intake.option(unit)
                                .because(Objects.requireNonNullElse(entry.why(), "") + " (v" + directory.version()
                                        + ")")));
    }

    private boolean isAbout(Matter matter, @Nullable String unit) {
        return matter.aboutUnit() != null && unit != null && units.isUnder(unit, matter.aboutUnit());
    }

    private List<Field.Option> lowerUnits(Situation s) {
        if (s.matter().leadUnit() == null) {
            return List.of();
        }
        return units.under(s.matter().leadUnit()).stream()
                .filter(code -> !code.equals(s.matter().leadUnit()) && !isAbout(s.matter(), code))
                .filter(code ->
                        units.duty(code, Objects.requireNonNullElse(s.matter().category(), "")))
                .map(units::require)
                .filter(Unit::active)
                .map(Intake::option)
                .toList();
    }

    private List<Field.Option> colleagues(Situation s) {
        return s.matter().leadUnit() == null
                ? List.of()
                : members.ofUnit(s.matter().leadUnit()).stream()
                        .filter(Member::active)
                        .map(member -> Field.Option.of(Long.toString(member.id()), member.name()))
                        .toList();
    }

    private List<Field.Option> coUnits(Situation s) {
        return s.parties().stream()
                .filter(party -> party.relation() == Relation.CO)
                .map(party -> Intake.option(units.require(party.unit())))
                .toList();
    }

    boolean reportIsClassified(Situation s) {
        return !Requests.REPORT.equals(s.matter().type()) || s.ownYes("about_known");
    }

    boolean secretIsReworded(Situation s) {
        return !Requests.isSecret(s.matter()) || s.matter().rewordedText() != null;
    }

    /** The codes of the units that were advised, and where the first is from. */
    record Advised(@Nullable String first, @Nullable String source, String all) {}

    /** What is advised: worked out before the request is locked, for it looks at hundreds of others. */
    @Nullable
    Advised advised(Situation s) {
        if (!(s.actor() instanceof Actor.Staff)) {
            return null;
        }
        List<UnitAdvice.Advice> advised = advice.getObject().of(s.matter(), s.ownYes("about_known"), s.actor());
        UnitAdvice.Advice first = advised.isEmpty() ? null : advised.getFirst();
        return new Advised(
                first == null ? null : first.unit().code(),
                first == null ? null : first.line() == null ? "past" : "directory",
                advised.stream().map(one -> one.unit().code()).collect(Collectors.joining(" ")));
    }

    void dispatch(Situation s, Change c) {
        String unit = s.form().need("unit");
        suggested(s, c, unit);
        c.assign(unit, Relation.LEAD);
        c.go("dispatched").stop(Times.HANDLE).start(Times.HANDLE, times.handle(s));
        c.tellRaiser("hotline.tell.dispatched", s.matter().number());
        c.tellOwner("hotline.tell.toUnit", s.matter().number());
        nightCall.about(s, c, unit);
    }

    /** What was advised beside what is chosen: so it can be told how good the advice is. */
    private static void suggested(Situation s, Change c, String chosen) {
        if (!(s.ahead() instanceof Advised advised)) {
            return;
        }
        c.own("unit_suggested", advised.first());
        c.own("unit_source", advised.source());
        c.own("unit_suggestions", advised.all());
        c.own("unit_chosen", chosen);
        c.own("unit_suggested_at", s.now());
    }

    /** To another unit, which gets a full limit; or back to the same one, for good (R-H12). */
    void rule(Situation s, Change c) {
        String unit = s.form().need("unit");
        if (unit.equals(s.matter().leadUnit())) {
            c.own("return_final", true);
        } else {
            s.parties().stream()
                    .filter(party -> party.relation() == Relation.UPPER)
                    .forEach(party -> c.unassign(party.unit(), Relation.UPPER));
            c.assign(unit, Relation.LEAD).stop(Times.HANDLE).start(Times.HANDLE, times.handle(s));
        }
        c.go("dispatched").tellOwner("hotline.tell.toUnit", s.matter().number());
        nightCall.about(s, c, unit);
    }

    /** Down within the duty list; the unit above stays answerable (R-H14). */
    void handDown(Situation s, Change c) {
        String upper = Objects.requireNonNull(s.matter().leadUnit());
        c.assign(upper, Relation.UPPER);
        String unit = s.form().need("unit");
        c.assign(unit, Relation.LEAD);
        c.go("dispatched").tellOwner("hotline.tell.toUnit", s.matter().number());
        nightCall.about(s, c, unit);
    }

    void sign(Situation s, Change c) {
        c.go("working");
        s.form().text("person").ifPresent(person -> c.assignPerson(Long.parseLong(person)));
    }

    void assign(Situation s, Change c) {
        c.assignPerson(Long.parseLong(s.form().need("person")));
        c.tellOwner("hotline.tell.toYou", s.matter().number());
    }

    boolean mayReturn(Situation s) {
        return !s.ownYes("return_final");
    }

    boolean withinSignLimit(Situation s) {
        RunningClock sign = s.clock("sign").orElse(null);
        return sign == null || sign.due() == null || s.now().isBefore(sign.due());
    }

    void giveBack(Situation s, Change c) {
        c.own("return_reason", s.form().need("reason"));
        c.own("return_basis", s.form().need("basis"));
        c.go("returned");
    }

    void addCoHandler(Situation s, Change c) {
        String unit = s.form().need("unit");
        if (s.stands(unit, Relation.LEAD) || s.stands(unit, Relation.CO)) {
            throw Problem.invalid("unit", "takesPartAlready");
        }
        c.assign(unit, Relation.CO);
        c.startAtFor(unit, Times.CO_REPLY, times.coDue(s));
    }

    void releaseCoHandler(Situation s, Change c) {
        String unit = s.form().need("unit");
        c.unassign(unit, Relation.CO);
        c.stopFor(unit, Times.CO_REPLY);
    }
}
