package org.banshi.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.knowledge.Categories;
import org.banshi.people.Because;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Adds and changes units as typed: all of a form or nothing of it, with everything that is wrong told at once. */
@Component
class UnitChanging {
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final TransactionOperations transaction;

    UnitChanging(Units units, Categories categories, Regions regions, TransactionOperations transaction) {
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.transaction = transaction;
    }

    /** Adds a unit; what is wrong, if anything. */
    FormErrors add(Actor.Staff me, UnitForm form) {
        Permissions.require(me, Permission.UNITS_WRITE);
        List<FieldError> errors = check(form);
        Unit.Kind kind = Arrays.stream(Unit.Kind.values())
                .filter(each -> each.code().equals(form.kind()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.add(FieldError.of("kind", form.kind().isEmpty() ? "required" : "notAChoice"));
        }
        Because because = Because.of(me.id(), form.why());
        return save(errors, () -> create(form, kind == null ? Unit.Kind.HANDLING : kind, because));
    }

    /**
     * Changes a unit but for its code and kind; what is wrong, if anything. One that has open matters is not switched
     * off: the engine refuses it.
     */
    FormErrors change(Actor.Staff me, UnitForm form) {
        Permissions.require(me, Permission.UNITS_WRITE);
        Unit before = units.require(form.code());
        List<FieldError> errors = check(form);
        Because because = Because.of(me.id(), form.why());
        return save(errors, () -> update(form, before, because));
    }

    /** Adds one with its duty list, in the running transaction. */
    void create(UnitForm form, Unit.Kind kind, Because because) {
        units.create(form.unit(kind).active(true), because);
        duty(form, because);
    }

    /** Changes one and its duty list, where they differ, in the running transaction. */
    void update(UnitForm form, Unit before, Because because) {
        Unit after = form.unit(before.kind());
        if (!after.equals(before)) {
            units.update(after, because);
        }
        duty(form, because);
    }

    private void duty(UnitForm form, Because because) {
        if (!form.duties().equals(units.duties(form.code()))) {
            units.setDuty(form.code(), form.duties(), because);
        }
    }

    /** What a form names that is not there. */
    List<FieldError> check(UnitForm form) {
        List<FieldError> errors = new ArrayList<>();
        if (!form.region().isEmpty() && regions.find(form.region()).isEmpty()) {
            errors.add(FieldError.of("region", "region.unknown", form.region()));
        }
        for (String duty : form.duties()) {
            if (categories.all().stream().noneMatch(category -> category.code().startsWith(duty))) {
                errors.add(FieldError.of("duty", "knowledge.unknown", duty));
            }
        }
        return errors;
    }

    private FormErrors save(List<FieldError> errors, Runnable work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                work.run();
            } catch (Problem problem) {
                errors.addAll(
                        problem.code().equals("unit.exists")
                                ? List.of(FieldError.of(
                                        "code", problem.code(), problem.args().toArray()))
                                : FormErrors.of(problem).errors());
            }
            if (!errors.isEmpty()) {
                status.setRollbackOnly();
            }
            return new FormErrors(errors);
        }));
    }
}
