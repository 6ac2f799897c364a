package org.banshi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Secrets;
import org.banshi.calendar.CityClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a matter comes onto the ledger. */
@Component
final class Births {
    /** The first line of every chain. */
    static final Action RAISE = Action.named("raise");

    private final Numbers numbers;
    private final Writing writing;
    private final Identities identities;
    private final Timekeeper timekeeper;
    private final Secrets secrets;
    private final CityClock clock;

    Births(
            Numbers numbers,
            Writing writing,
            Identities identities,
            Timekeeper timekeeper,
            Secrets secrets,
            CityClock clock) {
        this.numbers = numbers;
        this.writing = writing;
        this.identities = identities;
        this.timekeeper = timekeeper;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Puts one on the ledger. */
    Receipt raise(Kind kind, Ledger.Birth birth, Actor actor, Instant now) {
        Write write = new Write();
        Receipt receipt = prepare(kind, birth, actor, now, new Parts(write, write));
        writing.run(write, kind);
        return receipt;
    }

    /** Puts many on the ledger; each statement goes out once for all of them. */
    List<Receipt> raiseAll(Kind kind, List<Ledger.Birth> births, Actor actor, Instant now) {
        List<Receipt> receipts = new ArrayList<>();
        List<Write> rows = new ArrayList<>();
        List<Write> belongings = new ArrayList<>();
        for (Ledger.Birth birth : births) {
            Parts parts = new Parts(new Write(), new Write());
            receipts.add(prepare(kind, birth, actor, now, parts));
            rows.add(parts.row());
            belongings.add(parts.belongings());
        }
        writing.runTogether(rows);
        writing.runTogether(belongings);
        return receipts;
    }

    /** What is written: the row itself, and what refers to it. */
    private record Parts(Write row, Write belongings) {}

    private Receipt prepare(Kind kind, Ledger.Birth birth, Actor actor, Instant now, Parts parts) {
        NewMatter raised = birth.matter();
        long id = numbers.nextId();
        String number = Numbers.number(LocalDate.ofInstant(now, clock.getZone()), id);
        String code = Numbers.code();
        Situation unborn = new Situation(
                unborn(kind, raised, id, number, now),
                raised.own(),
                List.of(),
                List.of(),
                List.of(),
                Form.empty(),
                actor,
                now,
                Map.of(),
                null);
        Step step = begin(kind, unborn, birth.also());
        Write write = parts.belongings();
        Writing.Addition first =
                new Writing.Addition(Chain.START, Writing.line(step, part(actor), 1, now, null), payload(raised, step));
        byte[] hash = writing.event(write, id, first);
        insert(parts.row(), kind, raised, step, id, number, hash, codeHash(secrets, number, code));
        writing.belongings(write, id, number, step, raised.raiser().phone() != null);
        if (raised.raiser().isKnown()) {
            identities.write(write, id, raised.raiser());
        }
        own(write, kind, raised, step, id);
        return new Receipt(id, number, code, (Instant) step.columns.get("due"));
    }

    private static String part(Actor actor) {
        return actor instanceof Actor.Staff staff
                ? staff.roles().stream().map(r -> r.name()).sorted().findFirst().orElse("")
                : "";
    }

    static byte[] codeHash(Secrets secrets, String number, String code) {
        return secrets.keyedHash("receipt-code", number + "/" + code.strip().toUpperCase(java.util.Locale.ROOT));
    }

    private Step begin(Kind kind, Situation unborn, Consumer<Change> also) {
        Step step = new Step(kind, RAISE, unborn, List.of(), kind.lifecycle().first(), timekeeper).begin();
        Change change = new Change();
        kind.raised(unborn, change);
        also.accept(change);
        return step.apply(change);
    }

    private static Matter unborn(Kind kind, NewMatter raised, long id, String number, Instant now) {
        return new Matter(
                id,
                number,
                kind.name(),
                raised.type(),
                raised.grade(),
                raised.category(),
                raised.place().region(),
                raised.place().address(),
                raised.words().title(),
                raised.words().text(),
                null,
                null,
                raised.origin().channel(),
                raised.origin().source(),
                raised.origin().outsideNumber(),
                raised.confidential(),
                null,
                kind.lifecycle().first().name(),
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                now);
    }

    /** The wording of the day stays in the first line: type, category and place as they were given. */
    private static Map<String, Object> payload(NewMatter raised, Step step) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("form", said(raised));
        if (!raised.own().isEmpty()) {
            payload.put("own", raised.own());
        }
        step.noteRows(payload);
        if (!step.added.isEmpty()) {
            // No form says what these rows hold, as it does with an action.
            payload.put("added", step.added);
        }
        payload.put("clocks", step.clockNotes());
        return payload;
    }

    static Map<String, @Nullable Object> said(NewMatter raised) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("title", raised.words().title());
        said.put("text", raised.words().text());
        said.put("type", raised.type());
        said.put("grade", raised.grade());
        said.put("category", raised.category());
        said.put("region", raised.place().region());
        said.put("address", raised.place().address());
        said.put("channel", raised.origin().channel());
        said.put("source", raised.origin().source());
        said.put("outsideNumber", raised.origin().outsideNumber());
        said.put("confidential", raised.confidential() ? true : null);
        said.values().removeIf(java.util.Objects::isNull);
        return said;
    }

    @SuppressWarnings("checkstyle:ParameterNumber") // each is a value of the new row or what makes it
    private static void insert(
            Write write, Kind kind, NewMatter raised, Step step, long id, String number, byte[] hash, byte[] codeHash) {
        Map<String, @Nullable Object> columns = columns(kind, raised, id, number, step.before.now());
        columns.put("last_hash", hash);
        columns.put("code_hash", codeHash);
        columns.putAll(step.columns);
        insert(write, kind, raised, columns);
    }

    /** What a new row holds before anything has happened to it. */
    static Map<String, @Nullable Object> columns(
            Kind kind, NewMatter raised, long id, String number, Instant raisedAt) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", id);
        columns.put("number", number);
        columns.put("kind", kind.name());
        columns.put("type", raised.type());
        columns.put("grade", raised.grade());
        columns.put("category", raised.category());
        columns.put("region", raised.place().region());
        columns.put("address", raised.place().address());
        columns.put("lon", raised.place().lon());
        columns.put("lat", raised.place().lat());
        columns.put("title", raised.words().title());
        columns.put("text", raised.words().text());
        columns.put("channel", raised.origin().channel());
        columns.put("source", raised.origin().source());
        columns.put("outside_number", raised.origin().outsideNumber());
        columns.put("confidential", raised.confidential());
        columns.put("raised_at", raisedAt);
        columns.put("updated_at", raisedAt);
        columns.put("salt", Chain.salt());
        return columns;
    }

    static void insert(Write write, Kind kind, NewMatter raised, Map<String, @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        boolean shielded = kind.isShielded(raised.type(), raised.confidential());
        values.add(
                Writing.tokens(shielded, raised.words().title(), raised.words().text(), null, null));
        String marks = columns.keySet().stream().map(c -> "?").collect(Collectors.joining(", "));
        write.add(
                "insert into matter_matter (" + String.join(", ", columns.keySet()) + ", tokens) values (" + marks
                        + ", array_to_tsvector(?))",
                values.toArray());
    }

    private static void own(Write write, Kind kind, NewMatter raised, Step step, long id) {
        if (kind.table().isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("matter", id);
        own.putAll(raised.own());
        own.putAll(step.own);
        String marks = own.keySet().stream().map(c -> "?").collect(Collectors.joining(", "));
        write.add(
                "insert into " + kind.table() + " (" + String.join(", ", own.keySet()) + ") values (" + marks + ")",
                own.values().toArray());
    }
}
