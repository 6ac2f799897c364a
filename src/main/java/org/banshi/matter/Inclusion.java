package org.banshi.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Proves to a raiser that the own timeline is in the published root of a day. It reads one stretch of the tree, not all. */
@Service
public final class Inclusion {
    private final Roots roots;
    private final Matters matters;
    private final JdbcTemplate db;

    Inclusion(Roots roots, Matters matters, JdbcTemplate db) {
        this.roots = roots;
        this.matters = matters;
        this.db = db;
    }

    /** A matter as its leaf needs it. */
    private record Salted(long id, byte[] salt) {}

    /**
     * The proof for the raiser's own matter; whoever calls has proved that it is the raiser.
     *
     * @param day the closed day; absent for the last one
     * @return absent where that day is not closed, or the matter was raised after it
     */
    public Optional<TimelineProof> of(Actor.Raiser raiser, @Nullable LocalDate day) {
        Roots.Root root = (day == null ? roots.last() : roots.find(day)).orElse(null);
        if (root == null) {
            return Optional.empty();
        }
        Set<Integer> shown = matters.view(raiser.number(), raiser).timeline().stream()
                .map(MatterView.Line::seq)
                .collect(Collectors.toSet());
        Salted own = Objects.requireNonNull(db.queryForObject(
                "select id, salt from matter_matter where number = ?",
                (row, _) -> new Salted(row.getLong(1), row.getBytes(2)),
                raiser.number()));
        List<TimelineProof.Line> lines = db.query(
                "select * from matter_event where matter = ? and at < ? order by seq",
                (row, _) -> line(row, shown),
                own.id(),
                Write.time(roots.end(root.day())));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        TimelineProof.Line last = lines.getLast();
        return Optional.of(new TimelineProof(
                TimelineProof.FORMAT,
                raiser.number(),
                own.id(),
                TimelineProof.hex(own.salt()),
                root.day(),
                last.seq(),
                last.hash(),
                lines,
                path(root.day(), own.id()),
                TimelineProof.hex(root.root()),
                TimelineProof.hex(root.hash())));
    }

    private static TimelineProof.Line line(ResultSet row, Set<Integer> shown) throws SQLException {
        int seq = row.getInt("seq");
        return new TimelineProof.Line(
                seq,
                TimelineProof.hex(row.getBytes("hash")),
                !shown.contains(seq)
                        ? null
                        : new TimelineProof.Told(
                                Matter.needInstant(row, "at"),
                                Matter.instant(row, "happened_at"),
                                row.getString("action"),
                                row.getString("actor"),
                                row.getObject("actor_id", Long.class),
                                row.getString("actor_role"),
                                row.getString("actor_unit"),
                                row.getString("from_state"),
                                row.getString("to_state"),
                                TimelineProof.hex(row.getBytes("digest"))));
    }

    /** Within the own stretch first, then among the stretches. */
    private List<TimelineProof.Step> path(LocalDate day, long matter) {
        List<RootTree.Block> blocks = roots.blocks(day);
        int own = 0;
        while (own + 1 < blocks.size() && blocks.get(own + 1).first() <= matter) {
            own++;
        }
        long end = own + 1 < blocks.size() ? blocks.get(own + 1).first() : Long.MAX_VALUE;
        List<byte[]> leaves = new ArrayList<>();
        int[] at = {-1};
        roots.leaves(day, blocks.get(own).first(), end, (each, leaf) -> {
            if (each == matter) {
                at[0] = leaves.size();
            }
            leaves.add(leaf);
        });
        List<TimelineProof.Step> path = new ArrayList<>(RootTree.way(leaves, at[0]));
        path.addAll(RootTree.way(blocks.stream().map(RootTree.Block::hash).toList(), own));
        return path;
    }
}
