package org.banshi.admin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.banshi.hotline.Agreement;
import org.banshi.hotline.Hints;
import org.banshi.text.ModelUse;
import org.banshi.text.StoredModel;
import org.banshi.web.Field;
import org.banshi.web.FormErrors;
import org.banshi.web.Page;
import org.banshi.web.Ui;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How good the machine is.
 *
 * @param told agreement with staff
 * @param sent how often the advised unit was taken, by week
 * @param models the newest first
 * @param starter where the one that comes along is from
 * @param uses which was used from when on, the latest first
 * @param names of who decided
 * @param nightly whether it trains at night
 * @param hints how often each sort of hint was said to be wrong
 * @param typed what is in the form
 * @param chooses whether the reader may choose a model
 * @param errors what is wrong in the form
 */
record MachinePage(
        Agreement.Told told,
        List<Agreement.Sent> sent,
        List<StoredModel> models,
        JsonNode starter,
        List<ModelUse> uses,
        Map<Long, String> names,
        boolean nightly,
        Map<Hints.Sort, Long> hints,
        Map<String, String> typed,
        boolean chooses,
        FormErrors errors)
        implements Page {

    /** What the house writes down as its reason. */
    private static final Set<String> REASONS = Set.of("train", "ledger", "back");

    boolean starts() {
        return models.stream().noneMatch(StoredModel::active);
    }

    /** Numerator, denominator and share, such as 45 / 50 (90.0 %). */
    static String share(Ui ui, Agreement.Count count) {
        Double share = count.share();
        return share == null
                ? "—"
                : ui.text(
                        "admin.machine.share", ui.number(count.agreed()), ui.number(count.suggested()), percent(share));
    }

    static String percent(@Nullable Double share) {
        return share == null
                ? "—"
                : BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    double starterFigure(String name) {
        return starter.path("onText").path(name).asDouble();
    }

    /** What it does with running text, at four of five. */
    double starterAt80() {
        for (JsonNode point : starter.path("onText").path("curve")) {
            if (Math.abs(point.path("coverage").asDouble() - 0.8) < 0.01) {
                return point.path("precision").asDouble();
            }
        }
        return 0;
    }

    String model(Ui ui, @Nullable Long number) {
        return number == null ? ui.text("admin.machine.starter") : ui.text("admin.machine.number", number.toString());
    }

    String why(Ui ui, ModelUse use) {
        return use.staff() == null && REASONS.contains(use.why())
                ? ui.text("admin.machine.why." + use.why())
                : use.why();
    }

    List<Field> fields(Ui ui) {
        List<Field.Option> options = new ArrayList<>();
        for (StoredModel model : models) {
            if (!model.active()) {
                options.add(new Field.Option(
                        Long.toString(model.id()),
                        ui.text(
                                "admin.machine.choice",
                                Long.toString(model.id()),
                                ui.dateTime(model.at()),
                                percent(model.macroF1()))));
            }
        }
        if (!starts()) {
            options.add(new Field.Option("0", ui.text("admin.machine.starter")));
        }
        return options.isEmpty()
                ? List.of()
                : List.of(
                        Field.select("model", ui.text("admin.machine.model"), options)
                                .value(typed.getOrDefault("model", ""))
                                .required(),
                        Field.text("why", ui.text("admin.change.why"))
                                .value(typed.getOrDefault("why", ""))
                                .max(500)
                                .required());
    }
}
