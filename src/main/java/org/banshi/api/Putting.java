package org.banshi.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.banshi.access.Actor;
import org.banshi.matter.Receipt;
import org.banshi.program.Findings;
import org.banshi.program.Inspections;
import org.banshi.program.NewFinding;
import org.banshi.program.NewItem;
import org.banshi.program.NewRectification;
import org.banshi.program.Origins;
import org.banshi.program.Projects;
import org.banshi.program.Rectifications;
import org.banshi.program.Screenings;
import org.banshi.program.Tasks;
import org.banshi.program.WorkList;
import org.banshi.region.Regions;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts items of every kind on lists: once for each idempotency key. */
@Component
final class Putting {
    private static final List<String> KINDS = List.of(Tasks.NAME, Projects.NAME, Rectifications.NAME, Findings.NAME);

    private final Origins origins;
    private final Screenings screenings;
    private final Inspections inspections;
    private final Regions regions;
    private final Repeats repeats;
    private final Times times;
    private final JsonMapper json;

    Putting(
            Origins origins,
            Screenings screenings,
            Inspections inspections,
            Regions regions,
            Repeats repeats,
            Times times,
            JsonMapper json) {
        this.origins = origins;
        this.screenings = screenings;
        this.inspections = inspections;
        this.regions = regions;
        this.repeats = repeats;
        this.times = times;
        this.json = json;
    }

    /**
     * Puts it there.
     *
     * @throws Problem 403 if the actor may not put that kind on the list, 422 wrong fields or the key with another body
     */
    Repeats.Outcome put(WorkList list, Map<String, Object> fields, @Nullable String key, Actor.Staff staff) {
        List<String> may = origins.kinds(list, staff);
        if (may.isEmpty()) {
            throw Problem.forbidden("notYourList");
        }
        Body body = new Body(fields);
        String kind = body.need("kind", 20);
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw Problem.invalid("kind", "notAChoice");
        }
        if (!kind.isEmpty() && !may.contains(kind)) {
            throw Problem.forbidden("notYourList");
        }
        Supplier<Receipt> raise = read(kind, list.code(), body, staff);
        body.finish();
        String call = list.code() + " " + json.writeValueAsString(new TreeMap<>(fields));
        return repeats.once(staff, key, call, () -> put(raise.get(), kind, list));
    }

    private Supplier<Receipt> read(String kind, String list, Body body, Actor.Staff staff) {
        ItemForm form = new ItemForm(body, regions);
        switch (kind) {
            case Rectifications.NAME -> {
                NewRectification found = form.rectification();
                return () -> screenings.put(list, found, staff);
            }
            case Findings.NAME -> {
                NewFinding found = form.finding();
                return () -> inspections.open(list, found, staff);
            }
            default -> {
                NewItem item = form.item();
                List<String> sources = form.sources();
                return () -> origins.put(kind, list, item, sources, staff);
            }
        }
    }

    private ListShown.Put put(Receipt receipt, String kind, WorkList list) {
        return new ListShown.Put(
                receipt.number(),
                kind,
                list.code(),
                times.of(receipt.due()),
                Map.of("self", "/api/v1/matters/" + receipt.number()));
    }
}
