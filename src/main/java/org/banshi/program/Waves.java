package org.banshi.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The register of waves. What was done in one is counted from the ledger, never kept here. */
@Service
public final class Waves {
    private final JdbcClient db;

    Waves(JdbcClient db) {
        this.db = db;
    }

    /**
     * Announces a wave.
     *
     * @throws Problem 401 or 403 unless the actor may write lists, 409 {@code waveExists}, 422 wrong fields
     */
    public Wave add(
            @Nullable String code,
            @Nullable String name,
            @Nullable LocalDate begins,
            @Nullable LocalDate ends,
            Actor actor) {
        Permissions.require(actor, Permission.LISTS_WRITE);
        Entries entries = new Entries();
        Wave wave = new Wave(
                entries.need("code", code, Entries.TITLE),
                entries.need("name", name, Entries.TITLE),
                entries.need("begins", begins),
                entries.need("ends", ends));
        if (!wave.code().matches("[0-9A-Za-z-]{1,40}")) {
            entries.wrong("code", "badCode");
        }
        if (wave.ends().isBefore(wave.begins())) {
            entries.wrong("ends", "endsBeforeBegins");
        }
        entries.finish();
        int added = db.sql("""
                insert into program_wave (code, name, begins, ends) values (:code, :name, :begins, :ends)
                on conflict do nothing""")
                .param("code", wave.code())
                .param("name", wave.name())
                .param("begins", wave.begins())
                .param("ends", wave.ends())
                .update();
        if (added == 0) {
            throw Problem.conflict("waveExists", wave.code());
        }
        return wave;
    }

    /** The wave with this code. */
    public Optional<Wave> find(String code) {
        return db.sql("select * from program_wave where code = :code")
                .param("code", code)
                .query(Waves::wave)
                .optional();
    }

    /** All waves, the latest first. */
    public List<Wave> all() {
        return db.sql("select * from program_wave order by begins desc, code")
                .query(Waves::wave)
                .list();
    }

    private static Wave wave(ResultSet row, int line) throws SQLException {
        return new Wave(
                row.getString("code"),
                row.getString("name"),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }
}
