package org.banshi.promised;

import jakarta.servlet.http.HttpServletRequest;
import org.banshi.notice.Objecting;
import org.banshi.notice.Objectors;
import org.banshi.program.Lists;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** By which anybody objects to the words of a promise; they are away at once. */
@Controller
@RequestMapping("/lists/{code}/{nr:\\d{1,9}}/object")
final class PublicPromiseController {
    private final PromisedObjections objections;
    private final PromisedRows rows;
    private final Lists lists;
    private final Objectors objectors;

    PublicPromiseController(PromisedObjections objections, PromisedRows rows, Lists lists, Objectors objectors) {
        this.objections = objections;
        this.rows = rows;
        this.lists = lists;
        this.objectors = objectors;
    }

    @GetMapping
    PromiseObjectionPage form(@PathVariable String code, @PathVariable int nr) {
        return new PromiseObjectionPage(code, told(code, nr), Objecting.BLANK, FormErrors.NONE);
    }

    @PostMapping
    Answer object(@PathVariable String code, @PathVariable int nr, Objecting sent, HttpServletRequest request) {
        Telling told = told(code, nr);
        Objecting typed = new Objecting(sent.ground(), sent.words(), null, null);
        String page = "/lists/" + code + "/" + nr;
        try {
            // Nobody proves anything here; whoever objects is counted by address.
            objectors.raiser(typed, request.getRemoteAddr());
            objections.object(code, nr, typed);
            return new SeeOther(page, "promised.objectedNow");
        } catch (Problem refused) {
            if (refused.status() == 409) {
                return SeeOther.warning(page, "promised.objectedBefore");
            }
            return new PromiseObjectionPage(code, told, typed, Objectors.wrong(refused));
        }
    }

    private Telling told(String code, int nr) {
        return lists.findPublic(code)
                .flatMap(list -> rows.told(list.code(), nr))
                .orElseThrow(() -> Problem.notFound("promised.none"));
    }
}
