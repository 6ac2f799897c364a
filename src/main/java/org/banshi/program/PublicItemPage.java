package org.banshi.program;

import java.util.List;
import java.util.Map;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * One promise as residents see it: no staff, no evidence, no household, only what was promised and what came of it.
 *
 * @param list the list
 * @param row how it stands
 * @param own the item's columns
 * @param milestones its road map
 * @param funds its money
 * @param decisions what was decided about it, for a project
 * @param pictures pictures from before and after, once a second person has signed
 */
record PublicItemPage(
        WorkList list,
        ItemRow row,
        Map<String, Object> own,
        List<Milestone> milestones,
        Funds funds,
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

    String path() {
        return "/lists/" + list.code() + "/" + row.nr();
    }
}
