package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Relation;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads topics for their pages. Who may see which on the desk, the engine says. */
@Component
final class TopicRows {
    /** States in which residents may know of a topic: from the day it has a lead unit. */
    static final Set<String> PUBLIC = Set.of("planning", "planned", "underWay", "reported", "closed");

    private static final String BETWEEN = """
            select r.number, r.state, r.unit_name, r.category, r.region, t.title, t.month, t.words,
              (select count(*) from program_topic_task k where k.matter = t.matter and k.dropped_at is null) as tasks,
              (select count(*) from program_topic_task k join matter_row m on m.id = k.task
                where k.matter = t.matter and k.dropped_at is null and m.outcome = 'verdict') as done,
              (select count(*) from program_policy p where p.matter = t.matter) as policies
            from program_topic t join matter_row r on r.id = t.matter
            where t.month between :first and :last""";

    private final Matters matters;
    private final TopicTasks tasks;
    private final TopicDemand demand;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final JdbcClient db;

    TopicRows(
            Matters matters,
            TopicTasks tasks,
            TopicDemand demand,
            Units units,
            Categories categories,
            Regions regions,
            JdbcClient db) {
        this.matters = matters;
        this.tasks = tasks;
        this.demand = demand;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.db = db;
    }

    /** The topics of a year that the reader may see, by month. */
    List<TopicRow> of(int year, Actor.Staff reader) {
        List<String> numbers = db.sql("""
                select r.number from program_topic t join matter_row r on r.id = t.matter
                where t.month between :first and :last""")
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 1))
                .query(String.class)
                .list();
        Map<String, String> known = numbers.isEmpty() ? Map.of() : matters.titles(numbers, reader);
        return db.sql(BETWEEN + " and r.number = any(:numbers) order by t.month, t.matter")
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 1))
                .param("numbers", known.keySet().toArray(String[]::new))
                .query(this::row)
                .list();
    }

    /** The topics of a year that anybody may know of. */
    List<TopicRow> published(int year) {
        return db.sql(BETWEEN + " and r.state = any(:states) order by t.month, t.matter")
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 1))
                .param("states", PUBLIC.toArray(String[]::new))
                .query(this::row)
                .list();
    }

    /** One that anybody may know of, with all that belongs to it; what of that is shown is for the page to say. */
    Optional<TopicSheet> published(String number) {
        boolean isPublic = db.sql("""
                select exists (select from program_topic t join matter_row r on r.id = t.matter
                               where r.number = :number and r.state = any(:states))""")
                .param("number", number)
                .param("states", PUBLIC.toArray(String[]::new))
                .query(Boolean.class)
                .single();
        return isPublic ? Optional.of(sheet(number, new Actor.House())) : Optional.empty();
    }

    /** The years that have topics, the newest first. */
    List<Integer> years() {
        return db.sql("select distinct extract(year from month)::int from program_topic order by 1 desc")
                .query(Integer.class)
                .list();
    }

    private TopicRow row(ResultSet row, @SuppressWarnings("unused") int n) throws SQLException {
        YearMonth month = YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class)));
        return new TopicRow(
                row.getString("number"),
                row.getString("title"),
                month,
                row.getString("unit_name"),
                row.getString("state"),
                row.getInt("tasks"),
                row.getInt("done"),
                row.getInt("policies"),
                demand.of(new TopicDemand.Scope(
                        row.getString("category"), row.getString("region"), row.getString("words"), month)));
    }

    /** A policy that came of it. */
    record Policy(
            String title,
            @Nullable String document,
            LocalDate issued,
            @Nullable String link) {}

    private List<Policy> policies(long topic) {
        return db.sql("select title, document, issued, link from program_policy where matter = ? order by nr")
                .param(topic)
                .query((row, _) -> new Policy(
                        row.getString("title"),
                        row.getString("document"),
                        Objects.requireNonNull(row.getObject("issued", LocalDate.class)),
                        row.getString("link")))
                .list();
    }

    /**
     * One with all that belongs to it.
     *
     * @throws Problem 404 when there is no such topic or the reader may not know of it
     */
    TopicSheet sheet(String number, Actor reader) {
        MatterView view = matters.view(number, reader);
        Matter matter = view.matter();
        if (!matter.kind().equals(Topics.NAME)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        YearMonth month = YearMonth.from(
                LocalDate.parse(Objects.requireNonNull(view.own().get("month")).toString()));
        Object words = view.own().get("words");
        List<TopicTasks.Line> lines = tasks.of(matter.id());
        Map<String, String> titles = lines.isEmpty()
                ? Map.of()
                : matters.titles(lines.stream().map(TopicTasks.Line::number).toList(), reader);
        return new TopicSheet(
                view,
                month,
                name(matter.leadUnit()),
                name(view.parties().stream()
                        .filter(party -> party.relation() == Relation.ISSUER)
                        .map(party -> party.unit())
                        .findFirst()
                        .orElse(null)),
                matter.category() == null ? "" : categories.fullName(matter.category()),
                matter.region() == null ? "" : regions.fullName(matter.region()),
                lines,
                titles.keySet(),
                policies(matter.id()),
                demand.of(new TopicDemand.Scope(
                        matter.category(), matter.region(), words == null ? null : words.toString(), month)));
    }

    private String name(@Nullable String unit) {
        return unit == null ? "" : units.find(unit).map(Unit::name).orElse(unit);
    }
}
