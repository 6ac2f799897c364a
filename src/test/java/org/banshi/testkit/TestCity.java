package org.banshi.testkit;

import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.jspecify.annotations.Nullable;

/** A small city for tests: a hotline, a few units, and somebody for each role. */
public final class TestCity {
    private final Members members;

    /** Staff of the hotline. */
    public final Actor.Staff operator, dispatcher, reviewer, reviewer2, caller;

    /** Staff of handling units: roads, the roads office of the east under it, water, sanitation. */
    public final Actor.Staff roads, roads2, roadsEast, water, sanitation;

    /** Staff that reads. */
    public final Actor.Staff supervisor, leader, admin, security, auditor;

    private TestCity(Units units, Members members) {
        this.members = members;
        if (units.find("hotline").isEmpty()) {
            units.create(new Unit("hotline", "热线中心", null, Unit.Kind.HOTLINE, null, null, true));
            units.create(Unit.handling("roads", "道路局", null));
            units.create(Unit.handling("roads-east", "道路局东区所", "roads"));
            units.create(Unit.handling("water", "水务局", null));
            units.create(Unit.handling("sanitation", "环卫局", null));
            units.setDuty("roads-east", Set.of("01"));
        }
        operator = staff("hotline", Role.OPERATOR);
        dispatcher = staff("hotline", Role.DISPATCHER);
        reviewer = staff("hotline", Role.REVIEWER);
        reviewer2 = staff("hotline", Role.REVIEWER);
        caller = staff("hotline", Role.CALLER);
        roads = staff("roads", Role.HANDLER);
        roads2 = staff("roads", Role.HANDLER);
        roadsEast = staff("roads-east", Role.HANDLER);
        water = staff("water", Role.HANDLER);
        sanitation = staff("sanitation", Role.HANDLER);
        supervisor = staff(null, Role.SUPERVISOR);
        leader = staff(null, Role.LEADER);
        admin = staff(null, Role.ADMIN);
        security = staff(null, Role.SECURITY);
        auditor = staff(null, Role.AUDITOR);
    }

    /** Builds the city in an empty database, or finds its units and adds new staff. */
    public static TestCity in(Units units, Members members) {
        return new TestCity(units, members);
    }

    /** Another member of the staff. */
    public Actor.Staff staff(@Nullable String unit, Role... roles) {
        Member member = members.add("测试" + roles[0].name(), unit, Member.Kind.PERSON, null);
        return new Actor.Staff(member.id(), member.name(), unit, Set.of(roles));
    }
}
