package org.banshi.rates;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.calendar.CityClock;
import org.banshi.matter.Roots;
import org.banshi.rule.Rules;
import org.banshi.rule.Versioned;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws finished requests for call-backs by a seed that nobody could choose (R-K06): first the list is frozen and its hash
 * told, then the seed follows from the public ledger of a day that is not closed yet.
 */
@Service
public class Samples {
    private static final int MOST = 200;
    private static final int SALT = 16;
    private static final String HEAD = """
            select h.*, s.root_day, s.seed from rates_sample h left join rates_sample_seed s on s.sample = h.id""";

    private final Rates rates;
    private final Rules rules;
    private final Roots roots;
    private final CityClock clock;
    private final JdbcTemplate db;
    private final SecureRandom random = new SecureRandom();

    Samples(Rates rates, Rules rules, Roots roots, CityClock clock, JdbcTemplate db) {
        this.rates = rates;
        this.rules = rules;
        this.roots = roots;
        this.clock = clock;
        this.db = db;
    }

    /**
     * A line of a frozen list as it is published: nobody can tell the request from it.
     *
     * @param unit the unit that led it
     * @param tag SHA-256 of a secret salt and the number, hexadecimal
     */
    public record Tag(String unit, String tag) {}

    /**
     * A drawing made again from its published parts.
     *
     * @param listFits whether the list is the one that the hash was made of
     * @param seedFits whether the seed follows from the list's hash and the public ledger
     * @param drawFits whether those who are called are the ones drawn again
     * @param drawn the tags, by unit
     */
    public record Redraw(
            Sample sample, boolean listFits, boolean seedFits, boolean drawFits, Map<String, List<String>> drawn) {
        /** Whether all of it is as published. */
        public boolean isSame() {
            return listFits && seedFits && drawFits;
        }
    }

    /**
     * Freezes what is drawn from: all requests of a month of account that have ended and were a unit's, reports and
     * confidential ones left out.
     *
     * @throws Problem 422 if the month is not over, nothing ended in it, or it was drawn from before
     */
    @Transactional
    public Sample freeze(YearMonth month, Actor.Staff staff) {
        Permissions.require(staff, Permission.RATES_PUBLISH);
        Asked asked = rates.months(month, month, Asked.By.UNIT);
        if (!asked.until().isBefore(clock.today())) {
            throw Problem.invalid("month", "rates.notOver");
        }
        Versioned<SampleRule> rule = rules.current(SampleRule.RULE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = Objects.requireNonNull(
                db.queryForObject("select nextval(pg_get_serial_sequence('rates_sample', 'id'))", Long.class));
        List<Object[]> lines = lines(id, asked);
        if (lines.isEmpty()) {
            throw Problem.invalid("month", "rates.sample.nothing");
        }
        try {
            db.batchUpdate(
                    "insert into rates_sample_listed (sample, matter, unit, salt, tag) values (?, ?, ?, ?, ?)", lines);
            db.update(
                    """
                    insert into rates_sample (id, from_day, until_day, rule_version, at_least, share, attempts, frozen_at,
                      frozen_day, made_by, listed, list_hash)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, rates_sample_hash(?))""",
                    id,
                    asked.from(),
                    asked.until(),
                    rule.version(),
                    rule.value().atLeast(),
                    rule.value().share(),
                    rule.value().attempts(),
                    now.atOffset(ZoneOffset.UTC),
                    clock.today(),
                    staff.id(),
                    lines.size(),
                    id);
        } catch (DataIntegrityViolationException e) {
            throw refusal(e);
        }
        return require(id);
    }

    private List<Object[]> lines(long id, Asked asked) {
        return db.query(
                """
                select matter, number, unit from rates_request
                where closed_at >= ? and closed_at < ? and unit is not null and not shielded
                  and outcome in ('verdict', 'unreachable', 'silent') order by matter""",
                (row, _) -> {
                    byte[] salt = new byte[SALT];
                    random.nextBytes(salt);
                    return new Object[] {
                        id, row.getLong(1), row.getString(3), salt, tag(salt, row.getString(2)),
                    };
                },
                asked.from().atStartOfDay(clock.getZone()).toOffsetDateTime(),
                asked.until().plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime());
    }

    private static byte[] tag(byte[] salt, String number) {
        return SnapshotHash.sha256(salt, number.getBytes(StandardCharsets.UTF_8));
    }

    static Problem refusal(DataIntegrityViolationException e) {
        String said = String.valueOf(e.getMostSpecificCause().getMessage());
        if (said.contains("rates_sample_once")) {
            return Problem.invalid("month", "rates.sample.once");
        }
        if (said.contains("rates_sample_not_drawn") || said.contains("rates_sample_not_handler")) {
            return Problem.notFound("rates.sample.notYours");
        }
        if (said.contains("rates_sample_call_")) {
            return Problem.conflict("rates.sample.callOver");
        }
        throw e;
    }

    /**
     * Takes down the seed, once the day on which the list was frozen is closed.
     *
     * @return whether it is drawn
     */
    @Transactional
    public boolean draw(long id) {
        Sample sample = require(id);
        if (sample.seed() != null) {
            return true;
        }
        LocalDate frozen = db.queryForObject("select frozen_day from rates_sample where id = ?", LocalDate.class, id);
        Optional<Roots.Root> root = first(Objects.requireNonNull(frozen));
        root.ifPresent(found -> db.update(
                "insert into rates_sample_seed (sample, root_day, seed, drawn_at) values (?, ?, ?, ?) on conflict do nothing",
                id,
                found.day(),
                SnapshotHash.sha256(Snapshot.bytes(sample.listHash()), found.hash()),
                clock.instant().atOffset(ZoneOffset.UTC)));
        return root.isPresent();
    }

    private Optional<Roots.Root> first(LocalDate day) {
        return roots.all().stream().filter(root -> !root.day().isBefore(day)).findFirst();
    }

    /** All drawings, the newest first. */
    public List<Sample> all() {
        return db.query(HEAD + " order by h.id desc limit " + MOST, (row, _) -> read(row));
    }

    /** The drawing of that number. */
    public Optional<Sample> find(long id) {
        return db.query(HEAD + " where h.id = ?", (row, _) -> read(row), id).stream()
                .findFirst();
    }

    /** The drawing of that number; 404 if there is none. */
    public Sample require(long id) {
        return find(id).orElseThrow(() -> Problem.notFound("rates.sample.none", id));
    }

    /** The frozen list as it is published, in the order in which its hash reads it. */
    public List<Tag> tags(long id) {
        return db.query(
                "select unit, encode(tag, 'hex') from rates_sample_listed where sample = ? order by unit collate \"C\", tag",
                (row, _) -> new Tag(row.getString(1), row.getString(2)),
                id);
    }

    /**
     * Draws again from the published list, the closed days and nothing else.
     *
     * @throws Problem 409 as long as there is no seed
     */
    @Transactional(readOnly = true)
    public Redraw redraw(long id) {
        Sample sample = require(id);
        LocalDate rootDay = sample.rootDay();
        if (rootDay == null || sample.seed() == null) {
            throw Problem.conflict("rates.sample.notDrawn");
        }
        Map<String, List<String>> listed = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        for (Tag each : tags(id)) {
            lines.append(each.unit()).append(' ').append(each.tag()).append('\n');
            listed.computeIfAbsent(each.unit(), _ -> new ArrayList<>()).add(each.tag());
        }
        byte[] hash = SnapshotHash.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
        byte[] seed =
                SnapshotHash.sha256(hash, roots.find(rootDay).orElseThrow().hash());
        listed.replaceAll((_, tags) -> tags.stream()
                .sorted(Comparator.comparing(tag -> Snapshot.hex(SnapshotHash.sha256(seed, Snapshot.bytes(tag)))))
                .limit(sample.size(tags.size()))
                .sorted()
                .toList());
        Map<String, List<String>> called = new TreeMap<>();
        db.query(
                "select unit, encode(tag, 'hex') from rates_sample_drawn where sample = ? order by unit, tag",
                row -> {
                    called.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(row.getString(2));
                },
                id);
        return new Redraw(
                sample,
                Snapshot.hex(hash).equals(sample.listHash()),
                Snapshot.hex(seed).equals(sample.seed()),
                called.equals(listed),
                listed);
    }

    private static Sample read(ResultSet row) throws SQLException {
        byte @Nullable [] seed = row.getBytes("seed");
        return new Sample(
                row.getLong("id"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getInt("rule_version"),
                row.getInt("at_least"),
                row.getBigDecimal("share"),
                row.getInt("attempts"),
                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                row.getInt("listed"),
                Snapshot.hex(row.getBytes("list_hash")),
                row.getObject("root_day", LocalDate.class),
                seed == null ? null : Snapshot.hex(seed));
    }
}
