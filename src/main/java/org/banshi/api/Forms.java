package org.banshi.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.access.Refused;
import org.banshi.matter.Callers;
import org.banshi.matter.Done;
import org.banshi.matter.Field;
import org.banshi.matter.Kinds;
import org.banshi.matter.Ledger;
import org.banshi.matter.Matters;
import org.banshi.matter.NewMatter;
import org.banshi.web.Language;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does actions with forms that came as JSON. */
@Component
final class Forms {
    private static final String REVEAL = "reveal";

    private final Ledger ledger;
    private final Callers callers;
    private final Kinds kinds;
    private final Matters matters;
    private final Showing showing;
    private final Refused refused;

    Forms(Ledger ledger, Callers callers, Kinds kinds, Matters matters, Showing showing, Refused refused) {
        this.ledger = ledger;
        this.callers = callers;
        this.kinds = kinds;
        this.matters = matters;
        this.showing = showing;
        this.refused = refused;
    }

    /**
     * Does an action.
     *
     * @param form the fields; absent for none
     * @param code the receipt code that came with the call, for forms of staff that ask for it
     * @param ifMatch the version the caller saw, as an entity tag
     */
    Shown.Done perform(Call call, @Nullable Map<String, ?> form, @Nullable String code, @Nullable String ifMatch) {
        Map<String, Object> fields = new LinkedHashMap<>(form == null ? Map.of() : form);
        Set<String> known = fieldsOf(call.action());
        if (code != null && known.contains("code")) {
            fields.putIfAbsent("code", code);
        }
        if (!known.isEmpty() || isKnown(call.action())) {
            Body.refuseUnknown(fields, known);
        }
        if (call.action().equals(REVEAL) && call.actor() instanceof Actor.Staff staff) {
            return reveal(call, fields, staff);
        }
        Done done = ledger.perform(call.number(), call.action(), fields, call.actor(), version(ifMatch));
        return showing.done(done, null, call.language());
    }

    /**
     * Who asks for which action of which matter.
     *
     * @param language the reader's
     */
    record Call(String number, String action, Actor actor, Language language) {}

    private Shown.Done reveal(Call call, Map<String, Object> fields, Actor.Staff staff) {
        NewMatter.Identity identity;
        try {
            identity = callers.reveal(call.number(), String.valueOf(fields.getOrDefault("reason", "")), staff);
        } catch (Problem problem) {
            if (problem.status() == 403 || problem.status() == 404) {
                refused.identity(staff, call.number());
            }
            throw problem;
        }
        return showing.revealed(matters.view(call.number(), staff), identity, call.language());
    }

    private boolean isKnown(String action) {
        return kinds.all().stream()
                .flatMap(kind -> kind.lifecycle().actions().stream())
                .anyMatch(declared -> declared.name().equals(action));
    }

    /** The fields that actions of this name have, in whichever state and kind. */
    private Set<String> fieldsOf(String action) {
        return kinds.all().stream()
                .flatMap(kind -> kind.lifecycle().actions().stream())
                .filter(declared -> declared.name().equals(action))
                .flatMap(declared -> declared.fields().stream())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The version in an entity tag such as {@code "3"}; absent for none and for any. */
    static @Nullable Integer version(@Nullable String tag) {
        if (tag == null || tag.isBlank() || tag.strip().equals("*")) {
            return null;
        }
        String plain = tag.strip().replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (!plain.matches("[0-9]{1,9}")) {
            throw Problem.invalid("If-Match", "wrongType");
        }
        return Integer.valueOf(plain);
    }
}
