package org.banshi.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code region_region}. */
final class Divisions {
    /** Any number, the same in every server: who holds it may load the shipped list. */
    private static final long LOADING = 0x72_6567_696f_6eL;

    private static final RowMapper<Region> REGION = (row, _) -> Region.of(row.getString("code"), row.getString("name"));

    private final JdbcClient db;

    Divisions(JdbcClient db) {
        this.db = db;
    }

    /** Waits for its turn among all servers; held to the end of the transaction. */
    void lockForLoading() {
        db.sql("select pg_advisory_xact_lock(?)")
                .param(LOADING)
                .query((_, _) -> "")
                .single();
    }

    boolean hasNational() {
        return db.sql("select exists (select from region_region where source = 'national')")
                .query(Boolean.class)
                .single();
    }

    /** Adds or renames; the number of rows added, renamed. */
    int[] put(Collection<Region> regions, String source) {
        List<String> initials = new ArrayList<>(regions.size());
        regions.forEach(region -> initials.add(Initials.of(region.name())));
        int[] changes = db.sql("""
                with put as (
                  insert into region_region as r (code, name, parent, initials, source)
                  select code, name, parent, initials, ?
                  from unnest(?, ?, ?, ?) as t (code, name, parent, initials)
                  order by code
                  on conflict (code) do update set name = excluded.name, initials = excluded.initials
                    where r.name <> excluded.name
                  returning (xmax = 0) as added)
                select count(*) filter (where added) as added, count(*) filter (where not added) as renamed from put
                """)
                .param(source)
                .param(regions.stream().map(Region::code).toArray(String[]::new))
                .param(regions.stream().map(Region::name).toArray(String[]::new))
                .param(regions.stream().map(Region::parent).toArray(String[]::new))
                .param(initials.toArray(String[]::new))
                .query((row, _) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        if (changes[0] + changes[1] > 0) {
            db.sql("update region_version set version = version + 1").update();
        }
        return changes;
    }

    long version() {
        return db.sql("select version from region_version").query(Long.class).single();
    }

    /** The first of the codes in their order that exists. */
    Optional<Region> first(List<String> codes) {
        return db.sql("""
                select code, name from region_region where code = any (?) order by array_position(?, code) limit 1
                """)
                .param(codes.toArray(String[]::new))
                .param(codes.toArray(String[]::new))
                .query(REGION)
                .optional();
    }

    List<Region> children(@Nullable String parent) {
        String where = parent == null ? "where parent is null" : "where parent = ?";
        var statement = db.sql("select code, name from region_region " + where + " order by code");
        return (parent == null ? statement : statement.param(parent))
                .query(REGION)
                .list();
    }

    /** A region, all below it and all above it. */
    List<Region> around(String root) {
        return db.sql("""
                select code, name from region_region where code like :below or :root like code || '%' order by code
                """)
                .param("below", root + "%")
                .param("root", root)
                .query(REGION)
                .list();
    }

    /** All that exist of these codes, by length. */
    List<Region> all(Collection<String> codes) {
        return db.sql("select code, name from region_region where code = any (?) order by code")
                .param(codes.toArray(String[]::new))
                .query(REGION)
                .list();
    }

    List<Region> search(String name, String initials, String under, int limit) {
        return db.sql("""
                select code, name
                from region_region
                where (name like :contains or (:initials <> '' and initials like :initialsStart)) and code like :under
                order by
                  case
                    when name = :name then 0
                    when name like :start and length(name) = length(:name) + 1 then 1
                    when initials || ' ' like :initialsWhole then 2
                    when name like :start then 3
                    when name like :contains then 4
                    else 5
                  end, length(code), code
                limit :limit
                """)
                .param("name", name)
                .param("start", like(name) + "%")
                .param("contains", "%" + like(name) + "%")
                .param("initials", initials)
                .param("initialsStart", "% " + initials + "%")
                .param("initialsWhole", "% " + initials + " %")
                .param("under", under + "%")
                .param("limit", limit)
                .query(REGION)
                .list();
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
