package org.banshi.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.banshi.access.Permission;
import org.banshi.people.Signers;
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
            List.of("code", "name", "kind", "parent", "region", "phone", "duty", "signers", "active");

    private static final Head HEAD = new Head(
            "units", UnitsController.HERE, Permission.UNITS_WRITE, COLUMNS, List.of(), List.of("code", "name"));

    private static final String SIGNERS = "signers";

    private final Units units;
    private final UnitChanging changing;
    private final Signers signers;
    private final SigningStaff staff;
    private final SheetWords words;

    SheetOfUnits(Units units, UnitChanging changing, Signers signers, SigningStaff staff, SheetWords words) {
        this.units = units;
        this.changing = changing;
        this.signers = signers;
        this.staff = staff;
        this.words = words;
    }

    @Override
    public Head head() {
        return HEAD;
    }

    @Override
    public List<Map<String, String>> rows() {
        return units.all().stream().map(this::cells).toList();
    }

    private Map<String, String> cells(Unit unit) {
        return cells(UnitForm.of(unit, units.duties(unit.code())), staff.cell(unit.code()));
    }

    private Map<String, String> cells(UnitForm form, String signing) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("code", form.code());
        cells.put("name", form.name());
        cells.put("kind", words.text("people.kind." + form.kind()));
        cells.put("parent", form.parent());
        cells.put("region", form.region());
        cells.put("phone", form.phone());
        cells.put("duty", String.join(" ", form.duties()));
        cells.put("signers", signing);
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
        String signed = staff.cell(code);
        Set<Long> signing = staff.read(code, line.or("signers", signed), errors);
        Map<String, String> was = there == null ? Map.of() : cells(before, signed);
        List<SheetOutcome.Part> parts = SheetWork.parts(COLUMNS, was, cells(form, staff.cell(code, signing)));
        if (errors.isEmpty() && parts.isEmpty()) {
            work.same();
            return errors;
        }
        errors.addAll(changing.check(form));
        return errors.isEmpty() ? put(line, new Put(form, there, kind, signing, parts), work) : errors;
    }

    private record Put(
            UnitForm form, @Nullable Unit there, Unit.Kind kind, Set<Long> signing, List<SheetOutcome.Part> parts) {
        boolean isAbout(boolean signing) {
            return parts.stream().anyMatch(part -> part.column().equals(SIGNERS) == signing);
        }
    }

    private List<FieldError> put(Sheet.Line line, Put put, SheetWork work) {
        try {
            if (put.there() == null) {
                changing.create(put.form(), put.kind(), work.because());
            } else if (put.isAbout(false)) {
                changing.update(put.form(), put.there(), work.because());
            }
            if (put.isAbout(true)) {
                signers.set(put.form().code(), put.signing(), work.because());
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
