package org.banshi.matter;

import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Puts what people are told into the outbox, in the statement that causes it. */
final class Telling {
    private static final String INSERT =
            "insert into outbox_message (created_at, due_at, channel, recipient, template, args, subject) ";

    /** Several may be cited at once, and each raiser knows the own number only. */
    private static final String OWN_NUMBER =
            "(select jsonb_build_array(own.number) from matter_matter own where own.id = i.matter) || ";

    private final JsonMapper json;

    Telling(JsonMapper json) {
        this.json = json;
    }

    void tell(Write write, long matter, String number, Step step, Effect.Tell tell, boolean hasPhone) {
        String args = json.writeValueAsString(tell.args());
        switch (tell.audience()) {
            case OWNER -> owner(write, number, step, tell.template(), args);
            case RAISER -> raiser(write, new Note(matter, number, step.before.now(), tell.template(), args), hasPhone);
            case CITED ->
                each(
                        write,
                        new Note(matter, number, step.before.now(), tell.template(), args),
                        OWN_NUMBER,
                        "i.matter = any(?)",
                        step.cited.toArray(Long[]::new));
            case SOURCES ->
                each(
                        write,
                        new Note(matter, number, step.before.now(), tell.template(), args),
                        OWN_NUMBER,
                        "i.matter in (select source from matter_link where matter = ?)",
                        matter);
        }
    }

    /** To a phone of an on-call list, by reference, or to a desk. */
    void note(Write write, String number, Instant at, Effect.Note note) {
        write.add(
                INSERT + "values (?, ?, ?, ?, ?, ?::jsonb, ?)",
                at,
                at,
                note.channel(),
                note.recipient(),
                note.template(),
                json.writeValueAsString(note.args()),
                number);
    }

    /** What is said about a matter. */
    private record Note(long matter, String number, Instant at, String template, String args) {}

    private static void owner(Write write, String number, Step step, String template, String args) {
        Instant now = step.before.now();
        write.add(INSERT + "values (?, ?, 'desk', ?, ?, ?::jsonb, ?)", now, now, owner(step), template, args, number);
    }

    /** The outbox never holds a phone number: it is opened from the identity only when the message leaves. */
    private static void raiser(Write write, Note note, boolean hasPhone) {
        write.add(
                INSERT + """
                        select ?::timestamptz, ?::timestamptz, 'sms', ?, ?, ?::jsonb, ?
                        where ? or exists (select 1 from matter_identity where matter = ? and phone is not null)""",
                note.at(),
                note.at(),
                Identities.recipient(note.matter()),
                note.template(),
                note.args(),
                note.number(),
                hasPhone,
                note.matter());
    }

    /** One message to each raiser of other matters who can be reached. */
    private static void each(Write write, Note note, String before, String which, Object value) {
        write.add(
                INSERT + "select ?::timestamptz, ?::timestamptz, 'sms', ? || i.matter, ?, " + before + """
                        ?::jsonb, ?
                        from matter_identity i where i.phone is not null and\s""" + which,
                note.at(),
                note.at(),
                Identities.PREFIX,
                note.template(),
                note.args(),
                note.number(),
                value);
    }

    /** Whoever follows a matter is told of each step that anybody may know of, and of no other. */
    void followers(Write write, long matter, Step step) {
        Matter before = step.before.matter();
        String template = step.kind.publicSteps().get(step.state().name());
        if (template == null
                || !step.kind.isPublished()
                || before.state().equals(step.state().name())) {
            return;
        }
        String type = (String) step.columns.getOrDefault("type", before.type());
        if (step.kind.isShielded(
                type, before.confidential() || Boolean.TRUE.equals(step.columns.get("confidential")))) {
            return;
        }
        String category = (String) step.columns.getOrDefault("category", before.category());
        String region = (String) step.columns.getOrDefault("region", before.region());
        write.add(
                INSERT + "select ?::timestamptz, ?::timestamptz, 'sms', ? || f.id, ?, ?::jsonb, null"
                        + " from matter_follow f where f.matter = ?",
                step.before.now(),
                step.before.now(),
                Followers.PREFIX,
                template,
                json.writeValueAsString(step.kind.publicWords(category, region)),
                matter);
    }

    private static String owner(Step step) {
        Object person =
                step.columns.getOrDefault("owner_person", step.before.matter().ownerPerson());
        Object unit =
                step.columns.getOrDefault("owner_unit", step.before.matter().ownerUnit());
        Object role =
                step.columns.getOrDefault("owner_role", step.before.matter().ownerRole());
        return person != null ? "staff:" + person : unit != null ? "unit:" + unit : "role:" + role;
    }
}
