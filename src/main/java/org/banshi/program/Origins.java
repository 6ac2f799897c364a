package org.banshi.program;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Change;
import org.banshi.matter.Matters;
import org.banshi.matter.Receipt;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts work on a list from where it comes: what residents asked for, or a vote. All of it, or nothing. */
@Service
public class Origins {
    static final String BALLOTS = "program_ballot";
    static final String CANDIDATES = "program_candidate";

    /** So many requests may be the sources of one item at once. */
    public static final int MOST_SOURCES = 100;

    static final int MOST_CANDIDATES = 60;

    private final Items items;
    private final Inspections inspections;
    private final Matters matters;
    private final CityClock clock;

    Origins(Items items, Inspections inspections, Matters matters, CityClock clock) {
        this.items = items;
        this.inspections = inspections;
        this.matters = matters;
        this.clock = clock;
    }

    /** The kinds that somebody may put on a list: its office what it gives out, a group what it finds. */
    public List<String> kinds(WorkList list, Actor actor) {
        if (Permissions.has(actor, Permission.LISTS_WRITE)
                && actor instanceof Actor.Staff staff
                && list.office().equals(staff.unit())) {
            return List.of(Tasks.NAME, Projects.NAME, Rectifications.NAME);
        }
        return inspections.mayInspect(list, actor) ? List.of(Findings.NAME) : List.of();
    }

    /**
     * Puts a task or a project on a list with the matters that it comes from: whoever raised them is told now, and again
     * when it is done.
     *
     * @param kind task, project
     * @param sources their numbers
     * @return its number on the ledger
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 field errors, each bad number by itself
     */
    @Transactional
    public Receipt put(String kind, String listCode, NewItem item, List<String> sources, Actor actor) {
        items.officesOwn(listCode, actor);
        List<FieldError> faults = new ArrayList<>();
        List<Long> ids = ids(sources, actor, faults);
        Consumer<Change> cite = change -> {
            ids.forEach(change::cite);
            if (!ids.isEmpty()) {
                change.tellCited("program.tell.listed");
            }
        };
        return items.put(kind, listCode, item, actor, new Items.Beside(cite, faults));
    }

    private List<Long> ids(List<String> numbers, Actor actor, List<FieldError> faults) {
        if (numbers.size() > MOST_SOURCES) {
            faults.add(FieldError.of("sources", "tooManySources", MOST_SOURCES));
            return List.of();
        }
        List<Long> ids = new ArrayList<>();
        for (String number : numbers) {
            try {
                ids.add(matters.view(number, actor).matter().id());
            } catch (Problem problem) {
                if (problem.status() != 404) {
                    throw problem;
                }
                faults.add(FieldError.of("sources", "noSuchSource", number));
            }
        }
        return ids;
    }

    /**
     * Takes down a vote: what was chosen becomes projects, and each keeps the whole record. They still have to pass their
     * tests before they are set up (R-J01).
     *
     * @return their numbers on the ledger
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 field errors
     */
    @Transactional
    List<Receipt> vote(String listCode, NewVote vote, Actor actor) {
        items.officesOwn(listCode, actor);
        List<FieldError> faults = faults(vote);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        List<Receipt> receipts = new ArrayList<>();
        for (int n = 1; n <= vote.candidates().size(); n++) {
            NewVote.Candidate candidate = vote.candidates().get(n - 1);
            if (candidate.chosen()) {
                receipts.add(items.put(
                        Projects.NAME,
                        listCode,
                        vote.item(candidate),
                        actor,
                        new Items.Beside(record(vote, n, actor), List.of())));
            }
        }
        return receipts;
    }

    private Consumer<Change> record(NewVote vote, int own, Actor actor) {
        Map<String, Object> ballot = new LinkedHashMap<>();
        ballot.put("n", own);
        ballot.put("body", String.valueOf(vote.body()));
        ballot.put("day", vote.day() == null ? clock.today() : vote.day());
        ballot.put("record", String.valueOf(vote.record()));
        ballot.put("written_at", clock.instant().atOffset(ZoneOffset.UTC));
        ballot.put("written_by", actor instanceof Actor.Staff staff ? staff.id() : 0);
        return change -> {
            int n = 0;
            for (NewVote.Candidate candidate : vote.candidates()) {
                change.append(
                        CANDIDATES,
                        Map.of(
                                "n",
                                ++n,
                                "title",
                                candidate.title(),
                                "score",
                                candidate.score(),
                                "chosen",
                                candidate.chosen()));
            }
            change.append(BALLOTS, ballot);
        };
    }

    private List<FieldError> faults(NewVote vote) {
        Entries entries = new Entries();
        entries.need("body", vote.body(), Entries.TITLE);
        entries.need("record", vote.record(), 2_000);
        entries.need("day", vote.day());
        entries.text("aspect", vote.aspect(), 60);
        if (vote.day() != null && vote.day().isAfter(clock.today())) {
            entries.wrong("day", "inTheFuture");
        }
        if (!Projects.TYPES.contains(vote.type())) {
            entries.wrong("type", "notAChoice");
        }
        if (vote.candidates().stream().noneMatch(NewVote.Candidate::chosen)) {
            entries.wrong("candidates", "nobodyChosen");
        }
        if (vote.candidates().size() > MOST_CANDIDATES) {
            entries.wrong("candidates", "tooManyCandidates", MOST_CANDIDATES);
        }
        for (NewVote.Candidate candidate : vote.candidates()) {
            entries.text("title" + candidate.row(), candidate.title(), Entries.TITLE);
            if (candidate.chosen() && isBeaten(vote, candidate)) {
                entries.wrong("score" + candidate.row(), "chosenScoresLess");
            }
        }
        return entries.errors();
    }

    /** What was not chosen has not more votes than what was; on the same number the body decides. */
    private static boolean isBeaten(NewVote vote, NewVote.Candidate chosen) {
        return vote.candidates().stream()
                .anyMatch(other -> !other.chosen() && other.score().compareTo(chosen.score()) > 0);
    }
}
