package org.banshi.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.banshi.access.Actor;
import org.banshi.matter.Receipt;
import org.banshi.matter.Relation;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what a screening (排查) found. Only the list's office and the group that verifies it see it at first. */
@Service
public class Screenings {
    private final Items items;

    Screenings(Items items) {
        this.items = items;
    }

    /**
     * Puts what was found on a list, for the group to verify.
     *
     * @return its number on the ledger
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 field errors
     */
    @Transactional
    public Receipt put(String listCode, NewRectification found, Actor actor) {
        WorkList list = items.officesOwn(listCode, actor);
        NewItem item = found.item();
        String checker = found.checker() == null ? list.checker() : found.checker();
        List<FieldError> errors = items.faults(list, item);
        if (checker == null || checker.equals(list.office())) {
            errors.add(FieldError.of("checker", checker == null ? "required" : "notAChoice"));
        }
        errors.addAll(faults(found.fault()));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        String group = Objects.requireNonNull(checker);
        return items.raise(
                Rectifications.NAME,
                list,
                item,
                taken(found.fault()),
                change -> change.assign(group, Relation.CHECKER),
                actor);
    }

    private static List<FieldError> faults(NewRectification.Fault fault) {
        Entries entries = new Entries();
        entries.text("cause", fault.cause(), Entries.TEXT);
        entries.text("sponsor", fault.sponsor(), 60);
        if (fault.faultClass() != null && !List.of(RectificationWork.CLASSES).contains(fault.faultClass())) {
            entries.wrong("faultClass", "notAChoice");
        }
        return entries.errors();
    }

    private static Map<String, Object> taken(NewRectification.Fault fault) {
        Map<String, Object> taken = new LinkedHashMap<>();
        Optional.ofNullable(fault.faultClass()).ifPresent(code -> taken.put("fault_class", code));
        Optional.ofNullable(fault.cause()).ifPresent(cause -> taken.put("cause", cause));
        Optional.ofNullable(fault.sponsor()).ifPresent(sponsor -> taken.put("sponsor", sponsor));
        return taken;
    }
}
