package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what residents may read of hard problems: what is on notice, and what was closed after one. */
@Component
final class PublicNotices {
    /** The states in which what was released stays released; an objection takes it back. */
    static final Set<String> STATES = Set.of("onNotice", "closed");

    private static final String RELEASED = """
            select r.id, r.number, r.unit_name, r.closed_at, p.public_text
            from program_problem p join matter_row r on r.id = p.matter
            where r.state in ('onNotice', 'closed') and p.public_text is not null and not r.confidential\s""";

    private final Matters matters;
    private final JdbcClient db;

    PublicNotices(Matters matters, JdbcClient db) {
        this.matters = matters;
        this.db = db;
    }

    private record Placed(long id, PublicNotice notice) {}

    /** Notices, the newest first. */
    Slice<PublicNotice> page(@Nullable String after, int size) {
        long before = after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        List<Placed> found = db.sql(RELEASED + "and r.id < :before order by r.id desc limit :size")
                .param("before", before)
                .param("size", size + 1)
                .query(this::read)
                .list();
        return Slice.of(found, size, placed -> Long.toString(placed.id())).map(Placed::notice);
    }

    /** The notice of this number, if it is or was on notice to the end. */
    Optional<PublicNotice> find(String number) {
        return db.sql(RELEASED + "and r.number = :number")
                .param("number", number)
                .query(this::read)
                .optional()
                .map(Placed::notice);
    }

    private Placed read(ResultSet row, int line) throws SQLException {
        String number = row.getString("number");
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        MatterView.Dial window = matters.view(number, new Actor.House()).clocks().reversed().stream()
                .filter(dial -> dial.name().equals(ProblemSheet.NOTICE))
                .findFirst()
                .orElse(null);
        return new Placed(
                row.getLong("id"),
                new PublicNotice(
                        number,
                        row.getString("public_text"),
                        Objects.requireNonNullElse(row.getString("unit_name"), ""),
                        window == null ? null : window.due(),
                        closed == null ? null : closed.toInstant()));
    }
}
