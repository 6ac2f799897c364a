package org.banshi.program;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.banshi.access.Actor;
import org.banshi.matter.Ledger;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes a draft to what a table says, by the same actions as its office does on the page. */
@Component
final class ItemDrafts {
    private final Ledger ledger;

    ItemDrafts(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Why an item cannot become what a row says. */
    List<FieldError> faults(SheetItem was, SheetItem shall, String state, Actor actor) {
        if (was.kind() == TableKind.RECTIFICATION) {
            // What a screening found is judged as it was found.
            return List.of(FieldError.of(ItemColumn.NR.code(), "onTheLedger"));
        }
        NewItem before = was.item();
        NewItem after = shall.item();
        List<FieldError> faults = new ArrayList<>();
        if (!state.equals("drafted")) {
            faults.add(FieldError.of(ItemColumn.NR.code(), "givenOut"));
        } else if (!(actor instanceof Actor.Staff)) {
            // A change has somebody who made it; at the command line nobody is signed in.
            faults.add(FieldError.of(ItemColumn.NR.code(), "changeOnThePage"));
        }
        if (!before.title().equals(after.title())
                || !before.text().equals(after.text())
                || !before.type().equals(after.type())
                || !before.place().equals(after.place())) {
            faults.add(FieldError.of(ItemColumn.TITLE.code(), "wordsStay"));
        }
        faults.addAll(left(before, after));
        return faults;
    }

    /** What the office's own actions cannot do to a draft: they would leave it otherwise than the table says. */
    private static List<FieldError> left(NewItem before, NewItem after) {
        List<FieldError> left = new ArrayList<>();
        Map<ItemColumn, String> told = told(after);
        told(before).forEach((column, value) -> {
            if (!value.isEmpty() && Objects.requireNonNull(told.get(column)).isEmpty()) {
                left.add(FieldError.of(column.code(), "notEmptied"));
            }
        });
        NewItem.Answerable who = after.who();
        if (!who.equals(before.who()) && (who.lead() == null || who.person() == null)) {
            left.add(FieldError.of((who.lead() == null ? ItemColumn.LEAD : ItemColumn.PERSON).code(), "required"));
        }
        if (!who.co().equals(before.who().co()) && who.co().size() > 1) {
            left.add(FieldError.of(ItemColumn.CO.code(), "oneCoOnly"));
        }
        if (!before.sorting().equals(after.sorting())) {
            left.add(FieldError.of(ItemColumn.ASPECT.code(), "sortingStays"));
        }
        return left;
    }

    private static Map<ItemColumn, String> told(NewItem item) {
        Map<ItemColumn, String> told = new EnumMap<>(ItemColumn.class);
        told.put(ItemColumn.TARGET, Objects.toString(item.book().target(), ""));
        told.put(ItemColumn.QUANTITY, Objects.toString(item.book().quantity(), ""));
        told.put(ItemColumn.BASE, Objects.toString(item.book().base(), ""));
        told.put(ItemColumn.CUT_OFF, Objects.toString(item.book().cutOff(), ""));
        told.put(ItemColumn.MEASURES, Objects.toString(item.book().measures(), ""));
        told.put(ItemColumn.CRITERIA, Objects.toString(item.book().criteria(), ""));
        told.put(ItemColumn.BEGINS, Objects.toString(item.begins(), ""));
        told.put(ItemColumn.ENDS, Objects.toString(item.ends(), ""));
        told.put(ItemColumn.CO, String.join(",", item.who().co()));
        told.put(
                ItemColumn.FUNDS,
                item.funds().stream().map(NewItem.Fund::source).collect(Collectors.joining(",")));
        return told;
    }

    void change(WorkList list, Map<ItemColumn, String> known, NewItem item, Actor actor) {
        String number = Objects.requireNonNull(known.get(ItemColumn.NUMBER));
        perform(number, "plan", plan(item), actor);
        if (item.who().lead() != null && item.who().person() != null) {
            perform(number, "appoint", appoint(list, item), actor);
        }
        int nr = 0;
        for (NewItem.Step step : item.steps()) {
            perform(
                    number,
                    "milestone",
                    Map.of(
                            "nr",
                            ++nr,
                            "title",
                            step.title(),
                            "weight",
                            step.weight(),
                            "due",
                            step.due().toString()),
                    actor);
        }
        int before = (int) known.getOrDefault(ItemColumn.STEPS, "")
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        for (int extra = nr + 1; extra <= before; extra++) {
            perform(number, "dropMilestone", Map.of("milestone", Integer.toString(extra), "reason", "import"), actor);
        }
        for (NewItem.Fund fund : item.funds()) {
            perform(
                    number,
                    "fund",
                    Map.of(
                            "source",
                            fund.source(),
                            "planned",
                            fund.planned().toPlainString(),
                            "arrived",
                            fund.arrived().toPlainString(),
                            "spent",
                            fund.spent().toPlainString()),
                    actor);
        }
    }

    private void perform(String number, String action, Map<String, ?> form, Actor actor) {
        ledger.perform(number, action, form, actor, null);
    }

    private static Map<String, Object> plan(NewItem item) {
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("target", item.book().target());
        plan.put(
                "quantity",
                item.book().quantity() == null ? null : item.book().quantity().toPlainString());
        plan.put("quantityUnit", item.book().unit());
        plan.put("base", item.book().base() == null ? null : item.book().base().toPlainString());
        plan.put(
                "cutOff",
                item.book().cutOff() == null ? null : item.book().cutOff().toString());
        plan.put("measures", item.book().measures());
        plan.put("criteria", item.book().criteria());
        plan.put("begins", item.begins() == null ? null : item.begins().toString());
        plan.put("ends", item.ends() == null ? null : item.ends().toString());
        return given(plan);
    }

    private static Map<String, Object> appoint(WorkList list, NewItem item) {
        Map<String, @Nullable Object> appoint = new LinkedHashMap<>();
        appoint.put("lead", item.who().lead());
        appoint.put("person", item.who().person());
        appoint.put(
                "checker",
                item.who().checker() == null ? list.checker() : item.who().checker());
        appoint.put("co", item.who().co().isEmpty() ? null : item.who().co().getFirst());
        return given(appoint);
    }

    private static Map<String, Object> given(Map<String, @Nullable Object> form) {
        Map<String, Object> given = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }
}
