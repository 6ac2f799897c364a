package org.banshi.brief;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Endings;
import org.banshi.matter.Tallies;
import org.banshi.program.CurrentTopics;
import org.banshi.program.ItemRows;
import org.banshi.program.ListFigures;
import org.banshi.program.Lists;
import org.banshi.program.WorkList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what the city tells everybody, from one snapshot of the ledger. Nothing in it is about a person or a unit. */
@Component
class CityCounts {
    /** How many months are told, the running one included. */
    static final int MONTHS = 12;

    private static final int MOST_LISTS = 4;

    private final Tallies tallies;
    private final Endings endings;
    private final CurrentTopics topics;
    private final Lists lists;
    private final ItemRows items;
    private final CityClock clock;

    CityCounts(Tallies tallies, Endings endings, CurrentTopics topics, Lists lists, ItemRows items, CityClock clock) {
        this.tallies = tallies;
        this.endings = endings;
        this.topics = topics;
        this.lists = lists;
        this.items = items;
        this.clock = clock;
    }

    /** A list of promised work, and how it stands. */
    record Promised(WorkList list, ListFigures figures) {}

    /**
     * What was counted.
     *
     * @param month the month that runs
     * @param raised what was raised in the months, by month and class
     * @param ended what ended in them, by month and outcome
     * @param took how long it took, in the last full month and the one before
     * @param cutOff when it was counted
     */
    record Counted(
            YearMonth month,
            List<Tallies.Cell> raised,
            List<Endings.Ended> ended,
            List<Endings.Took> took,
            List<CurrentTopics.Topic> topics,
            List<Promised> promised,
            Instant cutOff) {}

    /** Counts now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Counted count(YearMonth month) {
        Instant cutOff = clock.instant();
        YearMonth first = month.minusMonths(MONTHS - 1L);
        Actor anyone = new Actor.Anyone();
        return new Counted(
                month,
                tallies.cells(new Tallies.Scope(null, null, first, month)),
                endings.ended(first, month),
                endings.took(month.minusMonths(2), month.minusMonths(1)),
                topics.now(),
                lists.visible(anyone).stream()
                        .limit(MOST_LISTS)
                        .map(list -> new Promised(list, items.figures(list, anyone)))
                        .toList(),
                cutOff);
    }
}
