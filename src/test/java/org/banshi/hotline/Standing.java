package org.banshi.hotline;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.access.Role;
import org.banshi.calendar.CityClock;
import org.banshi.people.Because;
import org.banshi.people.Signers;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.testkit.TestCity;

/**
 * A request in each state, with a unit in each relation: led by the roads office of the east, handed down by the roads,
 * helped by the water, about the sanitation, and the parks have nothing to do with it.
 */
final class Standing {
    static final Map<String, String> UNITS =
            Map.of("lead", "roads-east", "co", "water", "upper", "roads", "none", "parks", "about", "sanitation");

    private final Loop loop;
    private final TestCity city;
    private final CityClock clock;
    private final Actor.Staff signer;
    private final Map<String, Loop.Walk> built = new HashMap<>();
    private final Loop.Walk other;

    Standing(Loop loop, TestCity city, CityClock clock, Units units, Signers signers) {
        this.loop = loop;
        this.city = city;
        this.clock = clock;
        if (units.find("parks").isEmpty()) {
            units.create(Unit.handling("parks", "园林局", null));
            units.create(Unit.handling("roads-east-1", "道路局东区一班", "roads-east"));
            units.setDuty("roads-east-1", Set.of("01"));
        }
        this.signer = city.staff("roads-east", Role.HANDLER);
        Actor.Staff signer2 = city.staff("roads-east", Role.HANDLER);
        signers.set("roads-east", Set.of(signer.id(), signer2.id()), Because.HOUSE);
        this.other = loop.raise();
    }

    /** The one request in the situation in which an action is tried; time moves only forward. */
    Loop.Walk of(String action, String state) {
        String variant = state + variant(action, state);
        Loop.Walk known = built.get(variant);
        if (known == null) {
            known = build(action, state);
            built.put(variant, known);
        }
        return known;
    }

    private static String variant(String action, String state) {
        return switch (state + "/" + action) {
            case "working/requestPause" -> "+asked";
            case "working/approvePause", "working/refusePause" -> "+pause";
            case "working/grantExtension", "working/refuseExtension" -> "+extension";
            case "working/approvePromise", "working/refusePromise" -> "+promise";
            case "approved/close" -> "+unreached";
            default -> "";
        };
    }

    private Loop.Walk build(String action, String state) {
        Loop.Walk walk = in(state);
        switch (state + variant(action, state)) {
            case "working+asked" -> asked(walk);
            case "working+pause" -> asked(walk).does(city.roadsEast, "requestPause", "reason", "等答复", "until", in(3));
            case "working+extension" -> walk.does(city.roadsEast, "extend", "reason", "等配件");
            case "working+promise" -> walk.does(city.roadsEast, "promise", "reason", "需立项", "until", in(60));
            case "approved+unreached" -> {
                walk.does(city.caller, "callBack", "reached", false);
                clock.advance(Duration.ofDays(1));
                walk.does(city.caller, "callBack", "reached", false);
                clock.advance(Duration.ofDays(1));
            }
            default -> {}
        }
        return walk;
    }

    private Loop.Walk asked(Loop.Walk walk) {
        return walk.does(city.roadsEast, "ask", "question", "灯杆号是多少？");
    }

    private Loop.Walk raised() {
        return loop.raise()
                .does(
                        city.operator,
                        "classify",
                        "type",
                        "help",
                        "grade",
                        "normal",
                        "category",
                        "0102",
                        "aboutUnit",
                        UNITS.get("about"));
    }

    private Loop.Walk dispatched() {
        return raised().does(city.operator, "accept")
                .does(city.dispatcher, "dispatch", "unit", "roads")
                .does(city.roads, "handDown", "unit", "roads-east")
                .does(city.dispatcher, "addCoHandler", "unit", "water");
    }

    private Loop.Walk working() {
        return dispatched().does(city.roadsEast, "sign");
    }

    private Loop.Walk drafted(Loop.Walk walk) {
        return walk.does(city.roadsEast, "reply", "publicAnswer", "已修好。");
    }

    private Loop.Walk replied(Loop.Walk walk) {
        return drafted(walk).does(signer, "signOff");
    }

    private Loop.Walk approved(Loop.Walk walk) {
        return replied(walk).does(city.reviewer, "approve");
    }

    private Loop.Walk in(String state) {
        return switch (state) {
            case "raised" -> raised();
            case "accepted" -> raised().does(city.operator, "accept");
            case "dispatched" -> dispatched();
            case "returned" -> dispatched().does(city.roadsEast, "return", "reason", "不属", "basis", "三定方案");
            case "working" -> working();
            case "promised" ->
                working()
                        .does(city.roadsEast, "promise", "reason", "需立项", "until", in(60))
                        .does(city.dispatcher, "approvePromise");
            case "drafted" -> drafted(working());
            case "replied" -> replied(working());
            case "approved" -> approved(working());
            case "disputed" -> {
                Loop.Walk walk = approved(working());
                walk.does(walk.raiser(), "verdict", "solved", false, "satisfaction", 1);
                yield approved(walk).does(walk.raiser(), "verdict", "solved", false, "satisfaction", 1);
            }
            case "answered" -> raised().does(city.operator, "answer", "publicAnswer", "请到窗口办理。");
            case "merged" -> raised().does(city.operator, "merge", "main", other.receipt.number());
            case "objected" -> {
                Loop.Walk walk = in("rejected");
                yield walk.does(walk.raiser(), "object", "reason", "没有打官司");
            }
            case "closed" ->
                approved(working()).does(city.caller, "callBack", "reached", true, "solved", true, "satisfaction", 5);
            case "rejected" -> raised().does(city.operator, "reject", "ground", "litigation", "told", "请向法院咨询。");
            case "withdrawn" -> {
                Loop.Walk walk = raised();
                yield walk.does(walk.raiser(), "withdraw");
            }
            default -> throw new IllegalStateException("no request stands in " + state);
        };
    }

    private String in(int days) {
        return clock.today().plusDays(days).toString();
    }

    /** A form with which the action is possible. */
    Map<String, Object> form(String action, String state, Loop.Walk walk) {
        return switch (action) {
            case "reject" -> form("ground", "litigation", "told", "请向法院咨询。");
            case "answer", "reply", "followMain" -> form("publicAnswer", "已办理。");
            case "classify" -> form("type", "help");
            case "reword" -> form("title", "反映问题", "text", "反映某处问题。");
            case "merge", "joinMatter" -> form("main", other.receipt.number());
            case "dispatch", "addCoHandler" -> form("unit", "parks");
            case "rule" -> form("unit", "parks", "reason", "属园林");
            case "handDown" -> form("unit", "roads-east-1");
            case "assign" -> form("person", Long.toString(city.roadsEast.id()));
            case "return" -> form("reason", "不属", "basis", "三定方案");
            case "releaseCoHandler" -> form("unit", "water");
            case "coReply", "addFact", "note" -> form("text", "已看");
            case "ask" -> form("question", "在哪里？");
            case "requestPause" -> form("reason", "等答复", "until", in(3));
            case "promise" -> form("reason", "需立项", "until", in(60));
            case "extend",
                    "redraft",
                    "refusePause",
                    "refuseExtension",
                    "refusePromise",
                    "sendBack",
                    "reopen",
                    "object",
                    "uphold",
                    "overturn",
                    "reveal" -> form("reason", "有此需要");
            case "callBack", "verdict" -> form("reached", true, "solved", true, "satisfaction", 5);
            case "close" -> state.equals("disputed") ? form("ground", "已按规定办理") : Map.of();
            case "withdraw" -> form("code", walk.receipt.code());
            default -> Map.of();
        };
    }

    static Map<String, Object> form(Object... fields) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        return form;
    }

    /** Who signs for the unit that leads. */
    Actor.Staff signer() {
        return signer;
    }

    /** Who merged what is merged here. */
    Actor merger() {
        return city.operator;
    }
}
