package org.banshi.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.banshi.access.AccessToken;
import org.banshi.access.AccessTokens;
import org.banshi.access.Accounts;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Units;
import org.banshi.testkit.Logins;
import org.banshi.testkit.TestCity;
import org.jspecify.annotations.Nullable;

/** The small city of the tests, with an API caller for each role: people by Basic, machines by token. */
final class ApiCity {

    private final AccessTokens tokens;
    private final Api door;

    final TestCity city;
    final Api anybody, operator, dispatcher, reviewer, caller, supervisor, leader, admin, auditor;
    final Api roads, roads2, water;

    ApiCity(int port, Units units, Members members, Accounts accounts, AccessTokens tokens) {
        this.city = TestCity.in(units, members);
        this.tokens = tokens;
        this.door = Api.anybody(port);
        anybody = door;
        operator = machine("operator", Role.OPERATOR, null);
        dispatcher = machine("dispatcher", Role.DISPATCHER, null);
        reviewer = machine("reviewer", Role.REVIEWER, null);
        supervisor = machine("supervisor", Role.SUPERVISOR, null);
        leader = machine("leader", Role.LEADER, null);
        admin = machine("admin", Role.ADMIN, null);
        auditor = machine("auditor", Role.AUDITOR, null);
        roads = machine("roads", Role.HANDLER, "roads");
        roads2 = machine("roads2", Role.HANDLER, "roads");
        water = machine("water", Role.HANDLER, "water");
        Member person = members.add("回访员", "hotline", Member.Kind.PERSON, null);
        Actor.Staff who = new Actor.Staff(person.id(), person.name(), "hotline", Set.of(Role.CALLER));
        String login = Logins.of(accounts, who);
        caller = door.as("Basic "
                + Base64.getEncoder().encodeToString((login + ":" + Logins.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    Api machine(String name, Role role, @Nullable String unit) {
        AccessToken.Shown token =
                tokens.make(new Actor.House(), AccessToken.Wanted.writing(name + " of " + this.hashCode(), role, unit));
        return door.as("Bearer " + token.secret());
    }

    /** A fresh request and how to follow it. */
    Raised raise(Object... more) {
        Object[] fields = new Object[more.length + 4];
        fields[0] = "text";
        fields[1] = "人民路路口路灯不亮，晚上看不清。";
        fields[2] = "category";
        fields[3] = "0102";
        System.arraycopy(more, 0, fields, 4, more.length);
        Api.Answer answer = anybody.post("/api/v1/requests", fields);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return new Raised(answer.text("number"), answer.text("code"));
    }

    /** A request on its way. */
    final class Raised {
        final String number;
        final String code;

        Raised(String number, String code) {
            this.number = number;
            this.code = code;
        }

        Api.Answer does(Api who, String action, Object... form) {
            return who.post("/api/v1/matters/" + number + "/actions/" + action, form);
        }

        Api.Answer seenBy(Api who) {
            return who.get("/api/v1/matters/" + number);
        }

        Api.Answer followed() {
            return anybody.get("/api/v1/requests/" + number + "?code=" + code);
        }

        Api.Answer raiserDoes(String action, Object... form) {
            return anybody.post("/api/v1/requests/" + number + "/actions/" + action + "?code=" + code, form);
        }

        Raised dispatched() {
            ok(does(operator, "accept"));
            ok(does(dispatcher, "dispatch", "unit", "roads"));
            return this;
        }

        Raised approved() {
            dispatched();
            ok(does(roads, "sign"));
            ok(does(roads, "reply", "publicAnswer", "路灯已修好。", "internal", "更换灯具"));
            ok(does(reviewer, "approve"));
            return this;
        }

        private void ok(Api.Answer answer) {
            if (answer.status() != 200) {
                throw new AssertionError(answer.status() + " " + answer.body());
            }
        }
    }
}
