package org.banshi.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.access.AccessToken;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The units and people that a benchmark needs. */
@Service
@Profile("bench")
final class BenchCity {
    private static final Actor HOUSE = new Actor.House();

    private final Units units;
    private final Members members;
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Flyway migrations;

    BenchCity(Units units, Members members, Accounts accounts, AccessTokens tokens, Flyway migrations) {
        this.units = units;
        this.members = members;
        this.accounts = accounts;
        this.tokens = tokens;
        this.migrations = migrations;
    }

    /** What autovacuum does for a city overnight. As the owner: the server's role may not, and PostgreSQL only warns it. */
    void vacuum() {
        new JdbcTemplate(migrations.getConfiguration().getDataSource()).execute("vacuum analyze");
    }

    /** Does something while the words have no index, and makes that afterwards: it takes a tenth of the time. */
    void withoutWords(Runnable laying) {
        JdbcTemplate owner = new JdbcTemplate(migrations.getConfiguration().getDataSource());
        String made = owner.queryForObject(
                "select indexdef from pg_indexes where schemaname = current_schema() and indexname = 'matter_by_tokens'",
                String.class);
        owner.execute("drop index matter_by_tokens");
        laying.run();
        owner.execute("set maintenance_work_mem = '512MB'");
        owner.execute(java.util.Objects.requireNonNull(made));
    }

    void unit(String code) {
        units.create(Unit.handling(code, "测量单位" + code, null));
    }

    /** A bearer token for each role of the plain loop; the handler is of the unit. */
    Map<Role, String> bearers(String unit) {
        Map<Role, String> bearers = new LinkedHashMap<>();
        for (Role role : List.of(Role.OPERATOR, Role.DISPATCHER, Role.HANDLER, Role.REVIEWER)) {
            String scope = role.equals(Role.HANDLER) ? unit : null;
            bearers.put(
                    role,
                    tokens.make(HOUSE, AccessToken.Wanted.writing("bench " + role.name(), role, scope))
                            .secret());
        }
        return bearers;
    }

    /** Somebody who can sign in. */
    void account(String login, String password, Role role, @Nullable String unit) {
        Member member = members.add(login, unit, Member.Kind.PERSON, null);
        accounts.create(HOUSE, member.id(), login, password, Set.of(role));
    }
}
