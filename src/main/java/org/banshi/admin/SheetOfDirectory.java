package org.banshi.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Permission;
import org.banshi.calendar.CityClock;
import org.banshi.hotline.Directory;
import org.banshi.hotline.HotlineRules;
import org.banshi.hotline.Requests;
import org.banshi.knowledge.Categories;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.region.Region;
import org.banshi.region.Regions;
import org.banshi.rule.Rules;
import org.banshi.web.Problem.FieldError;
import org.springframework.stereotype.Component;

/** The dispatch directory as a spreadsheet; a row is known by type, category and region together. */
@Component
class SheetOfDirectory implements SheetRegister {
    private static final List<String> COLUMNS =
            List.of("type", "category", "categoryName", "region", "regionName", "unit", "unitName", "remark");

    private static final Head HEAD = new Head(
            "directory",
            DirectoryController.HERE,
            Permission.RULES_WRITE,
            COLUMNS,
            List.of("categoryName", "regionName", "unitName"),
            List.of("unit"));

    private final Rules rules;
    private final DirectoryLines lines;
    private final Units units;
    private final Categories categories;
    private final Regions regions;
    private final SheetWords words;
    private final CityClock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // all that a line may name
    SheetOfDirectory(
            Rules rules,
            DirectoryLines lines,
            Units units,
            Categories categories,
            Regions regions,
            SheetWords words,
            CityClock clock) {
        this.rules = rules;
        this.lines = lines;
        this.units = units;
        this.categories = categories;
        this.regions = regions;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Head head() {
        return HEAD;
    }

    @Override
    public List<Map<String, String>> rows() {
        return rules.current(HotlineRules.DIRECTORY).value().entries().stream()
                .map(this::cells)
                .toList();
    }

    private Map<String, String> cells(Directory.Entry entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", entry.type() == null ? "" : words.text("request.type." + entry.type()));
        cells.put("category", UnitForm.stripped(entry.category()));
        cells.put("categoryName", entry.category() == null ? "" : categories.fullName(entry.category()));
        cells.put("region", UnitForm.stripped(entry.region()));
        cells.put("regionName", region(UnitForm.stripped(entry.region())));
        cells.put("unit", entry.unit());
        cells.put("unitName", units.find(entry.unit()).map(Unit::name).orElse(""));
        cells.put("remark", UnitForm.stripped(entry.why()));
        return cells;
    }

    private String region(String code) {
        return regions.find(code).map(Region::name).orElse("");
    }

    private static String key(Directory.Entry entry) {
        return entry.type() + "|" + entry.category() + "|" + entry.region();
    }

    @Override
    public void apply(Sheet sheet, SheetWork work) {
        int version = rules.history(HotlineRules.DIRECTORY).getFirst().version();
        List<Directory.Entry> after =
                new ArrayList<>(rules.current(HotlineRules.DIRECTORY).value().entries());
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < after.size(); i++) {
            places.computeIfAbsent(key(after.get(i)), _ -> new ArrayList<>()).add(i);
        }
        List<Directory.Entry> before = List.copyOf(after);
        sheet.lines().forEach(line -> attempt(line, before, after, places, work));
        if (work.earnest() && work.sound() && !after.equals(before)) {
            rules.publish(
                    HotlineRules.DIRECTORY,
                    new Directory(after),
                    clock.instant(),
                    work.me().id(),
                    Objects.requireNonNull(work.because().why()),
                    version);
        }
    }

    private void attempt(
            Sheet.Line line,
            List<Directory.Entry> before,
            List<Directory.Entry> after,
            Map<String, List<Integer>> places,
            SheetWork work) {
        Directory.Entry entry = entry(line);
        if (before.contains(entry)) {
            work.same();
            return;
        }
        List<FieldError> errors = new ArrayList<>(lines.check(entry));
        List<Integer> there = places.getOrDefault(key(entry), List.of());
        if (there.size() > 1) {
            errors.add(FieldError.of("category", "sheet.linesAlike", there.size()));
        }
        work.fault(line, errors);
        if (!errors.isEmpty() || !work.isFirst(line, "category", key(entry))) {
            return;
        }
        Map<String, String> was = there.isEmpty() ? Map.of() : cells(before.get(there.getFirst()));
        if (there.isEmpty()) {
            after.add(entry);
        } else {
            after.set(there.getFirst(), entry);
        }
        List<SheetOutcome.Part> parts = SheetWork.parts(COLUMNS, was, cells(entry));
        work.put(line, units.require(entry.unit()).name(), there.isEmpty(), parts);
    }

    private Directory.Entry entry(Sheet.Line line) {
        String cell = line.at("type");
        String type = Requests.TYPES.stream()
                .filter(each -> words.is(cell, each, "request.type." + each))
                .findFirst()
                .orElse(cell);
        return new Directory.Entry(
                UnitForm.absent(type),
                UnitForm.absent(line.at("category")),
                UnitForm.absent(line.at("region")),
                words.unit(line.at("unit")),
                UnitForm.absent(line.at("remark")));
    }
}
