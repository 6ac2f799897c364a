package org.banshi.matter;

import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.calendar.CityClock;
import org.banshi.files.Attachments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Empties matters of all that tells of their raiser: the line that says so comes first, on the chain as any other. What
 * happened, when and by which unit stays, and so do the figures.
 */
@Component
final class Forgetting {
    /** The action that stands on the timeline; no lifecycle has it, {@link Erasures} alone does it. */
    static final String ERASED = "erased";

    /** In the place of words: a matter has a title, and none is left. */
    static final String NOTHING = "—";

    private final JdbcTemplate db;
    private final MatterRows rows;
    private final Kinds kinds;
    private final Writing writing;
    private final Attachments attachments;
    private final CityClock clock;

    Forgetting(
            JdbcTemplate db, MatterRows rows, Kinds kinds, Writing writing, Attachments attachments, CityClock clock) {
        this.db = db;
        this.rows = rows;
        this.kinds = kinds;
        this.writing = writing;
        this.attachments = attachments;
        this.clock = clock;
    }

    Locked lock(long matter) {
        return rows.lock(matter).orElseThrow();
    }

    /** Writes the line, and takes away words, place, answer, identity, code, search, files and messages. */
    void empty(Locked locked, long erasure, Actor.Staff staff) {
        Matter matter = locked.matter();
        Chain.Line line = Chain.Line.beside(locked, clock.instant(), ERASED, staff, Permission.ERASURES_DECIDE);
        Write write = new Write();
        byte[] hash = writing.event(
                write,
                matter.id(),
                new Writing.Addition(
                        locked.lastHash(),
                        line,
                        Map.of("form", Map.of(), "erasure", erasure, ERASED, locked.length())));
        write.add("""
                update matter_matter set title = ?, text = ?, reworded_title = null, reworded_text = null,
                  address = null, lon = null, lat = null, public_answer = null, code_hash = null, tokens = '', last_hash = ?, length = ?, updated_at = ?, version = version + 1
                where id = ?""", NOTHING, NOTHING, hash, line.seq(), line.at(), matter.id());
        write.run(db);
        belongings(matter);
    }

    private void belongings(Matter matter) {
        Kind kind = kinds.require(matter.kind());
        if (!kind.wordColumns().isEmpty()) {
            String set = kind.wordColumns().stream()
                    .sorted()
                    .map(column -> column + " = null")
                    .collect(Collectors.joining(", "));
            db.update("update " + kind.table() + " set " + set + " where matter = ?", matter.id());
        }
        db.update("delete from matter_identity where matter = ?", matter.id());
        db.update("delete from matter_identity_change where matter = ?", matter.id());
        db.update("delete from matter_receipt where number = ?", matter.number());
        db.update("delete from outbox_message where subject = ?", matter.number());
        db.update(
                "delete from outbox_message where channel <> 'desk' and recipient = ?",
                Identities.recipient(matter.id()));
        db.update(
                "delete from outbox_message where channel <> 'desk' and recipient = any(array(select ? || p.id || part"
                        + " from matter_proxy p, unnest(array[':person', ':proxy']) part where p.matter = ?))",
                ProxyRows.PREFIX,
                matter.id());
        db.update("delete from matter_proxy where matter = ?", matter.id());
        attachments.forget(matter.number());
    }

    /** The payloads: the server has no right to them, the function looks itself whether it may. */
    void payloads(long erasure) {
        db.queryForObject("select matter_erase_payloads(?)", Long.class, erasure);
    }

    /** What lies beside the matters: who acted for the person or was acted for, what the person followed, and codes that were texted. */
    void person(byte[] phone) {
        db.update("""
                delete from outbox_message where channel <> 'desk' and recipient = any(array(
                  select ? || p.id || part from matter_proxy p, unnest(array[':person', ':proxy']) part
                  where p.person_hash = ? or p.proxy_hash = ?))""", ProxyRows.PREFIX, phone, phone);
        db.update("delete from matter_proxy where person_hash = ? or proxy_hash = ?", phone, phone);
        db.update(
                "delete from outbox_message where recipient in (select ? || f.id from matter_follow f where f.phone_hash = ?)",
                Followers.PREFIX,
                phone);
        db.update("delete from matter_follow where phone_hash = ?", phone);
        db.update(
                "delete from matter_renumbering where state = 'asked' and (old_hash = ? or new_hash = ?)",
                phone,
                phone);
        db.update("delete from matter_phone_code where phone_hash = ? and code_hash <> ''::bytea", phone);
    }
}
