package org.banshi.program;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the words of a promise that everybody may read: those that one person masked and another released (R-S11). */
@Component
final class ToldWords {
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    ToldWords(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * What is told of a promise.
     *
     * @param words by part; empty while nobody has released any, or somebody objected
     * @param objectedAt since when they are away because somebody objected; absent if nobody did
     * @param answers what was decided on objections, the last first
     */
    record Told(Map<String, String> words, @Nullable Instant objectedAt, List<Answer> answers) {
        String word(String part) {
            return words.getOrDefault(part, "");
        }

        boolean isTold() {
            return !words.isEmpty();
        }
    }

    /** What a third person decided on an objection, for everybody. */
    record Answer(Instant objectedAt, Instant at, boolean withdrawn, String why) {}

    Told of(long matter) {
        return new Told(
                db.sql("select words::text from program_told where matter = ?")
                        .param(matter)
                        .query(String.class)
                        .optional()
                        .map(words -> json.readValue(words, WORDS))
                        .orElse(Map.of()),
                db.sql("select at from program_told_away where matter = ?")
                        .param(matter)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                db.sql("select * from program_told_answer where matter = ? order by at desc")
                        .param(matter)
                        .query((row, _) -> new Answer(
                                at(row.getObject("objected_at", OffsetDateTime.class)),
                                at(row.getObject("at", OffsetDateTime.class)),
                                row.getBoolean("withdrawn"),
                                row.getString("why")))
                        .list());
    }

    private static Instant at(@Nullable OffsetDateTime at) {
        return Objects.requireNonNull(at).toInstant();
    }
}
