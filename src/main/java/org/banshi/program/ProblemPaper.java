package org.banshi.program;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/** The three forms of a hard problem as they look on paper: their fields, and who signs them. */
enum ProblemPaper {
    /** 群众需求表. */
    NEED("fillNeed", List.of("who", "needs", "heard"), List.of("helper", "leader")),
    /** 过程监督表. */
    PROCESS("fillProcess", List.of("onTrack", "progress", "obstacles", "advice"), List.of("monitor", "leader")),
    /** 完成评估表. */
    RESULT("evaluate", List.of("solved", "satisfaction", "findings", "heard"), List.of("appraiser", "office"));

    private final String action;
    private final List<String> fields;
    private final List<String> signers;

    ProblemPaper(String action, List<String> fields, List<String> signers) {
        this.action = action;
        this.fields = fields;
        this.signers = signers;
    }

    /** As the ledger names it. */
    String form() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProblemPaper> find(String form) {
        return Stream.of(values()).filter(paper -> paper.form().equals(form)).findFirst();
    }

    List<String> fields() {
        return fields;
    }

    /** Whether a field holds words, and so needs room on paper. */
    static boolean isLong(String field) {
        return !isYesNo(field) && !field.equals("heard") && !field.equals("satisfaction");
    }

    /** Whether a field is answered by yes or no. */
    static boolean isYesNo(String field) {
        return field.equals("onTrack") || field.equals("solved");
    }

    List<String> signers() {
        return signers;
    }

    String title(Ui ui) {
        return ui.text("hardProblem.paper." + form());
    }

    /** What a field is called; in this form, if it is called otherwise elsewhere. */
    String label(Ui ui, String field) {
        String plain = "hardProblem.field." + field;
        return ui.textOr("hardProblem.field." + action + "." + field, ui.textOr(plain, field));
    }

    /** What was filled in, in words; empty for nothing. */
    static String words(Ui ui, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> ui.text(yes ? "hardProblem.yes" : "hardProblem.no");
            case Number number -> ui.number(number.longValue());
            default -> value.toString();
        };
    }
}
