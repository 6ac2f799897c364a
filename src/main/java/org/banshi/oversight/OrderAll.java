package org.banshi.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.banshi.access.Actor;
import org.banshi.access.Permission;
import org.banshi.access.Permissions;
import org.banshi.web.Answer;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Language;
import org.banshi.web.Page;
import org.banshi.web.Problem;
import org.banshi.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page on which everything that a list shows is ordered: says which and how many, and begins. */
@Component
public class OrderAll {
    private static final int PATIENCE = 2;

    private final OrderRuns runs;
    private final OversightNames names;

    OrderAll(OrderRuns runs, OversightNames names) {
        this.runs = runs;
        this.names = names;
    }

    /**
     * Which list it is.
     *
     * @param name what the list is called
     * @param back where it stands, as it was asked for
     * @param path where the form is sent
     * @param asked what it was narrowed to, by name and value
     * @param told how many it said there were, where the reader came from
     */
    public record From(
            String name,
            String back,
            String path,
            List<Map.Entry<String, String>> asked,
            @Nullable Integer told) {}

    /**
     * The form, with all that would be ordered.
     *
     * @throws Problem 403 unless the reader oversees
     */
    public Page page(From from, OrderRuns.Shown shown, Actor.Staff staff, Language language) {
        Permissions.require(staff, Permission.OVERSEE);
        OrderRuns.Typed blank = new OrderRuns.Typed(UUID.randomUUID().toString(), null, null, null, null);
        return page(from, shown, blank, FormErrors.NONE, language);
    }

    /**
     * Begins. Few are done at once; of many it is shown how far they are.
     *
     * @throws Problem 403 unless the actor oversees
     */
    public Answer begin(From from, OrderRuns.Shown shown, OrderRuns.Typed typed, Actor.Staff staff, Language language)
            throws InterruptedException {
        try {
            UUID id = runs.begin(typed, shown, staff);
            try {
                runs.submit(id).get(PATIENCE, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException _) {
                // It goes on by itself, and the page shows how far it is.
            }
            return new SeeOther(OversightConfiguration.BOARD + "/runs/" + id);
        } catch (Problem refused) {
            if (refused.status() != 422) {
                throw refused;
            }
            return page(from, shown, typed, FormErrors.of(refused), language);
        }
    }

    private OrderAllPage page(
            From from, OrderRuns.Shown shown, OrderRuns.Typed typed, FormErrors errors, Language language) {
        List<Field> fields = new ArrayList<>();
        fields.add(hidden("key", typed.key()));
        fields.add(hidden("seen", OrderRuns.Typed.seen(shown)));
        from.asked().forEach(pair -> fields.add(hidden(pair.getKey(), pair.getValue())));
        fields.add(Field.text("title", names.text(language, "order.field.title"))
                .value(typed.title())
                .required()
                .max(NewOrder.MOST_TITLE));
        fields.add(Field.textarea("demand", names.text(language, "order.field.demand"))
                .value(typed.demand())
                .required()
                .max(NewOrder.MOST_DEMAND)
                .hint(names.text(language, "oversight.order.demandHint")));
        fields.add(Field.of(Field.Input.DATE, "ends", names.text(language, "order.field.ends"))
                .value(typed.ends())
                .required());
        return new OrderAllPage(from, shown, List.copyOf(fields), errors);
    }

    private static Field hidden(String name, @Nullable String value) {
        return Field.of(Field.Input.HIDDEN, name, "").value(Objects.requireNonNullElse(value, ""));
    }
}
