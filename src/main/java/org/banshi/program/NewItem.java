package org.banshi.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.banshi.matter.NewMatter;
import org.jspecify.annotations.Nullable;

/**
 * What an office puts on a list. All but title and type may come later, but before it is given out.
 *
 * @param title what is promised, up to 200 characters
 * @param text more of it
 * @param type sort of task: dated, year, long
 * @param place where
 * @param sorting where on the list it stands
 * @param book what is to be reached (任务书)
 * @param who who answers for it (责任人)
 * @param begins first day
 * @param ends last day promised
 * @param steps the road map (路线图)
 * @param funds money by source
 */
public record NewItem(
        String title,
        String text,
        String type,
        NewMatter.Place place,
        Sorting sorting,
        Book book,
        Answerable who,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        List<Step> steps,
        List<Fund> funds) {

    public NewItem {
        steps = List.copyOf(steps);
        funds = List.copyOf(funds);
    }

    /**
     * Where on the list an item stands.
     *
     * @param nr its number; the next one where absent
     * @param aspect aspect of the list
     * @param sort class within the aspect
     * @param goal leaf of the goal tree
     */
    public record Sorting(
            @Nullable Integer nr,
            @Nullable String aspect,
            @Nullable String sort,
            @Nullable String goal) {
        /** The next number, nothing else. */
        public static final Sorting NONE = new Sorting(null, null, null, null);
    }

    /**
     * What is to be reached.
     *
     * @param target in words
     * @param quantity how much
     * @param unit in which unit
     * @param base how much there was before
     * @param cutOff day to which the base is told (截至)
     * @param measures how it is to be reached
     * @param criteria by what it is accepted
     */
    public record Book(
            @Nullable String target,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal base,
            @Nullable LocalDate cutOff,
            @Nullable String measures,
            @Nullable String criteria) {
        /** Nothing said yet. */
        public static final Book NONE = new Book(null, null, null, null, null, null, null);
    }

    /**
     * Who answers for it.
     *
     * @param lead code of the unit that leads
     * @param co codes of the units that help
     * @param person name of the person answerable
     * @param checker code of the group that checks; the list's where absent
     */
    public record Answerable(
            @Nullable String lead,
            List<String> co,
            @Nullable String person,
            @Nullable String checker) {
        /** Nobody yet. */
        public static final Answerable NOBODY = new Answerable(null, List.of(), null, null);

        public Answerable {
            co = List.copyOf(co);
        }
    }

    /**
     * A step of the road map.
     *
     * @param title what is reached
     * @param weight its part of the whole, 1 to 100
     * @param due its date
     */
    public record Step(String title, int weight, LocalDate due) {}

    /**
     * Money of one source, yuan.
     *
     * @param source central, province, city, county, town, society, own, other
     * @param planned planned
     * @param arrived arrived
     * @param spent spent
     */
    public record Fund(String source, BigDecimal planned, BigDecimal arrived, BigDecimal spent) {}
}
