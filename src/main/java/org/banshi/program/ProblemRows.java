package org.banshi.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.knowledge.Categories;
import org.banshi.matter.Matter;
import org.banshi.matter.MatterView;
import org.banshi.matter.Matters;
import org.banshi.matter.Query;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Count;
import org.banshi.web.Problem;
import org.banshi.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads hard problems for their pages. Who may see which, the engine says. */
@Component
final class ProblemRows {
    private final Matters matters;
    private final HardProblems problems;
    private final Members members;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final JdbcClient db;

    ProblemRows(
            Matters matters,
            HardProblems problems,
            Members members,
            Units units,
            Categories categories,
            Regions regions,
            JdbcClient db) {
        this.matters = matters;
        this.problems = problems;
        this.members = members;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.db = db;
    }

    private static Query query(@Nullable String state) {
        return Query.all().ofKind(HardProblem.NAME).inState(state);
    }

    /** Those that the reader may see, the newest first. */
    Slice<ProblemRow> page(@Nullable String state, Actor reader, @Nullable String after, int size) {
        Slice<Matter> found = matters.list(query(state), reader, after, size);
        Map<Long, Own> own = own(found.items());
        Map<Long, String> names = members.names(own.values().stream()
                .map(Own::leader)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.map(matter -> row(matter, Objects.requireNonNull(own.get(matter.id())), names));
    }

    Count count(@Nullable String state, Actor reader) {
        return matters.count(query(state), reader, false);
    }

    private record Own(
            long matter,
            @Nullable Long leader,
            boolean key,
            @Nullable LocalDate endDate) {}

    private Map<Long, Own> own(List<Matter> found) {
        return db
                .sql("select matter, leader, key, end_date from program_problem where matter = any (:ids)")
                .param("ids", found.stream().map(Matter::id).toArray(Long[]::new))
                .query((row, _) -> new Own(
                        row.getLong("matter"),
                        row.getObject("leader", Long.class),
                        row.getBoolean("key"),
                        row.getObject("end_date", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Own::matter, Function.identity()));
    }

    private ProblemRow row(Matter matter, Own own, Map<Long, String> names) {
        return new ProblemRow(
                matter.number(),
                matter.title(),
                own.leader() == null ? "" : names.getOrDefault(own.leader(), ""),
                unit(matter.leadUnit()),
                matter.state(),
                own.key(),
                matter.due(),
                matter.dueStoppedAt(),
                own.endDate());
    }

    private String unit(@Nullable String code) {
        return code == null ? "" : units.find(code).map(Unit::name).orElse(code);
    }

    /** The number of the leader's key problem that is not over. */
    Optional<String> keyOf(long leader) {
        return db.sql("""
                select r.number from program_problem p join matter_row r on r.id = p.matter
                where p.leader = :leader and p.active and p.key""").param("leader", leader).query(String.class).optional();
    }

    /**
     * One with all that belongs to it.
     *
     * @throws Problem 404 when there is no such hard problem or the reader may not know of it
     */
    ProblemSheet sheet(String number, Actor reader) {
        MatterView view = matters.view(number, reader);
        Matter matter = view.matter();
        if (!matter.kind().equals(HardProblem.NAME)) {
            throw Problem.notFound("noSuchMatter", number);
        }
        List<FilledForm> forms = problems.forms(number, reader);
        return new ProblemSheet(
                view,
                Stream.of(ProblemPeople.LEADER, ProblemPeople.HELPER, ProblemPeople.MONITOR, ProblemPeople.APPRAISER)
                        .map(part -> person(part, view.own().get(part)))
                        .toList(),
                unit(matter.leadUnit()),
                matter.category() == null ? "" : categories.fullName(matter.category()),
                matter.region() == null ? "" : regions.fullName(matter.region()),
                forms,
                members.names(forms.stream().map(FilledForm::staff).distinct().toList()));
    }

    private ProblemSheet.Person person(String part, @Nullable Object id) {
        Optional<Member> member = id instanceof Number number ? members.find(number.longValue()) : Optional.empty();
        return new ProblemSheet.Person(
                part,
                member.map(Member::name).orElse(null),
                unit(member.map(Member::unit).orElse(null)));
    }
}
