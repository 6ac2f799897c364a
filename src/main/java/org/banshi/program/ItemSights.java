package org.banshi.program;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.matter.MatterView;
import org.banshi.people.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what rectifications and findings keep: round by round, word by word. */
@Component
final class ItemSights {
    /** What a unit and a group say to each other of a finding, and what is decided between them. */
    private static final Set<String> WORDS =
            Set.of("answer", "recheck", "sendBack", "redate", "object", "uphold", "lift");

    private final Members members;
    private final JdbcClient db;

    ItemSights(Members members, JdbcClient db) {
        this.members = members;
        this.db = db;
    }

    /**
     * One round of acceptance.
     *
     * @param n which
     * @param askedAt when the unit asked for it
     * @param evidence what the unit said shows it
     * @param decidedAt when it was decided; absent while it runs
     * @param passed whether it was passed
     * @param reason what was found, or why it failed
     * @param by who decided
     */
    record Round(
            int n,
            Instant askedAt,
            String evidence,
            @Nullable Instant decidedAt,
            boolean passed,
            String reason,
            String by) {}

    /**
     * One word on a finding.
     *
     * @param action what was done
     * @param at when
     * @param unit code of the unit that said it
     * @param by who
     * @param said the words
     */
    record Word(String action, Instant at, String unit, String by, String said) {}

    /** The rounds of a rectification, also the one that runs. */
    List<Round> rounds(MatterView view) {
        List<String> evidence = view.timeline().stream()
                .filter(line -> line.action().equals("askRound"))
                .map(line -> words(line, "evidence"))
                .toList();
        List<Round> decided = db.sql("""
                        select r.*, s.name from program_round r left join people_staff s on s.id = r.decided_by
                        where matter = :matter order by n""")
                .param("matter", view.matter().id())
                .query((row, _) -> new Round(
                        row.getInt("n"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        nth(evidence, row.getInt("n")),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("passed"),
                        row.getString("reason"),
                        ProjectSights.name(row)))
                .list();
        if (!view.matter().state().equals("round")) {
            return decided;
        }
        Instant asked =
                OffsetDateTime.parse(String.valueOf(view.own().get("asked_at"))).toInstant();
        int n = decided.size() + 1;
        return Stream.concat(decided.stream(), Stream.of(new Round(n, asked, nth(evidence, n), null, false, "", "")))
                .toList();
    }

    private static String nth(List<String> evidence, int n) {
        return n <= evidence.size() ? evidence.get(n - 1) : "";
    }

    /** What was said of a finding, in order. */
    List<Word> words(MatterView view) {
        List<MatterView.Line> lines = view.timeline().stream()
                .filter(line -> WORDS.contains(line.action()))
                .toList();
        Map<Long, String> names = members.names(lines.stream()
                .map(MatterView.Line::staff)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> new Word(
                        line.action(),
                        line.at(),
                        Objects.requireNonNullElse(line.unit(), ""),
                        line.staff() == null ? "" : names.getOrDefault(line.staff(), ""),
                        words(line, "done", "found", "ground", "reason", "ends")))
                .toList();
    }

    private static String words(MatterView.Line line, String... fields) {
        return Stream.of(fields)
                .map(field -> line.form().get(field))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" · "));
    }
}
