package org.banshi.hotline;

import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.MeToo;
import org.banshi.matter.Situation;
import org.banshi.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What attaches a line and moves no clock: facts, reminders, notes, looks at an identity. */
@Component
final class Remarks {
    private final ObjectProvider<MeToo> meToo;

    /** What is public knows all kinds, and so this one: it is asked only when something happens. */
    Remarks(ObjectProvider<MeToo> meToo) {
        this.meToo = meToo;
    }

    Field[] factForm() {
        return new Field[] {Field.text("text").need().upTo(10_000), Field.file("file")};
    }

    Field[] remindForm() {
        return new Field[] {Field.text("text").upTo(10_000)};
    }

    Field[] joinForm() {
        return new Field[] {Field.text("main").need().upTo(40)};
    }

    Field[] noteForm() {
        return new Field[] {
            Field.text("text").need().upTo(10_000), Field.text("handedTo").upTo(200)
        };
    }

    Field[] revealForm() {
        return new Field[] {Field.text("reason").need().upTo(500)};
    }

    void addFact(Situation s, Change c) {
        if (s.matter().mainId() == null) {
            c.tellOwner("hotline.tell.fact", s.matter().number());
        }
    }

    void remind(Situation s, Change c) {
        if (s.matter().mainId() == null) {
            c.tellOwner("hotline.tell.reminded", s.matter().number());
        }
    }

    /**
     * Residents know the matters of others by the handle of the public list alone: the number that it stands for goes onto
     * the ledger, where only staff read it.
     */
    void join(Situation s, Change c) {
        String said = s.form().need("main").strip();
        if (said.matches("[0-9a-f]{24}")) {
            said = meToo.getObject().number(said).orElseThrow(() -> Problem.invalid("main", "noSuchRequest"));
        }
        if (said.equals(s.matter().number())) {
            throw Problem.invalid("main", "noSuchRequest");
        }
        c.own("same_as", said);
    }

    /** A call handed over to 110, 119 or 120 is kept with who took it (R-H05). */
    void note(Situation s, Change c) {
        s.form().text("handedTo").ifPresent(who -> c.own("handed_to", who));
    }

    /** Units never see who is behind a report or a confidential request (R-S10). */
    boolean mayReveal(Situation s) {
        boolean unit = s.actor() instanceof Actor.Staff staff
                && staff.has(Role.HANDLER)
                && Requests.HOTLINE_BODY.stream().noneMatch(staff::has);
        return !(unit && Requests.isSecret(s.matter()));
    }
}
