package org.banshi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.matter.Matter;
import org.banshi.matter.Matters;
import org.banshi.matter.PlaceHistory;
import org.banshi.matter.PlaceHistory.Found;
import org.banshi.matter.PlaceHistory.Scope;
import org.banshi.web.Messages;
import org.banshi.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened at a place, and what came back there. */
@Controller
final class PlaceController {
    private static final int SIZE = 30;

    private final Matters matters;
    private final PlaceHistory history;
    private final Names names;
    private final Messages messages;

    PlaceController(Matters matters, PlaceHistory history, Names names, Messages messages) {
        this.matters = matters;
        this.history = history;
        this.names = names;
        this.messages = messages;
    }

    @GetMapping("/desk/matters/{number}/place")
    Page place(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(required = false) @Nullable String after,
            Actor.Staff staff,
            HttpServletRequest request) {
        Permissions.require(staff, Permission.MATTERS_READ);
        Voice voice = Voice.of(messages, request);
        boolean street = scope.equals("street");
        Matter matter = matters.view(number, staff).matter();
        Found found = history.of(number, street ? Scope.STREET : Scope.HERE, staff, after, SIZE);
        return new PlacePage(
                number,
                Row.of(matter, voice, names).place(),
                street,
                found.matters().map(one -> Row.of(one, voice, names)),
                sums(found.sums(), voice),
                found.backs().stream()
                        .map(back -> new PlacePage.Back(names.category(back.category()), back.times()))
                        .toList());
    }

    private List<PlacePage.Sum> sums(List<PlaceHistory.Sum> sums, Voice voice) {
        Map<String, Map<String, Long>> byCategory = new LinkedHashMap<>();
        sums.forEach(sum -> byCategory
                .computeIfAbsent(
                        sum.category() == null ? voice.text("desk.place.noCategory") : names.category(sum.category()),
                        _ -> new LinkedHashMap<>())
                .merge(voice.state(sum.kind(), sum.state()), sum.number(), Long::sum));
        return byCategory.entrySet().stream()
                .map(entry -> new PlacePage.Sum(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        entry.getValue().entrySet().stream()
                                .map(state -> new PlacePage.State(state.getKey(), state.getValue()))
                                .toList()))
                .sorted(Comparator.comparing(PlacePage.Sum::all).reversed())
                .toList();
    }
}
