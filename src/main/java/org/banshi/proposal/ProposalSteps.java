package org.banshi.proposal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.banshi.hotline.Requests;
import org.banshi.matter.Change;
import org.banshi.matter.Fact;
import org.banshi.matter.Field;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.Outcome;
import org.banshi.matter.Situation;
import org.banshi.program.Projects;
import org.banshi.program.Tasks;
import org.banshi.program.Topics;
import org.banshi.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done with a proposal: merging those that say the same, and telling its raiser what became of it. */
@Component
final class ProposalSteps {
    /** At least so many people score before anything is selected. */
    static final int SCORERS = 2;

    private static final int ANSWER = 2000;
    private static final int NUMBER = 40;
    private static final int REASON = 500;
    private static final Set<String> TARGETS = Set.of(Topics.NAME, Tasks.NAME, Projects.NAME);

    private final ObjectProvider<Matters> matters;
    private final JdbcClient db;

    /** The ledger's readers know all kinds, and so this one: they are asked only when something happens. */
    ProposalSteps(ObjectProvider<Matters> matters, JdbcClient db) {
        this.matters = matters;
        this.db = db;
    }

    Field[] mergeForm() {
        return new Field[] {Field.text("main").need().upTo(NUMBER)};
    }

    Field[] selectForm() {
        return new Field[] {
            Field.text("words").need().upTo(REASON),
            Field.text("target").need().upTo(NUMBER),
            Field.text("publicAnswer").upTo(ANSWER)
        };
    }

    Field[] handOnForm() {
        return new Field[] {
            Field.text("publicAnswer").need().upTo(ANSWER),
            Field.text("request").need().upTo(NUMBER)
        };
    }

    Field[] declineForm() {
        return new Field[] {Field.text("publicAnswer").need().upTo(ANSWER)};
    }

    Field[] withdrawForm() {
        return new Field[] {Field.text("reason").upTo(REASON)};
    }

    Field[] revealForm() {
        return new Field[] {Field.text("reason").need().upTo(REASON)};
    }

    /** Only into one of the same call that is open and stands for itself, one level deep, so that the way back is plain. */
    void merge(Situation s, Change c) {
        Matter main = matters.getObject()
                .hold(s.form().need("main").strip())
                .filter(found -> found.kind().equals(Proposals.NAME)
                        && found.id() != s.matter().id())
                .filter(found -> call(found.id()) == call(s))
                .orElseThrow(() -> Problem.invalid("main", "proposal.notOfThisCall"));
        if (!main.state().equals("received")) {
            throw Problem.invalid("main", "notMergeable");
        }
        if (matters.getObject().hasMerged(s.matter().id())) {
            throw Problem.conflict("hasMergedOnes");
        }
        c.own("gathered_into", main.id()).link(main.id()).go("gathered");
    }

    private static long call(Situation s) {
        return s.own().get("call") instanceof Number call ? call.longValue() : 0;
    }

    private long call(long matter) {
        return db.sql("select call from proposal_entry where matter = ?")
                .param(matter)
                .query(Long.class)
                .single();
    }

    /** Back to where it was; the time it was merged has counted. */
    void unmerge(Situation s, Change c) {
        c.own("gathered_into", null).unlink().go("received");
    }

    boolean isScored(Situation s) {
        return db.sql("select count(distinct staff) from proposal_score where matter = ?")
                        .param(s.matter().id())
                        .query(Integer.class)
                        .single()
                >= SCORERS;
    }

    boolean isAgreed(Situation s) {
        return s.ownYes("consent");
    }

    boolean standsAlone(Situation s) {
        return !matters.getObject().hasMerged(s.matter().id());
    }

    /** It is part of a topic or of an item of a list; those merged into it are told the same. */
    void select(Situation s, Change c) {
        Matter target = matters.getObject()
                .hold(s.form().need("target").strip())
                .filter(found -> TARGETS.contains(found.kind()))
                .filter(found -> found.isOpen() || found.outcome() == Outcome.VERDICT)
                .orElseThrow(() -> Problem.invalid("target", "proposal.noSuchTarget"));
        String words = s.form().need("words").strip();
        String answer = s.form().text("publicAnswer").orElse(words);
        c.own("words", words);
        Map<String, Object> same = new HashMap<>();
        same.put("target", target.id());
        same.put("publicAnswer", answer);
        c.pass("followMain", same);
        selected(c, target.id(), answer, s.matter().number(), s);
    }

    private static void selected(Change c, long target, String answer, String number, Situation s) {
        c.own("target", target);
        answer(c, answer, s);
        c.end("selected", Outcome.ANSWERED).tellRaiser("proposal.tell.selected", number);
    }

    private static void answer(Change c, String answer, Situation s) {
        c.set(Fact.PUBLIC_ANSWER, answer).set(Fact.ANSWERED_AT, s.now());
    }

    /** It has become an ordinary request, which names it as where it comes from. */
    void handOn(Situation s, Change c) {
        Matter request = matters.getObject()
                .hold(s.form().need("request").strip())
                .filter(found -> found.kind().equals(Requests.NAME)
                        && Proposals.NAME.equals(found.source())
                        && s.matter().number().equals(found.outsideNumber()))
                .orElseThrow(() -> Problem.invalid("request", "proposal.handedOnHere"));
        c.own("request", request.id());
        answer(c, s.form().need("publicAnswer"), s);
        c.end("handedOn", Outcome.ANSWERED)
                .tellRaiser("proposal.tell.handedOn", s.matter().number(), request.number());
    }

    /** With the reason in words, for it and for those merged into it. */
    void decline(Situation s, Change c) {
        String answer = s.form().need("publicAnswer");
        c.pass("followMain", Map.of("publicAnswer", answer));
        notTaken(s, c, answer);
    }

    private static void notTaken(Situation s, Change c, String answer) {
        answer(c, answer, s);
        c.end("notTaken", Outcome.REJECTED)
                .tellRaiser("proposal.tell.notTaken", s.matter().number());
    }

    /** The one it was merged into has its answer: this one gets its own, of the same words. */
    void followMain(Situation s, Change c) {
        c.unlink();
        String answer = s.form().need("publicAnswer");
        if (s.form().values().get("target") instanceof Number target) {
            selected(c, target.longValue(), answer, s.matter().number(), s);
        } else {
            notTaken(s, c, answer);
        }
    }

    /** Those merged into it go on as their own; what is merged into another one leaves that. */
    void withdraw(Situation s, Change c) {
        c.pass("unmerge", Map.of());
        if (s.matter().mainId() != null) {
            c.own("gathered_into", null).unlink();
        }
        c.end("withdrawn", Outcome.WITHDRAWN);
    }
}
