package org.banshi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Account;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.PasswordHash;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.knowledge.Categories;
import org.banshi.knowledge.Item;
import org.banshi.knowledge.Keeping;
import org.banshi.matter.Matters;
import org.banshi.people.Because;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.OnCallLists;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Outlines;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.rule.Rules;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who and what is there before anything happens: places, categories, units, staff with accounts, directory, answers. */
@Component
@Profile("demo")
final class Settlement {
    /** The password of every account of the demo. */
    static final String PASSWORD = "banshi-demo";

    private static final int ON_CALL_DAYS = 365;

    private final Regions regions;
    private final Outlines outlines;
    private final Categories categories;
    private final Units units;
    private final Members members;
    private final Accounts accounts;
    private final Rules rules;
    private final Keeping keeping;
    private final Matters matters;
    private final OnCallLists onCall;
    private final Signers signers;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // the demo fills every room once
    Settlement(
            Regions regions,
            Outlines outlines,
            Categories categories,
            Units units,
            Members members,
            Accounts accounts,
            Rules rules,
            Keeping keeping,
            Matters matters,
            OnCallLists onCall,
            Signers signers,
            CityClock clock) {
        this.regions = regions;
        this.outlines = outlines;
        this.categories = categories;
        this.units = units;
        this.members = members;
        this.accounts = accounts;
        this.rules = rules;
        this.keeping = keeping;
        this.signers = signers;
        this.matters = matters;
        this.onCall = onCall;
        this.clock = clock;
    }

    /** Whether nobody and nothing is there yet: only then the demo may move in. */
    boolean isFree() {
        return units.all().isEmpty() && !members.any() && !matters.any();
    }

    /** Fills all of it, as of the clock's time. */
    void fill() {
        regions.add(
                Sheet.read("regions").stream()
                        .map(line -> Region.of(line.at("code"), line.at("name")))
                        .toList(),
                "demo");
        outlines.load(Sheet.bytes("outlines.geojson"), "demo", clock.instant());
        Sheet.read("categories")
                .forEach(line -> categories.create(line.at("code"), line.at("name"), line.orNull("parent")));
        units();
        staff();
        onCall();
        // One unit of the city has its replies signed inside before they leave it.
        signers.set("lz-lutan", Set.of(accounts.find("f-lz-lutan").orElseThrow().staff()), Because.HOUSE);
        directory();
        answers();
    }

    private void units() {
        Sheet.read("units")
                .forEach(line -> units.create(new Unit(
                        line.at("code"),
                        line.at("name"),
                        line.orNull("parent"),
                        Unit.Kind.valueOf(line.at("kind").toUpperCase(Locale.ROOT)),
                        line.orNull("region"),
                        line.orNull("phone"),
                        true)));
        Map<String, Set<String>> duties = new HashMap<>();
        Sheet.read("duties")
                .forEach(line -> duties.computeIfAbsent(line.at("unit"), _ -> new HashSet<>())
                        .add(line.at("category")));
        duties.forEach(units::setDuty);
    }

    private void staff() {
        PasswordHash hash = PasswordHash.of(PASSWORD);
        for (Sheet.Line line : Sheet.read("staff")) {
            Set<Role> roles =
                    Arrays.stream(line.at("roles").split(";")).map(Role::new).collect(Collectors.toSet());
            Member member = members.add(line.at("name"), line.orNull("unit"), Member.Kind.PERSON, null);
            accounts.create(new Actor.House(), member.id(), line.at("login"), hash, roles);
        }
    }

    /** The hotline and most units have somebody on call for the year; in every fifth one, which the pages show, nobody is. */
    private void onCall() {
        LocalDate today = clock.today();
        int nth = 0;
        for (Unit unit : units.all()) {
            List<Member> people = members.ofUnit(unit.code());
            if (unit.kind() == Unit.Kind.OFFICE || people.isEmpty() || ++nth % 5 == 0) {
                continue;
            }
            Member member = people.getFirst();
            String phone = String.format("1990000%04d", member.id());
            String part = nth % 5 == 4 ? "night" : "both";
            onCall.add(
                    new OnCallLists.Entry(
                            unit.code(), member.id(), phone, part, "any", today, today.plusDays(ON_CALL_DAYS)),
                    Because.HOUSE);
        }
    }

    private void directory() {
        Instant now = clock.instant();
        long admin = accounts.find("admin").orElseThrow().staff();
        rules.publish(HotlineRules.DIRECTORY, directoryOfDemo(), now, admin, "澄安市派单目录首次发布", 0);
    }

    static Directory directoryOfDemo() {
        return new Directory(Sheet.read("directory").stream()
                .map(line -> new Directory.Entry(
                        line.orNull("type"),
                        line.orNull("category"),
                        line.orNull("region"),
                        line.at("unit"),
                        line.orNull("why")))
                .toList());
    }

    /** Each unit answers for its own; what belongs to none of the city's is looked after by the administrator. */
    private void answers() {
        Map<String, Actor.Staff> people = staffByLogin();
        Actor.Staff admin = Objects.requireNonNull(people.get("admin"));
        Actor.Staff reviewer = Objects.requireNonNull(people.get("reviewer"));
        LocalDate today = clock.today();
        int nth = 0;
        for (Sheet.Line line : Sheet.read("answers")) {
            nth++;
            String source = line.at("source");
            String owner = units.byName(source).map(Unit::code).orElse("hotline");
            Actor.Staff writer = people.values().stream()
                    .filter(staff -> owner.equals(staff.unit()) && staff.has(Role.HANDLER))
                    .findFirst()
                    .orElse(admin);
            long id = keeping.write(
                    new Item.Draft(
                            owner,
                            line.at("title"),
                            line.at("body"),
                            line.at("category"),
                            null,
                            source,
                            null,
                            today.minusDays(90),
                            null,
                            today.plusDays(nth % 15 == 2 ? 3 : 100 + nth)),
                    writer);
            // Every twentieth still waits for a second person.
            if (nth % 20 != 0) {
                keeping.release(id, 1, reviewer);
            }
        }
    }

    /** Everybody with an account, by login name. */
    Map<String, Actor.Staff> staffByLogin() {
        return accounts.all().stream()
                .collect(Collectors.toMap(
                        Account::login,
                        account -> new Actor.Staff(account.staff(), account.name(), account.unit(), account.roles())));
    }

    /** The logins in the order of the table, the common ones first. */
    static List<String> logins() {
        return Sheet.read("staff").stream().map(line -> line.at("login")).toList();
    }
}
