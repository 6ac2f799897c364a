package org.banshi.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Situation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The three forms that go with a hard problem. Each filling is a version of its own; none is ever written over. */
@Component
final class ProblemForms {
    static final String TABLE = "program_form";

    /** 群众需求表: what people need. */
    static final String NEED = "need";

    /** 过程监督表: how it is being solved. */
    static final String PROCESS = "process";

    /** 完成评估表: whether it is solved. */
    static final String RESULT = "result";

    private static final int MANY = 10_000_000;

    private final JsonMapper json;

    ProblemForms(JsonMapper json) {
        this.json = json;
    }

    Field[] needForm() {
        return new Field[] {
            Field.text("who").need().upTo(200),
            Field.text("needs").need().upTo(10_000),
            Field.integer("heard", 0, MANY).need()
        };
    }

    Field[] processForm() {
        return new Field[] {
            Field.bool("onTrack").need(),
            Field.text("progress").need().upTo(10_000),
            Field.text("obstacles"),
            Field.text("advice")
        };
    }

    Field[] resultForm() {
        return new Field[] {
            Field.bool("solved").need(),
            Field.integer("satisfaction", 1, 5).need(),
            Field.text("findings").need().upTo(10_000),
            Field.integer("heard", 0, MANY).need()
        };
    }

    boolean hasNeed(Situation s) {
        return s.ownInt(NEED) > 0;
    }

    boolean hasProcess(Situation s) {
        return s.ownInt(PROCESS) > 0;
    }

    boolean hasAll(Situation s) {
        return hasNeed(s) && hasProcess(s) && s.ownInt(RESULT) > 0;
    }

    /** Keeps what was filled in as the next version of the form. */
    void keep(Situation s, Change c, String form) {
        if (!(s.actor() instanceof Actor.Staff staff)) {
            throw new IllegalStateException("only staff fill in forms");
        }
        int version = s.ownInt(form) + 1;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("form", form);
        row.put("version", version);
        row.put("at", s.now());
        row.put("staff", staff.id());
        row.put("body", json.writeValueAsString(s.form().values()));
        c.append(TABLE, row).own(form, version);
    }
}
