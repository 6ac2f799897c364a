package org.banshi.program;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list with all that belongs to it.
 *
 * @param view the matter as the reader may see it
 * @param list the list
 * @param row its line on the list
 * @param milestones its road map
 * @param funds money by source, and the sum
 * @param slots its follow-ups, the newest first
 * @param parts what only its kind keeps
 * @param units names of the units by code
 * @param now the moment
 */
record ItemPage(
        MatterView view,
        WorkList list,
        ItemRow row,
        List<Milestone> milestones,
        Funds funds,
        List<Slot> slots,
        Parts parts,
        Map<String, String> units,
        Instant now)
        implements Page {

    /**
     * What only some kinds keep.
     *
     * @param project of a project
     * @param rounds of a rectification
     * @param words of a finding
     * @param sources what it comes from, as far as the reader may know of it
     * @param lights which colours it had
     * @param place where, in words; empty for nowhere told
     */
    record Parts(
            @Nullable ProjectSight project,
            List<ItemSights.Round> rounds,
            List<ItemSights.Word> words,
            Matters.Sources sources,
            List<PlanLights.Past> lights,
            String place) {}

    /** A column of the item in words; empty for none. */
    String own(String column) {
        Object value = view.own().get(column);
        return value == null ? "" : value.toString();
    }

    /** A count of the item; nothing while it was not told. */
    @Nullable
    Long count(String column) {
        return view.own().get(column) instanceof Number number ? number.longValue() : null;
    }

    /** An amount in a column, without noughts that say nothing. */
    String amount(String column) {
        return own(column).isEmpty() ? "" : ProgramWords.plain(new BigDecimal(own(column)));
    }

    /** The name of the unit that a column names; empty for none. */
    String unit(String column) {
        return name(own(column));
    }

    String name(String unit) {
        return units.getOrDefault(unit, unit);
    }

    boolean mayAct() {
        return !view.offers().isEmpty();
    }

    boolean mayFollowUp() {
        return view.offers().stream().anyMatch(offer -> offer.name().equals("followUp"));
    }

    /** Kinds without a road map have no follow-ups and no money either. */
    boolean hasRoadMap() {
        return ItemForms.hasRoadMap(row.kind());
    }

    @Nullable
    Integer done() {
        return row.all() == 0 ? null : row.percent();
    }
}
