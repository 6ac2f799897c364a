package org.banshi.admin;

import java.util.List;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.access.Audit;
import org.banshi.access.Permissions;
import org.banshi.people.Because;
import org.banshi.web.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts spreadsheets into registers: all of one or nothing of it. */
@Component
class Sheets {
    private final List<SheetRegister> registers;
    private final Audit audit;
    private final TransactionOperations transaction;

    Sheets(List<SheetRegister> registers, Audit audit, TransactionOperations transaction) {
        this.registers = registers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * A register by its name.
     *
     * @throws Problem 404 if there is none, 403 if it is not for this person
     */
    SheetRegister require(Actor.Staff me, String name) {
        SheetRegister register = registers.stream()
                .filter(each -> each.head().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("notFound"));
        Permissions.require(me, register.head().permission());
        return register;
    }

    /** A register leaves the house, some with telephone numbers in it: the auditor can see who took it. */
    void taken(SheetRegister register, Actor.Staff me, String ending) {
        audit.record(me, "sheetExported", register.head().name(), ending);
    }

    /** What it would do: it is done, and undone. */
    SheetOutcome look(SheetRegister register, Sheet sheet, Actor.Staff me, String why) {
        return run(register, sheet, new SheetWork(me, Because.of(me.id(), why), false), "");
    }

    /**
     * Does it, if it would still do what was looked at and nothing is wrong; who looks at the outcome sees whether it did.
     *
     * @param seen the mark of what was looked at
     */
    SheetOutcome put(SheetRegister register, Sheet sheet, Actor.Staff me, String why, String seen) {
        return run(register, sheet, new SheetWork(me, Because.of(me.id(), why), true), seen);
    }

    private SheetOutcome run(SheetRegister register, Sheet sheet, SheetWork work, String seen) {
        return Objects.requireNonNull(transaction.execute(status -> {
            register.apply(sheet, work);
            SheetOutcome outcome = work.outcome();
            if (!work.earnest() || !outcome.ready() || !outcome.mark().equals(seen)) {
                status.setRollbackOnly();
            } else {
                audit.record(
                        work.me(),
                        "sheetRead",
                        register.head().name(),
                        "+" + outcome.fresh() + " ~" + outcome.changed() + ": "
                                + work.because().why());
            }
            return outcome;
        }));
    }
}
