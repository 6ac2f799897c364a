package org.banshi.program;

import java.util.List;
import java.util.stream.Stream;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;

/**
 * The form that takes down a vote.
 *
 * @param list the list
 * @param fields body, day, record, and what the chosen ones become
 * @param rows the candidates as they were typed
 * @param key of this form: sent twice, it still takes down one vote
 * @param errors what is wrong
 */
record NewVotePage(WorkList list, List<Field> fields, List<Row> rows, String key, FormErrors errors) implements Page {

    /** One candidate as it was typed. */
    record Row(int nr, String title, String score, boolean chosen) {}

    String path() {
        return "/desk/lists/" + list.code() + "/vote";
    }

    /** All fields, those of the candidates too, for the list of errors. */
    List<Field> all(Ui ui) {
        Stream<Field> typed = rows.stream()
                .flatMap(row -> Stream.of(
                        Field.text("title" + row.nr(), ui.text("program.ballot.candidate") + " " + row.nr()),
                        Field.text("score" + row.nr(), ui.text("program.ballot.score") + " " + row.nr())));
        return Stream.concat(fields.stream(), typed).toList();
    }

    boolean isWrong(String field) {
        return !errors.of(field).isEmpty();
    }
}
