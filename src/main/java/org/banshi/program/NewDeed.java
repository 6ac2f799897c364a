package org.banshi.program;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deed to be done for people. It is for somebody who is named, or at a community, or both.
 *
 * @param type one of {@link Deeds#TYPES}
 * @param title what will be done, in one line
 * @param need what is needed, without names
 * @param day on which day
 * @param doer staff number of who does it; absent for whoever registers it
 * @param beneficiary for whom; kept apart and encrypted
 * @param phone that person's telephone number; kept apart and encrypted
 * @param site code of the community, a unit, where it is done
 * @param wave code of the wave it belongs to
 * @param category category code
 * @param region region code
 * @param address street and place
 */
public record NewDeed(
        @Nullable String type,
        @Nullable String title,
        @Nullable String need,
        @Nullable LocalDate day,
        @Nullable Long doer,
        @Nullable String beneficiary,
        @Nullable String phone,
        @Nullable String site,
        @Nullable String wave,
        @Nullable String category,
        @Nullable String region,
        @Nullable String address) {}
