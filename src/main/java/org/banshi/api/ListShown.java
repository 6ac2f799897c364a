package org.banshi.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the API about lists of promised work. What is not known or not to be shown is absent. */
final class ListShown {
    private ListShown() {}

    @Schema(description = "The lists that the caller may see, the newest year first.")
    record Lists(List<WorkList> items) {}

    @Schema(description = "A list of promised work.")
    record WorkList(
            String code,
            String name,
            int year,

            @Schema(allowableValues = {"city", "county", "unit"})
            String level,

            @Schema(description = "Code of the list it carries out.") @Nullable
            String parent,

            @Schema(description = "Code of the unit that keeps it.")
            String office,

            @Nullable String officeName,

            @Schema(description = "Code of the group that checks unless an item names another.") @Nullable
            String checker,

            @Nullable String checkerName,
            boolean published,

            @Schema(description = "Kinds that the caller may put on it.")
            List<String> mayPut,

            Figures figures) {}

    @Schema(description = "How a list stands, counted from the ledger as far as the caller may see it.")
    record Figures(
            @Schema(description = "Struck off or ended as done, over all that were not called off.")
            Rate done,

            @Schema(description = "How many items are in each state.")
            Map<String, Long> states,

            long overdue,

            @Schema(description = "Follow-ups that were missed.")
            long missed) {}

    @Schema(description = "A rate with what it is made of.")
    record Rate(
            long numerator,
            long denominator,

            @Schema(description = "Of a hundred, to two digits; absent of nothing.") @Nullable
            BigDecimal percent,

            OffsetDateTime cutOff,

            @Schema(description = "The items counted in the numerator.")
            String href) {}

    @Schema(description = "A page of a list.")
    record Page(
            List<Item> items,

            @Schema(description = "Value of after for the next page; absent on the last.") @Nullable
            String next,

            @Schema(description = "How many the filter leaves, exact.") @Nullable
            Long total,

            @Schema(description = "Instead of total: there are more than this.") @Nullable
            Long totalAtLeast,

            @Schema(description = "Of the whole list, whatever the filter.")
            Figures figures) {}

    @Schema(description = "An item of a list; all of it is at /api/v1/matters/{number}.")
    record Item(
            String number,

            @Schema(allowableValues = {"task", "project", "rectification", "finding"})
            String kind,

            String kindName,

            @Schema(description = "Its number on the list.") int nr,

            String title,
            @Nullable String aspect,

            @Schema(description = "Name of the unit that leads.") @Nullable
            String unitName,

            @Nullable String person,
            String state,
            String stateName,
            @Nullable LocalDate begins,
            @Nullable LocalDate ends,

            @Schema(description = "When its running clock ends.") @Nullable
            OffsetDateTime due,

            @Schema(description = "Weight of the accepted milestones over that of all; absent without a road map.")
            @Nullable
            Progress progress,

            @Schema(allowableValues = {"done", "green", "yellow", "red", "none"})
            String light,

            @Schema(description = "Follow-ups that were missed.")
            int missed) {}

    @Schema(description = "Progress: milestones that a group has accepted, by weight.")
    record Progress(int numerator, int denominator, int percent) {}

    @Schema(name = "PutItem", description = "What was put on a list.")
    record Put(
            String number,
            String kind,
            String list,
            @Nullable OffsetDateTime due,
            Map<String, String> links) {}
}
