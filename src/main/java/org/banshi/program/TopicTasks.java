package org.banshi.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.banshi.matter.Change;
import org.banshi.matter.Field;
import org.banshi.matter.Relation;
import org.banshi.matter.Situation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tasks by which a topic is worked off. Each is a task like all others, on a list of the office that keeps the topic, with
 * its own clock and two signatures.
 */
@Component
final class TopicTasks {
    static final String TABLE = "program_topic_task";

    private static final int MOST = 200;

    private final JdbcClient db;

    TopicTasks(JdbcClient db) {
        this.db = db;
    }

    /** One task of a topic: that it is done is its own verdict and nobody's word here. */
    record Line(
            long id,
            String number,
            String title,
            String list,
            String state,
            @Nullable String outcome) {
        boolean isDone() {
            return "verdict".equals(outcome);
        }

        boolean isOpen() {
            return outcome == null;
        }
    }

    Field[] addForm() {
        return new Field[] {Field.choice("task", s -> options(free(s))).need()};
    }

    Field[] dropForm() {
        return new Field[] {
            Field.choice("task", s -> options(of(s.matter().id()))).need(),
            Field.text("reason").need()
        };
    }

    private static List<Field.Option> options(List<Line> lines) {
        return lines.stream()
                .map(line -> Field.Option.of(line.number(), line.title() + " · " + line.number()))
                .toList();
    }

    /** The tasks of a topic, in the order in which they came. */
    List<Line> of(long topic) {
        return db.sql(LINES + """
                 join program_topic_task t on t.task = i.matter
                where t.matter = :topic and t.dropped_at is null order by t.added_at, i.matter""").param("topic", topic).query(TopicTasks::line).list();
    }

    /** A task of a topic that stands on a public list; its title is empty until two people let its words out. */
    record Public(String list, String listName, int nr, String title, String state, boolean isDone) {}

    /** Those tasks of a topic that residents may open, in the order in which they came. */
    List<Public> published(long topic) {
        return db.sql("""
                select i.list, l.name as list_name, i.nr, coalesce(w.words ->> 'title', '') as title, m.state, m.outcome is not distinct from 'verdict' as is_done
                from program_topic_task t join program_item i on i.matter = t.task
                  join program_list l on l.code = i.list join matter_row m on m.id = i.matter
                  left join program_told w on w.matter = i.matter
                where t.matter = :topic and t.dropped_at is null and l.released_at is not null
                """ + " and " + ItemSight.PUBLIC + " order by t.added_at, i.matter")
                .param("topic", topic)
                .query(Public.class)
                .list();
    }

    /** The newest tasks on lists of the topic's office that are not over and of no topic. */
    private List<Line> free(Situation s) {
        return db.sql(LINES + """
                 where l.office = :office and r.kind = 'task' and r.outcome is null
                  and not exists (select from program_topic_task t where t.task = i.matter and t.dropped_at is null)
                order by i.matter desc limit :most""")
                .param("office", s.unit(Relation.ISSUER).orElse(""))
                .param("most", MOST)
                .query(TopicTasks::line)
                .list();
    }

    private static final String LINES = """
            select r.id, r.number, i.title, l.name as list, r.state, r.outcome
            from program_item i join program_list l on l.code = i.list join matter_row r on r.id = i.matter""";

    private static Line line(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                row.getString("list"),
                row.getString("state"),
                row.getString("outcome"));
    }

    boolean hasFree(Situation s) {
        return !free(s).isEmpty();
    }

    boolean hasAny(Situation s) {
        return !of(s.matter().id()).isEmpty();
    }

    /** Whether none is open, and at least one was struck off. */
    boolean areDone(Situation s) {
        List<Line> all = of(s.matter().id());
        return all.stream().noneMatch(Line::isOpen) && all.stream().anyMatch(Line::isDone);
    }

    void add(Situation s, Change c) {
        c.row(TABLE, Map.of("task", id(free(s), s)), values(s, null));
    }

    void drop(Situation s, Change c) {
        c.row(TABLE, Map.of("task", id(of(s.matter().id()), s)), values(s, s.now()));
    }

    private static Map<String, Object> values(Situation s, @Nullable Object dropped) {
        Map<String, Object> values = new HashMap<>();
        values.put("added_at", s.now());
        values.put("dropped_at", dropped);
        return values;
    }

    private static long id(List<Line> lines, Situation s) {
        String number = s.form().need("task");
        return lines.stream()
                .filter(line -> line.number().equals(number))
                .map(Line::id)
                .findFirst()
                .orElseThrow();
    }
}
