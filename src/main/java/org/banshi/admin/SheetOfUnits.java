package org.banshi.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Permission;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units and their duty lists as a spreadsheet; a row is known by its code. */
@Component
class SheetOfUnits implements SheetRegister {
    private static final List<String> COLUMNS =
            List.of("code", "name", "kind", "parent", "region", "phone", "duty", "active");

    private final Units units;
    private final UnitChanging changing;
    private final SheetWords words;

    SheetOfUnits(Units units, UnitChanging changing, SheetWords words) {
        this.units = units;
        this.changing = changing;
        this.words = words;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String page() {
        return UnitsController.HERE;
    }

    @Override
    public Permission permission() {
        return Permission.UNITS_WRITE;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> needed() {
        return List.of("code", "name");
    }

    @Override
    public List<Map<String, String>> rows() {
        return units.all().stream().map(this::cells).toList();
    }

    private Map<String, String> cells(Unit unit) {
        return cells(UnitForm.of(unit, units.duties(unit.code())));
    }

    private Map<String, String> cells(UnitForm form) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("code", form.code());
        cells.put("name", form.name());
        cells.put("kind", words.text("people.kind." + form.kind()));
        cells.put("parent", form.parent());
        cells.put("region", form.region());
        cells.put("phone", form.phone());
        cells.put("duty", String.join(" ", form.duties()));
        cells.put("active", SheetWords.yes(form.active().equals("true")));
        return cells;
    }

    /** A unit may stand above the one that it is to be put under: what cannot be done yet is tried again after the rest. */
    @Override
    public void apply(Sheet sheet, SheetWork work) {
        List<Sheet.Line> open = new ArrayList<>(sheet.lines());
        open.removeIf(line -> !line.at("code").isEmpty() && !work.isFirst(line, "code", line.at("code")));
        int before = open.size() + 1;
        while (!open.isEmpty() && open.size() < before) {
            before = open.size();
            open.removeIf(line -> {
                List<FieldError> errors = attempt(line, work);
                boolean waits = !errors.isEmpty()
                        && errors.stream().allMatch(error -> error.field().equals("parent"));
                if (!waits) {
                    work.fault(line, errors);
                }
                return !waits;
            });
        }
        open.forEach(line -> work.fault(line, attempt(line, work)));
    }

    private List<FieldError> attempt(Sheet.Line line, SheetWork work) {
        String code = line.at("code");
        Unit there = units.find(code).orElse(null);
        Set<String> duties = new TreeSet<>(units.duties(code));
        UnitForm before = there == null ? UnitForm.NEW : UnitForm.of(there, duties);
        List<FieldError> errors = new ArrayList<>();
        Unit.Kind kind = kind(line, there, errors);
        boolean active = SheetWords.yes(line.at("active"), before.active().equals("true"))
                .orElseGet(() -> {
                    errors.add(FieldError.of("active", "sheet.yesNo"));
                    return true;
                });
        UnitForm form = new UnitForm(
                code,
                line.or("name", before.name()),
                kind.code(),
                words.unit(line.or("parent", before.parent())),
                line.or("region", before.region()),
                line.or("phone", before.phone()),
                line.or("duty", before.duty()),
                Boolean.toString(active),
                "");
        Map<String, String> was = there == null ? Map.of() : cells(before);
        List<SheetOutcome.Part> parts = SheetWork.parts(COLUMNS, was, cells(form));
        if (errors.isEmpty() && parts.isEmpty()) {
            work.same();
            return errors;
        }
        errors.addAll(changing.check(form));
        return errors.isEmpty() ? put(line, new Put(form, there, kind, parts), work) : errors;
    }

    private record Put(UnitForm form, @Nullable Unit there, Unit.Kind kind, List<SheetOutcome.Part> parts) {}

    private List<FieldError> put(Sheet.Line line, Put put, SheetWork work) {
        try {
            if (put.there() == null) {
                changing.create(put.form(), put.kind(), work.because());
            } else {
                changing.update(put.form(), put.there(), work.because());
            }
        } catch (Problem problem) {
            return SheetWork.errors(problem, "code");
        }
        work.put(line, put.form().name(), put.there() == null, put.parts());
        return List.of();
    }

    private Unit.Kind kind(Sheet.Line line, @Nullable Unit there, List<FieldError> errors) {
        String cell = line.at("kind");
        if (cell.isEmpty()) {
            return there == null ? Unit.Kind.HANDLING : there.kind();
        }
        Unit.Kind kind = words.kind(cell).orElse(null);
        if (kind == null) {
            errors.add(FieldError.of("kind", "notAChoice"));
        } else if (there != null && there.kind() != kind) {
            errors.add(FieldError.of("kind", "sheet.kindStays"));
        }
        return kind == null ? Unit.Kind.HANDLING : kind;
    }
}
