package org.banshi.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Points for proposals, by the criteria of their call; never for who put them forward. Each person scores a proposal once and
 * sees what others gave only after that, so that everybody thinks for himself.
 */
@Service
public class Scores {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FINE = 8;

    private final Matters matters;
    private final CityClock clock;
    private final JdbcClient db;

    Scores(Matters matters, CityClock clock, JdbcClient db) {
        this.matters = matters;
        this.clock = clock;
        this.db = db;
    }

    /** Points that somebody gave. */
    public record Given(String by, int points) {}

    /**
     * A part of the total.
     *
     * @param given what each person gave; empty while the reader may not see it
     * @param of the most that this part may add to the total of 100
     * @param adds what it adds; absent while the reader may not see it
     */
    public record Part(
            String code,
            String name,
            @Nullable String hint,
            int weight,
            int scale,
            List<Given> given,
            BigDecimal of,
            @Nullable BigDecimal adds) {
        /** What it adds of what it may add, as people read it; absent where nothing is seen. */
        @Nullable
        BigDecimal addsRounded() {
            return adds == null ? null : adds.setScale(2, RoundingMode.HALF_UP);
        }

        BigDecimal ofRounded() {
            return of.setScale(2, RoundingMode.HALF_UP);
        }

        /** The mean of what was given; absent where nothing is seen. */
        public @Nullable BigDecimal mean() {
            return given.isEmpty()
                    ? null
                    : BigDecimal.valueOf(given.stream().mapToInt(Given::points).sum())
                            .divide(BigDecimal.valueOf(given.size()), 2, RoundingMode.HALF_UP);
        }
    }

    /**
     * How a proposal stands.
     *
     * @param scorers how many people have scored it
     * @param mine whether the reader has
     * @param parts by criterion, in their order
     * @param total 0 to 100; absent while the reader may not see it or nobody has scored
     */
    public record Sheet(
            int scorers,
            boolean mine,
            List<Part> parts,
            @Nullable BigDecimal total) {}

    private record Row(
            String code,
            String name,
            @Nullable String hint,
            int weight,
            int scale,
            @Nullable Long staff,
            @Nullable String by,
            int points) {}

    /**
     * Scores a proposal, once.
     *
     * @param points by the code of each criterion
     * @throws Problem 403 not somebody who scores, 404 no such proposal, 409 scored before, answered or merged, 422 points
     *     missing or outside the scale
     */
    @Transactional
    public void put(String number, Map<String, String> points, Actor.Staff staff) {
        Permissions.require(staff, Permission.CALLS_SCORE);
        Matter matter = proposal(number, staff);
        if (matters.hold(number).filter(held -> held.state().equals("received")).isEmpty()) {
            throw Problem.conflict("proposal.notToScore");
        }
        List<Row> criteria = rows(matter.id());
        if (criteria.stream().anyMatch(row -> row.staff() != null && row.staff() == staff.id())) {
            throw Problem.conflict("proposal.scoredAlready");
        }
        List<FieldError> errors = new ArrayList<>();
        Map<String, Integer> given = new java.util.LinkedHashMap<>();
        for (Row row : criteria) {
            if (!given.containsKey(row.code())) {
                given.put(row.code(), read(row, points.get(row.code()), errors));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.stream().distinct().toList());
        }
        given.forEach((code, value) -> insert(matter.id(), code, value, staff));
    }

    private static int read(Row row, @Nullable String typed, List<FieldError> errors) {
        if (typed == null || typed.isBlank()) {
            errors.add(FieldError.of(row.code(), "required"));
            return 0;
        }
        try {
            int points = Integer.parseInt(typed.strip());
            if (points >= 0 && points <= row.scale()) {
                return points;
            }
        } catch (NumberFormatException _) {
            // told below, as what is outside the scale is
        }
        errors.add(FieldError.of(row.code(), "outOfRange", 0, row.scale()));
        return 0;
    }

    private void insert(long matter, String code, int points, Actor.Staff staff) {
        try {
            db.sql("""
                    insert into proposal_score (matter, staff, criterion, call, points, at)
                    select e.matter, :staff, :criterion, e.call, :points, :at from proposal_entry e where e.matter = :matter""")
                    .param("matter", matter)
                    .param("staff", staff.id())
                    .param("criterion", code)
                    .param("points", points)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException sameMoment) {
            throw Problem.conflict("proposal.scoredAlready");
        }
    }

    /**
     * How a proposal was scored, as far as the reader may see: the others' points only after the own, or once it is answered.
     *
     * @throws Problem 403 or 404 unless the reader may read proposals
     */
    public Sheet sheet(String number, Actor.Staff reader) {
        Permissions.require(reader, Permission.CALLS_SCORE);
        Matter matter = proposal(number, reader);
        List<Row> rows = rows(matter.id());
        boolean mine = rows.stream().anyMatch(row -> row.staff() != null && row.staff() == reader.id());
        boolean seen = mine || !matter.isOpen();
        int scorers = (int) rows.stream()
                .map(Row::staff)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .count();
        List<Part> parts = parts(rows, seen);
        BigDecimal total = scorers == 0 || !seen
                ? null
                : parts.stream()
                        .map(part -> part.adds() == null ? BigDecimal.ZERO : part.adds())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(1, RoundingMode.HALF_UP);
        return new Sheet(scorers, mine, parts, total);
    }

    private static List<Part> parts(List<Row> rows, boolean seen) {
        Map<String, List<Row>> byCode = new java.util.LinkedHashMap<>();
        rows.forEach(row ->
                byCode.computeIfAbsent(row.code(), _ -> new ArrayList<>()).add(row));
        int weights = byCode.values().stream()
                .mapToInt(each -> each.getFirst().weight())
                .sum();
        return byCode.values().stream().map(each -> part(each, weights, seen)).toList();
    }

    private static Part part(List<Row> rows, int weights, boolean seen) {
        Row first = rows.getFirst();
        List<Given> given = !seen
                ? List.of()
                : rows.stream()
                        .filter(row -> row.by() != null)
                        .map(row -> new Given(String.valueOf(row.by()), row.points()))
                        .toList();
        BigDecimal of = HUNDRED.multiply(BigDecimal.valueOf(first.weight()))
                .divide(BigDecimal.valueOf(weights), FINE, RoundingMode.HALF_UP);
        BigDecimal adds = given.isEmpty()
                ? null
                : of.multiply(BigDecimal.valueOf(
                                given.stream().mapToInt(Given::points).sum()))
                        .divide(BigDecimal.valueOf((long) given.size() * first.scale()), FINE, RoundingMode.HALF_UP);
        return new Part(first.code(), first.name(), first.hint(), first.weight(), first.scale(), given, of, adds);
    }

    private List<Row> rows(long matter) {
        return db.sql("""
                select c.code, c.name, c.hint, c.weight, c.scale, s.staff, p.name as by, coalesce(s.points, 0) as points
                from proposal_entry e join proposal_criterion c on c.call = e.call
                  left join proposal_score s on s.matter = e.matter and s.criterion = c.code
                  left join people_staff p on p.id = s.staff
                where e.matter = ? order by c.nr, s.at, s.staff""")
                .param(matter)
                .query((row, _) -> new Row(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("hint"),
                        row.getInt("weight"),
                        row.getInt("scale"),
                        row.getObject("staff", Long.class),
                        row.getString("by"),
                        row.getInt("points")))
                .list();
    }

    private Matter proposal(String number, Actor.Staff reader) {
        Matter matter = matters.view(number, reader).matter();
        if (!matter.kind().equals(Proposals.NAME)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        return matter;
    }
}
