package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.banshi.files.Attachments;
import org.banshi.files.StoredFile;
import org.banshi.matter.MatterView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a project keeps, for whoever the ledger lets read the project. */
@Component
final class ProjectSights {
    private final ProjectConsents consents;
    private final Attachments attachments;
    private final JdbcClient db;

    ProjectSights(ProjectConsents consents, Attachments attachments, JdbcClient db) {
        this.consents = consents;
        this.attachments = attachments;
        this.db = db;
    }

    ProjectSight of(MatterView view) {
        long matter = view.matter().id();
        return new ProjectSight(
                tests(matter), ballot(matter), decisions(matter), consents.of(matter), ratings(matter), pictures(view));
    }

    private List<ProjectSight.Test> tests(long matter) {
        return db.sql("""
                        select t.*, s.name from program_test t left join people_staff s on s.id = t.tested_by
                        where matter = :matter
                        order by array_position(array['necessity', 'feasibility', 'finance', 'benefit'], criterion)""")
                .param("matter", matter)
                .query((row, _) -> new ProjectSight.Test(
                        row.getString("criterion"),
                        row.getBoolean("passed"),
                        row.getString("evidence"),
                        row.getObject("tested_at", OffsetDateTime.class).toInstant(),
                        name(row)))
                .list();
    }

    private ProjectSight.@Nullable Ballot ballot(long matter) {
        List<ProjectSight.Candidate> candidates = db.sql(
                        "select n, title, score, chosen from program_candidate where matter = :matter order by score desc, n")
                .param("matter", matter)
                .query((row, _) -> new ProjectSight.Candidate(
                        row.getInt("n"), row.getString("title"), row.getBigDecimal("score"), row.getBoolean("chosen")))
                .list();
        return db.sql("select n, body, day, record from program_ballot where matter = :matter")
                .param("matter", matter)
                .query((row, _) -> new ProjectSight.Ballot(
                        row.getString("body"),
                        row.getObject("day", LocalDate.class),
                        row.getString("record"),
                        row.getInt("n"),
                        candidates))
                .optional()
                .orElse(null);
    }

    List<ProjectSight.Decision> decisions(long matter) {
        return db.sql("select * from program_decision where matter = :matter order by n")
                .param("matter", matter)
                .query((row, _) -> new ProjectSight.Decision(
                        row.getInt("n"),
                        row.getString("act"),
                        row.getString("way").equals("vote"),
                        row.getString("body"),
                        row.getString("decider"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("votes_for"),
                        row.getInt("votes_against"),
                        row.getInt("votes_abstained"),
                        row.getBoolean("carried"),
                        row.getString("scope"),
                        row.getString("record")))
                .list();
    }

    private List<ProjectSight.Rating> ratings(long matter) {
        return db.sql("""
                        select r.*, s.name from program_rating r left join people_staff s on s.id = r.asked_by
                        where matter = :matter order by n""")
                .param("matter", matter)
                .query((row, _) -> new ProjectSight.Rating(
                        row.getInt("n"),
                        row.getString("how"),
                        row.getInt("yes"),
                        row.getInt("no"),
                        row.getString("said"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        name(row)))
                .list();
    }

    static String name(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("name"), "");
    }

    /** The last ones that were sent; the timeline names them, and the words of a report would be withheld there. */
    List<ProjectSight.Picture> pictures(MatterView view) {
        List<StoredFile> files = attachments.of(view.matter().number());
        return Stream.of("before", "after")
                .flatMap(when -> view.timeline().reversed().stream()
                        .map(line -> line.form().get(when))
                        .filter(Objects::nonNull)
                        .limit(1)
                        .flatMap(id -> files.stream().filter(file -> file.id().equals(UUID.fromString(id.toString()))))
                        .map(file -> new ProjectSight.Picture(when, file)))
                .toList();
    }
}
