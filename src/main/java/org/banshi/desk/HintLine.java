package org.banshi.desk;

import java.util.List;
import org.banshi.hotline.Hints;
import org.banshi.matter.Matter;

/**
 * A hint as it stands on the page.
 *
 * @param hint what was noticed
 * @param words where it stands, marked; no pieces where the whole text is meant
 */
record HintLine(Hints.Hint hint, Pieces words) {
    static List<HintLine> of(List<Hints.Hint> hints, Matter shown) {
        return hints.stream().map(hint -> of(hint, shown)).toList();
    }

    private static HintLine of(Hints.Hint hint, Matter shown) {
        String answer = shown.publicAnswer();
        String text = hint.ofQuestion() || answer == null ? shown.title() + "\n" + shown.text() : answer;
        return new HintLine(hint, Pieces.around(text, hint.marks()));
    }

    String code() {
        return hint.sort().code();
    }
}
