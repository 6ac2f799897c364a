package org.banshi.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.banshi.calendar.CityClock;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody typed into a form and has not sent. It belongs to that person alone, lies sealed in the database, so that
 * neither a lost session nor a restart takes it away, and is removed when it is sent, thrown away or old.
 */
@Service
public final class Drafts implements Sealed {
    /** By this header a page's script says that it saves by itself and waits for no page. */
    public static final String BY_SCRIPT = "X-Draft";

    /** Characters of a draft, all fields together. */
    public static final int LONGEST = 60_000;

    private static final int MOST = 50;

    private final JdbcClient db;
    private final Secrets secrets;
    private final JsonMapper json;
    private final CityClock clock;
    private final Duration patience;

    public Drafts(
            JdbcClient db,
            Secrets secrets,
            JsonMapper json,
            CityClock clock,
            @Value("${banshi.desk.draft-days:7}") int days) {
        this.db = db;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
        this.patience = Duration.ofDays(days);
    }

    /**
     * A draft.
     *
     * @param words by field
     * @param version of the matter when the form was opened, absent where there was none
     * @param savedAt when
     */
    public record Draft(Map<String, String> words, @Nullable Integer version, Instant savedAt) {}

    /**
     * A draft beside or in the form it was typed into.
     *
     * @param draft the words
     * @param opened whether they stand in the form
     * @param stale whether what the form is about was changed since they were written
     */
    public record Kept(Draft draft, boolean opened, boolean stale) {}

    /**
     * Keeps it in the place of the one before; what is blank throughout is not kept.
     *
     * @param about what the form is about, which the caller has checked: the number of a matter or the room's own word
     * @param form name of the form
     * @throws Problem 422 {@code tooLong}
     */
    public void save(
            Actor.Staff staff, String about, String form, Map<String, String> words, @Nullable Integer version) {
        Map<String, String> kept = new LinkedHashMap<>();
        words.forEach((field, text) -> {
            if (!text.isBlank()) {
                kept.put(field, text.replace("\0", ""));
            }
        });
        if (kept.isEmpty()) {
            return;
        }
        String all = json.writeValueAsString(kept);
        if (all.length() > LONGEST) {
            throw Problem.invalid("draft", "tooLong", LONGEST);
        }
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into access_draft (id, staff, about, form, words, version, saved_at)
                values (:id, :staff, :about, :form, :words, :version, :now)
                on conflict on constraint access_draft_once do update set
                  id = excluded.id, words = excluded.words, version = excluded.version, saved_at = excluded.saved_at
                """)
                .param("id", id)
                .param("staff", staff.id())
                .param("about", about)
                .param("form", form)
                .param("words", secrets.seal(all, place(id)))
                .param("version", version)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        db.sql("""
                delete from access_draft where id in (
                  select id from access_draft where staff = :staff order by saved_at desc, id offset :most)
                """).param("staff", staff.id()).param("most", MOST).update();
    }

    /** The person's own draft of this form, if it is not too old. */
    public Optional<Draft> find(Actor.Staff staff, String about, String form) {
        return db.sql("""
                select id, words, version, saved_at from access_draft
                where staff = :staff and about = :about and form = :form and saved_at >= :fresh
                """)
                .param("staff", staff.id())
                .param("about", about)
                .param("form", form)
                .param("fresh", Timestamp.from(clock.instant().minus(patience)))
                .query((row, n) -> new Draft(
                        words(row.getString("words"), row.getObject("id", UUID.class)),
                        row.getObject("version", Integer.class),
                        row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    /** It was sent, or is not wanted any more. */
    public void drop(Actor.Staff staff, String about, String form) {
        db.sql("delete from access_draft where staff = :staff and about = :about and form = :form")
                .param("staff", staff.id())
                .param("about", about)
                .param("form", form)
                .update();
    }

    /** Old ones go by themselves. */
    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    public void sweep() {
        db.sql("delete from access_draft where saved_at < :fresh")
                .param("fresh", Timestamp.from(clock.instant().minus(patience)))
                .update();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("access_draft", "id", "words", Drafts::place));
    }

    private Map<String, String> words(String sealed, UUID id) {
        Map<String, String> words = new LinkedHashMap<>();
        json.readTree(secrets.open(sealed, place(id)))
                .properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString()));
        return words;
    }

    /** Bound to the table's first name, so that what was sealed then can still be opened. */
    private static String place(Object id) {
        return "desk_draft/" + id;
    }
}
