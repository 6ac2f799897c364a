package org.banshi.notice;

import java.util.Locale;
import org.banshi.access.Actor;
import org.banshi.matter.Tries;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who objects: whoever gives a number proves it; whoever gives none says to be named, and is counted by address. */
@Component
public class Objectors {
    private final Tries tries;

    Objectors(Tries tries) {
        this.tries = tries;
    }

    /**
     * The raiser; absent for somebody who is only named.
     *
     * @throws Problem 404 wrong number or code; 429 tried too often
     */
    public Actor.@Nullable Raiser raiser(Objecting typed, String address) {
        String number = LedgerController.plain(NoticeWords.given(typed.number()));
        if (number.isEmpty()) {
            tries.countRaise(address);
            return null;
        }
        String code = LedgerController.plain(NoticeWords.given(typed.code())).toUpperCase(Locale.ROOT);
        return tries.prove(number, code, address);
    }

    /** What is wrong with an objection, beside the number where that could not be proved. */
    public static FormErrors wrong(Problem refused) {
        return LedgerController.wrong("number", refused);
    }
}
