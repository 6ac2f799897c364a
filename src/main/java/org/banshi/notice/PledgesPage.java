package org.banshi.notice;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * All pledges, on the desk or for everybody.
 *
 * @param pledges the one that is due last first
 * @param standing the standing that was asked for
 * @param today the day
 * @param desk whether it is the desk's page
 * @param mayPledge whether the reader may pledge
 */
record PledgesPage(
        List<Pledge> pledges, Pledge.@Nullable Standing standing, LocalDate today, boolean desk, boolean mayPledge)
        implements Page {
    static final List<Pledge.Standing> STANDINGS = List.of(Pledge.Standing.values());

    static Pledge.@Nullable Standing asked(String code) {
        return Arrays.stream(Pledge.Standing.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    List<Pledge> shown() {
        return pledges.stream()
                .filter(each -> standing == null || each.standing(today) == standing)
                .toList();
    }

    long count(Pledge.Standing of) {
        return pledges.stream().filter(each -> each.standing(today) == of).count();
    }

    String here() {
        return desk ? NoticeConfiguration.PLEDGES_DESK : NoticeConfiguration.PLEDGES;
    }
}
