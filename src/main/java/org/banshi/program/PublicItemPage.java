package org.banshi.program;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * One promise as residents see it: no staff, no evidence, no household, only what was promised and what came of it.
 *
 * @param list the list
 * @param row how it stands
 * @param told its words, as far as they were released
 * @param own the item's columns, of which only counts are shown
 * @param milestones its road map
 * @param funds its money
 * @param lights which colours it had
 * @param decisions what was decided about it, for a project
 * @param pictures pictures from before and after, once a second person has signed
 */
record PublicItemPage(
        WorkList list,
        ItemRow row,
        ToldWords.Told told,
        Map<String, Object> own,
        List<Milestone> milestones,
        Funds funds,
        List<PlanLights.Past> lights,
        List<ProjectSight.Decision> decisions,
        List<ProjectSight.Picture> pictures)
        implements Page {

    String own(String column) {
        Object value = own.get(column);
        return value == null ? "" : value.toString();
    }

    @Nullable
    Integer count(String column) {
        return own.get(column) instanceof Number number ? number.intValue() : null;
    }

    /** What a milestone is called; by its place until its words are released. */
    String step(Ui ui, Milestone step) {
        String word = told.word("step:" + step.nr());
        return word.isEmpty() ? ui.text("program.untold.step", Integer.toString(step.nr())) : word;
    }

    String path() {
        return "/lists/" + list.code() + "/" + row.nr();
    }
}
