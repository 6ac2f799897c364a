package org.banshi.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.banshi.access.Permission;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The persons of the staff as a spreadsheet; a row is known by its number, one without a number is somebody new. */
@Component
class SheetOfStaff implements SheetRegister {
    private static final List<String> COLUMNS = List.of("number", "staffName", "unit", "unitName", "phone", "active");

    private static final Head HEAD = new Head(
            "staff",
            StaffController.HERE,
            Permission.UNITS_WRITE,
            COLUMNS,
            List.of("unitName"),
            List.of("number", "staffName"));

    private final Members members;
    private final Units units;
    private final StaffChanging changing;
    private final SheetWords words;

    SheetOfStaff(Members members, Units units, StaffChanging changing, SheetWords words) {
        this.members = members;
        this.units = units;
        this.changing = changing;
        this.words = words;
    }

    @Override
    public Head head() {
        return HEAD;
    }

    @Override
    public List<Map<String, String>> rows() {
        return members.persons().stream().map(this::cells).toList();
    }

    private Map<String, String> cells(Member member) {
        Map<String, String> cells = new LinkedHashMap<>();
        String unit = UnitForm.stripped(member.unit());
        cells.put("number", member.id() == 0 ? "" : Long.toString(member.id()));
        cells.put("staffName", member.name());
        cells.put("unit", unit);
        cells.put("unitName", units.find(unit).map(Unit::name).orElse(""));
        cells.put("phone", UnitForm.stripped(member.phone()));
        cells.put("active", SheetWords.yes(member.active()));
        return cells;
    }

    @Override
    public void apply(Sheet sheet, SheetWork work) {
        Map<String, Member> byNumber = new HashMap<>();
        Map<String, Member> byName = new HashMap<>();
        for (Member member : members.persons()) {
            byNumber.put(Long.toString(member.id()), member);
            if (member.active()) {
                byName.put(place(member), member);
            }
        }
        for (Sheet.Line line : sheet.lines()) {
            String number = line.at("number");
            if (number.isEmpty()) {
                work.fault(line, attempt(line, null, byName, work));
            } else if (!byNumber.containsKey(number)) {
                work.fault(line, List.of(FieldError.of("number", "sheet.noNumber", number)));
            } else if (work.isFirst(line, "number", number)) {
                work.fault(line, attempt(line, byNumber.get(number), byName, work));
            }
        }
    }

    private static String place(Member member) {
        return member.name() + "\n" + UnitForm.stripped(member.unit());
    }

    private List<FieldError> attempt(
            Sheet.Line line, @Nullable Member there, Map<String, Member> byName, SheetWork work) {
        Member before = there == null ? new Member(0, "", null, Member.Kind.PERSON, null, true) : there;
        List<FieldError> errors = new ArrayList<>();
        Member wanted = new Member(
                before.id(),
                line.or("staffName", before.name()),
                UnitForm.absent(words.unit(line.or("unit", UnitForm.stripped(before.unit())))),
                Member.Kind.PERSON,
                UnitForm.absent(line.or("phone", UnitForm.stripped(before.phone()))),
                SheetWords.yes(line.at("active"), before.active()).orElseGet(() -> {
                    errors.add(FieldError.of("active", "sheet.yesNo"));
                    return true;
                }));
        Member twin = there == null ? byName.get(place(wanted)) : null;
        if (twin != null) {
            errors.add(FieldError.of("staffName", "sheet.twin", wanted.name(), Long.toString(twin.id())));
        } else if (there == null && !wanted.active()) {
            errors.add(FieldError.of("active", "sheet.newIsActive"));
        }
        Map<String, String> was = there == null ? Map.of() : cells(there);
        List<SheetOutcome.Part> parts = SheetWork.parts(COLUMNS, was, cells(wanted));
        if (errors.isEmpty() && parts.isEmpty()) {
            work.same();
        } else if (errors.isEmpty()) {
            put(there, wanted, errors, work);
            byName.put(place(wanted), wanted);
        }
        if (errors.isEmpty() && !parts.isEmpty()) {
            work.put(line, wanted.name(), there == null, parts);
        }
        return errors;
    }

    private void put(@Nullable Member there, Member wanted, List<FieldError> errors, SheetWork work) {
        try {
            if (there == null) {
                members.add(wanted, work.because());
            } else {
                changing.change(work.me(), there, wanted, work.because());
            }
        } catch (Problem problem) {
            SheetWork.errors(problem, "number").stream()
                    .map(error -> error.field().equals("name")
                            ? FieldError.of(
                                    "staffName", error.code(), error.args().toArray())
                            : error)
                    .forEach(errors::add);
        }
    }
}
