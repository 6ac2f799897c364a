package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it stands now; the columns are described in the table {@code matter_matter}.
 *
 * @param id internal number
 * @param number the number told to people
 * @param kind name of its lifecycle
 * @param title title in the raiser's words
 * @param text the raiser's words
 * @param state state of the lifecycle
 * @param due due of the handling clock, before dispatch of the current step
 * @param version counts the actions that change what others decide upon
 */
public record Matter(
        long id,
        String number,
        String kind,
        @Nullable String type,
        @Nullable String grade,
        @Nullable String category,
        @Nullable String region,
        @Nullable String address,
        String title,
        String text,
        @Nullable String rewordedTitle,
        @Nullable String rewordedText,
        String channel,
        @Nullable String source,
        @Nullable String outsideNumber,
        boolean confidential,
        @Nullable String aboutUnit,
        String state,
        @Nullable String ownerRole,
        @Nullable String ownerUnit,
        @Nullable Long ownerPerson,
        @Nullable String askedRole,
        @Nullable String leadUnit,
        @Nullable Long mainId,
        Instant raisedAt,
        @Nullable Instant toldDue,
        @Nullable Instant due,
        @Nullable Instant dueStoppedAt,
        int breaches,
        @Nullable Outcome outcome,
        @Nullable Boolean contacted,
        @Nullable Boolean solved,
        @Nullable Integer satisfaction,
        @Nullable String verdictBy,
        @Nullable String publicAnswer,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        @Nullable Long doer,
        @Nullable Long checker,
        int version,
        Instant updatedAt) {

    /** Whether it has not ended. */
    public boolean isOpen() {
        return outcome == null;
    }

    /** Whether the handling stopped after its due, or still runs past it. */
    public boolean isOverdue(Instant now) {
        return due != null && (dueStoppedAt == null ? now : dueStoppedAt).isAfter(due);
    }

    static Matter read(ResultSet row, int line) throws SQLException {
        String outcome = row.getString("outcome");
        return new Matter(
                row.getLong("id"),
                row.getString("number"),
                row.getString("kind"),
                row.getString("type"),
                row.getString("grade"),
                row.getString("category"),
                row.getString("region"),
                row.getString("address"),
                row.getString("title"),
                row.getString("text"),
                row.getString("reworded_title"),
                row.getString("reworded_text"),
                row.getString("channel"),
                row.getString("source"),
                row.getString("outside_number"),
                row.getBoolean("confidential"),
                row.getString("about_unit"),
                row.getString("state"),
                row.getString("owner_role"),
                row.getString("owner_unit"),
                row.getObject("owner_person", Long.class),
                row.getString("asked_role"),
                row.getString("lead_unit"),
                row.getObject("main_id", Long.class),
                needInstant(row, "raised_at"),
                instant(row, "told_due"),
                instant(row, "due"),
                instant(row, "due_stopped_at"),
                row.getInt("breaches"),
                outcome == null ? null : Outcome.of(outcome),
                row.getObject("contacted", Boolean.class),
                row.getObject("solved", Boolean.class),
                row.getObject("satisfaction", Integer.class),
                row.getString("verdict_by"),
                row.getString("public_answer"),
                instant(row, "answered_at"),
                instant(row, "closed_at"),
                row.getObject("doer", Long.class),
                row.getObject("checker", Long.class),
                row.getInt("version"),
                needInstant(row, "updated_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant needInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
