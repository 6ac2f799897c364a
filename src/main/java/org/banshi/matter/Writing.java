package org.banshi.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.text.Tokens;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns a worked-out step into one statement: row, event, payload, clocks, parties, own columns, messages. */
@Component
final class Writing {
    private final JdbcTemplate db;
    private final JsonMapper json;
    private final Telling telling;

    Writing(JdbcTemplate db, JsonMapper json) {
        this.db = db;
        this.json = json;
        this.telling = new Telling(json);
    }

    /**
     * A line to add to a chain.
     *
     * @param before hash of the line before
     * @param line the line
     * @param payload what it carries
     */
    record Addition(byte[] before, Chain.Line line, Map<String, Object> payload) {}

    /** Writes an action on a matter that exists. */
    void write(Locked locked, Step step, String part, Addition addition) {
        Write write = new Write();
        Matter matter = locked.matter();
        byte[] hash = event(write, matter.id(), addition);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(step.columns);
        columns.put("last_hash", hash);
        columns.put("length", addition.line().seq());
        columns.put("updated_at", addition.line().at());
        if (!step.action.quiet()) {
            columns.put("version", matter.version() + 1);
        }
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        String set = columns.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
        if (rewords(columns)) {
            set += ", tokens = array_to_tsvector(?)";
            values.add(tokens(step, columns));
        }
        values.add(matter.id());
        write.add("update matter_matter set " + set + " where id = ?", values.toArray());
        belongings(write, matter.id(), matter.number(), step);
        telling.followers(write, matter.id(), step);
        if (!step.own.isEmpty()) {
            List<@Nullable Object> own = new ArrayList<>(step.own.values());
            own.add(matter.id());
            write.add(
                    "update " + step.kind.table() + " set "
                            + step.own.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "))
                            + " where matter = ?",
                    own.toArray());
        }
        run(write, step.kind);
    }

    /** Sends it; where the database keeps something for the first who came, the second is told so by the kind. */
    void run(Write write, Kind kind) {
        try {
            write.run(db);
        } catch (DuplicateKeyException e) {
            String said = String.valueOf(e.getMostSpecificCause().getMessage());
            throw kind.taken().entrySet().stream()
                    .filter(taken -> said.contains(taken.getKey()))
                    .findFirst()
                    .<RuntimeException>map(taken -> Problem.conflict(taken.getValue()))
                    .orElse(e);
        } catch (DataIntegrityViolationException e) {
            throw UnitKeeping.told(e);
        }
    }

    /** Sends many together: each statement once for all of them, in the order in which they first appear. */
    void runTogether(List<Write> writes) {
        Write.runTogether(writes, db);
    }

    /** Adds the event and its payload; returns the event's hash. */
    byte[] event(Write write, long matter, Addition addition) {
        Chain.Line line = addition.line();
        String body = json.writeValueAsString(addition.payload());
        byte[] salt = Chain.salt();
        byte[] digest = Chain.digest(salt, body);
        byte[] hash = Chain.hash(addition.before(), matter, line, digest);
        write.add(
                """
                insert into matter_event (matter, seq, at, happened_at, action, actor, actor_id, actor_role, actor_unit,
                  from_state, to_state, digest, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                matter,
                line.seq(),
                line.at(),
                line.happenedAt(),
                line.action(),
                line.actor(),
                line.actorId(),
                line.actorRole(),
                line.actorUnit(),
                line.fromState(),
                line.toState(),
                digest,
                hash);
        write.add(
                "insert into matter_payload (matter, seq, salt, body) values (?, ?, ?, ?)",
                matter,
                line.seq(),
                salt,
                body);
        return hash;
    }

    /** Clocks, parties and messages. */
    void belongings(Write write, long matter, String number, Step step) {
        belongings(write, matter, number, step, false);
    }

    /**
     * Clocks, parties and messages.
     *
     * @param hasPhone whether this very statement writes the raiser's phone: it cannot see what it writes itself
     */
    void belongings(Write write, long matter, String number, Step step, boolean hasPhone) {
        step.clocks.forEach(clock -> clock.write(write, matter));
        step.partyEffects.forEach(effect -> party(write, matter, step, effect));
        step.rows.forEach(row -> row(write, step.kind, matter, row));
        step.added.forEach(row -> added(write, step.kind, matter, row));
        step.cited.forEach(source -> write.add(
                "insert into matter_link (matter, source, since) values (?, ?, ?) on conflict do nothing",
                matter,
                source,
                step.before.now()));
        step.tells.forEach(tell -> telling.tell(write, matter, number, step, tell, hasPhone));
        step.notes.forEach(note -> telling.note(write, number, step.before.now(), note));
    }

    /** A row of the kind's own. */
    private static void row(Write write, Kind kind, long matter, Effect.PutRow row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("matter", matter);
        columns.putAll(row.key());
        columns.putAll(row.values());
        String keys = "matter" + row.key().keySet().stream().map(k -> ", " + k).collect(Collectors.joining());
        String set =
                row.values().keySet().stream().map(v -> v + " = excluded." + v).collect(Collectors.joining(", "));
        write.add(
                insert(kind, row.table(), columns) + " on conflict (" + keys + ") do "
                        + (set.isEmpty() ? "nothing" : "update set " + set),
                columns.values().toArray());
    }

    /** One more row of the kind's own: without a word of replacing, for which the server may have no right. */
    private static void added(Write write, Kind kind, long matter, Effect.AddRow row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("matter", matter);
        columns.putAll(row.values());
        write.add(insert(kind, row.table(), columns), columns.values().toArray());
    }

    /** Only the tables that the kind names can be written. */
    private static String insert(Kind kind, String table, Map<String, ?> columns) {
        if (!kind.tables().contains(table)) {
            throw new IllegalStateException(kind.name() + " has no table " + table);
        }
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + columns.keySet().stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private static void party(Write write, long matter, Step step, Effect effect) {
        Instant now = step.before.now();
        switch (effect) {
            case Effect.Assign(var unit, var relation) -> {
                if (step.before.stands(unit, relation)) {
                    return;
                }
                // Of a matter that is being born nobody stands so yet.
                if (relation.isSingle() && step.action != Births.RAISE) {
                    write.add(
                            "update matter_party set until = ? where matter = ? and relation = ? and until is null",
                            now,
                            matter,
                            relation.code());
                }
                // A unit may come back at the very same moment, where a server's clock lags behind the chain.
                write.add("""
                        insert into matter_party (matter, unit, relation, since) values (?, ?, ?, ?)
                        on conflict on constraint matter_party_pk do update set until = null""", matter, unit, relation.code(), now);
            }
            case Effect.Unassign(var unit, var relation) ->
                write.add(
                        "update matter_party set until = ? where matter = ? and unit = ? and relation = ? and until is null",
                        now,
                        matter,
                        unit,
                        relation.code());
            default -> throw new IllegalStateException("not about a party: " + effect);
        }
    }

    private static boolean rewords(Map<String, ?> columns) {
        return columns.containsKey("reworded_title")
                || columns.containsKey("reworded_text")
                || columns.containsKey("type")
                || columns.containsKey("confidential");
    }

    private static String[] tokens(Step step, Map<String, @Nullable Object> columns) {
        Matter matter = step.before.matter();
        String title = (String) columns.getOrDefault("reworded_title", matter.rewordedTitle());
        String text = (String) columns.getOrDefault("reworded_text", matter.rewordedText());
        boolean shielded = step.kind.isShielded(
                (String) columns.getOrDefault("type", matter.type()),
                matter.confidential() || Boolean.TRUE.equals(columns.get("confidential")));
        return tokens(shielded, matter.title(), matter.text(), title, text);
    }

    /** What can be searched: of shielded matters only the hotline's own wording, so that search tells nothing else. */
    static String[] tokens(
            boolean shielded,
            String title,
            String text,
            @Nullable String rewordedTitle,
            @Nullable String rewordedText) {
        String hotline = java.util.Objects.requireNonNullElse(rewordedTitle, "") + " "
                + java.util.Objects.requireNonNullElse(rewordedText, "");
        return shielded ? Tokens.indexed(hotline) : Tokens.indexed(title, text, hotline);
    }

    static Chain.Line line(Step step, String part, int seq, Instant at, @Nullable String from) {
        Actor.Staff staff = step.before.actor() instanceof Actor.Staff s ? s : null;
        String actor = switch (step.before.actor()) {
            case Actor.Staff _ -> "staff";
            case Actor.Raiser _ -> "raiser";
            case Actor.Proxy _ -> "proxy";
            case Actor.Anyone _ -> "anyone";
            case Actor.House _ -> "house";
        };
        return new Chain.Line(
                seq,
                at,
                null,
                step.action.name(),
                actor,
                staff == null ? null : staff.id(),
                staff == null ? null : part,
                staff == null ? null : staff.unit(),
                from,
                step.state().name());
    }
}
