package org.banshi.proposal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.hotline.Danger;
import org.banshi.hotline.Requests;
import org.banshi.matter.CarryingOver;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.program.Items;
import org.banshi.program.MonthlyTopics;
import org.banshi.program.NewItem;
import org.banshi.program.NewTopic;
import org.banshi.web.Problem;
import org.banshi.web.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells residents what became of what they put forward: it opens a topic or an item of a list, becomes an ordinary request, or
 * is not taken up. What is opened and the answer come together or not at all.
 */
@Service
public class Answers {
    /** How something selected is taken up. */
    static final List<String> WAYS = List.of("topic", "item", "existing");

    private static final String TYPE = "suggestion";
    private static final int LONGEST_WORDS = 500;

    private final Ledger ledger;
    private final Matters matters;
    private final CarryingOver carrying;
    private final MonthlyTopics topics;
    private final Items items;
    private final Danger danger;

    Answers(Ledger ledger, Matters matters, CarryingOver carrying, MonthlyTopics topics, Items items, Danger danger) {
        this.ledger = ledger;
        this.matters = matters;
        this.carrying = carrying;
        this.topics = topics;
        this.items = items;
        this.danger = danger;
    }

    /**
     * What was selected is told.
     *
     * @param words what was selected, in the words of the office, for everybody
     * @param answer what its raiser reads; the same words where absent
     */
    public record Telling(@Nullable String words, @Nullable String answer) {}

    /** Selected as a form says: it opens a topic or an item of a list, or becomes part of what is there. */
    @Transactional
    public void selectInto(String number, Map<String, String> typed, Actor.Staff staff) {
        Reading reading = new Reading();
        String words = reading.words("words", typed.get("words"), LONGEST_WORDS);
        String title = "";
        String way = typed.getOrDefault("into", "");
        if (!WAYS.contains(way)) {
            reading.wrong("into", "required");
        } else if (way.equals("existing")) {
            reading.words("target", typed.get("target"), NewCall.MOST_TITLE);
        } else {
            title = reading.words("title", typed.get("title"), NewCall.MOST_TITLE);
        }
        if (way.equals("item")) {
            reading.words("list", typed.get("list"), NewCall.MOST_TITLE);
        }
        reading.finish();
        Telling telling = new Telling(words, typed.get("publicAnswer"));
        switch (way) {
            case "topic" ->
                selectAsTopic(
                        number,
                        new NewTopic(title, words, typed.get("month"), typed.get("category"), null, null, null),
                        telling,
                        staff);
            case "item" -> selectAsItem(number, typed.getOrDefault("list", ""), title, telling, staff);
            default -> select(number, typed.get("target"), telling, staff);
        }
    }

    /** Selected, as part of a topic or of an item that is there. */
    @Transactional
    public void select(String number, @Nullable String target, Telling telling, Actor.Staff staff) {
        Map<String, Object> form = new HashMap<>();
        form.put("words", telling.words());
        form.put("target", target);
        form.put("publicAnswer", telling.answer());
        ledger.perform(number, "select", form, staff, null);
    }

    /**
     * Selected, and a topic of the month is opened for it.
     *
     * @return the topic's number
     */
    @Transactional
    public String selectAsTopic(String number, NewTopic topic, Telling telling, Actor.Staff staff) {
        String opened = topics.open(topic, staff).number();
        select(number, opened, telling, staff);
        return opened;
    }

    /**
     * Selected, and put on a yearly list as a draft of its office.
     *
     * @param title of the item, in the words of the office
     * @return the item's number
     */
    @Transactional
    public String selectAsItem(String number, String list, String title, Telling telling, Actor.Staff staff) {
        String text = telling.words() == null ? "" : telling.words();
        String put = items.put(
                        list,
                        new NewItem(
                                title,
                                text,
                                "year",
                                NewMatter.Place.NONE,
                                NewItem.Sorting.NONE,
                                NewItem.Book.NONE,
                                NewItem.Answerable.NOBODY,
                                null,
                                null,
                                List.of(),
                                List.of()),
                        staff)
                .number();
        select(number, put, telling, staff);
        return put;
    }

    /**
     * Becomes an ordinary request of the same raiser, who agreed to that; nobody sees who it is.
     *
     * @return the request's number
     * @throws Problem 409 without consent, or handed on already
     */
    @Transactional
    public String handOn(String number, @Nullable String answer, Actor.Staff staff) {
        Permissions.require(staff, Permission.CALLS_WRITE);
        MatterView view = matters.view(number, staff);
        Map<String, Object> form = new HashMap<>();
        form.put("publicAnswer", answer);
        form.put("request", number);
        if (view.offer("handOn").isEmpty()) {
            // Refused as the engine refuses it, before a request is raised for it.
            ledger.foresee(number, "handOn", form, staff, null);
            throw Problem.forbidden("proposal.notYourCall");
        }
        Matter proposal = view.matter();
        String request = carrying.raise(
                        number,
                        new NewMatter(
                                Requests.NAME,
                                TYPE,
                                null,
                                null,
                                new NewMatter.Words(proposal.title(), proposal.text()),
                                new NewMatter.Place(proposal.region(), proposal.address(), null, null),
                                new NewMatter.Origin("web", Proposals.NAME, number),
                                NewMatter.Identity.NONE,
                                false,
                                Map.of("danger", danger.isIn(proposal.title()) || danger.isIn(proposal.text()))),
                        staff)
                .number();
        form.put("request", request);
        ledger.perform(number, "handOn", form, staff, null);
        return request;
    }

    /**
     * Not taken up, all of them with the same reason, each with an answer of its own.
     *
     * @return how many
     */
    @Transactional
    public int decline(List<String> numbers, @Nullable String reason, Actor.Staff staff) {
        if (numbers.isEmpty()) {
            throw Problem.invalid("number", "proposal.noneTicked");
        }
        Map<String, Object> form = new HashMap<>();
        form.put("publicAnswer", reason);
        numbers.stream().distinct().forEach(number -> ledger.perform(number, "decline", form, staff, null));
        return numbers.size();
    }
}
