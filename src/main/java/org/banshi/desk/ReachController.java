package org.banshi.desk;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.outbox.Channel;
import org.banshi.outbox.NoteKind;
import org.banshi.outbox.Reach;
import org.banshi.outbox.Reaches;
import org.banshi.web.Answer;
import org.banshi.web.FormErrors;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How one wishes to be told of notes beside the own desk. */
@Controller
@RequestMapping(ReachController.HERE)
final class ReachController {
    static final String HERE = "/account/messages";

    private final Reaches reaches;

    ReachController(Reaches reaches) {
        this.reaches = reaches;
    }

    @GetMapping
    Answer show(Actor.Staff me) {
        return new ReachPage(typed(reaches.of(me.id())), FormErrors.NONE);
    }

    @PostMapping
    Answer save(Actor.Staff me, @RequestParam Map<String, String> typed) {
        try {
            reaches.save(me.id(), reach(typed));
            return new SeeOther(HERE, "desk.reach.saved");
        } catch (Problem problem) {
            return new ReachPage(typed, FormErrors.of(problem));
        }
    }

    private static Map<String, String> typed(Reach reach) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("mail", text(reach.mail()));
        typed.put("phone", text(reach.phone()));
        typed.put("language", reach.language());
        typed.put("quietFrom", text(reach.quietFrom()));
        typed.put("quietTo", text(reach.quietTo()));
        typed.put("digestAt", text(reach.digestAt()));
        typed.put("through", Boolean.toString(reach.breachThrough()));
        reach.wishes().forEach((wish, how) -> typed.put(ReachPage.name(wish.kind(), wish.channel()), how.code()));
        return typed;
    }

    private static Reach reach(Map<String, String> typed) {
        Map<Reach.Wish, Reach.How> wishes = new HashMap<>();
        for (NoteKind kind : NoteKind.values()) {
            for (Channel channel : ReachPage.WAYS) {
                for (Reach.How how : ReachPage.hows(kind)) {
                    if (how.code().equals(typed.get(ReachPage.name(kind, channel)))) {
                        wishes.put(new Reach.Wish(kind, channel), how);
                    }
                }
            }
        }
        LocalTime digest = time(typed, "digestAt");
        return new Reach(
                word(typed, "mail"),
                word(typed, "phone"),
                "en".equals(typed.get("language")) ? "en" : "zh",
                time(typed, "quietFrom"),
                time(typed, "quietTo"),
                digest == null ? Reach.NONE.digestAt() : digest,
                "true".equals(typed.get("through")),
                wishes);
    }

    private static @Nullable LocalTime time(Map<String, String> typed, String name) {
        String text = word(typed, name);
        try {
            return text == null
                    ? null
                    : LocalTime.parse(text.length() == 4 ? "0" + text : text)
                            .withSecond(0)
                            .withNano(0);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, "reach.time");
        }
    }

    private static @Nullable String word(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
