package org.banshi.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.calendar.Calendars;
import org.banshi.calendar.Dating;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.rule.RuleEffect;
import org.banshi.rule.RuleEffect.Standing;
import org.banshi.rule.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hotline's rules decide about requests that wait to be sent to a unit: the next thing that is decided. */
@Configuration
class HotlineEffects {
    private static final String WAITING =
            " from matter_row where kind = 'request' and outcome is null and state = 'accepted' and main_id is null";

    private final JdbcClient db;

    HotlineEffects(JdbcClient db) {
        this.db = db;
    }

    /** A request that waits for dispatch, as far as rules look at it. */
    private record Waiting(
            String number,
            @Nullable String type,
            String grade,
            @Nullable String category,
            @Nullable String region,
            @Nullable String about) {}

    /** Works out what is decided about one. */
    @FunctionalInterface
    private interface Deciding {
        @Nullable
        Object about(Waiting waiting);
    }

    @Bean
    RuleEffect dueIfDispatchedNow(Times times, Calendars calendars) {
        return new RuleEffect(
                HotlineRules.LIMITS,
                "dueIfDispatched",
                (now, most) -> standing(
                        most,
                        waiting -> due(calendars.due(
                                now,
                                times.handle(waiting.type(), waiting.grade()).limit()))));
    }

    @Bean
    RuleEffect suggestedUnit(Rules rules, Units units) {
        return new RuleEffect(HotlineRules.DIRECTORY, "suggestedUnit", (_, most) -> {
            Directory directory = rules.current(HotlineRules.DIRECTORY).value();
            return standing(
                    most,
                    waiting -> directory
                            .find(waiting.type(), waiting.category(), waiting.region())
                            .flatMap(entry -> units.find(entry.unit()))
                            .filter(Unit::active)
                            .filter(unit -> waiting.about() == null || !units.isUnder(unit.code(), waiting.about()))
                            .map(Unit::name)
                            .orElse(null));
        });
    }

    private static @Nullable Instant due(Dating dating) {
        return switch (dating) {
            case Dating.Dated dated -> dated.due();
            case Dating.Undated _ -> null;
        };
    }

    private Standing standing(int most, Deciding deciding) {
        List<Waiting> waiting = db.sql("select number, type, grade, category, region, about_unit" + WAITING
                        + " order by id limit :most")
                .param("most", most)
                .query(HotlineEffects::waiting)
                .list();
        long all = waiting.size() < most
                ? waiting.size()
                : db.sql("select count(*)" + WAITING).query(Long.class).single();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        waiting.forEach(one -> values.put(one.number(), deciding.about(one)));
        return new Standing(values, all);
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getString("number"),
                row.getString("type"),
                java.util.Objects.requireNonNullElse(row.getString("grade"), "normal"),
                row.getString("category"),
                row.getString("region"),
                row.getString("about_unit"));
    }
}
