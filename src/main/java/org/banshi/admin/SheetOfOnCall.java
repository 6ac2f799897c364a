package org.banshi.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.banshi.access.Permission;
import org.banshi.people.Member;
import org.banshi.people.Members;
import org.banshi.people.OnCall;
import org.banshi.people.OnCallLists;
import org.banshi.people.OnCallLists.Entry;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The on-call lists as a spreadsheet; a row is known by unit, part, days and dates together. */
@Component
class SheetOfOnCall implements SheetRegister {
    private static final List<String> COLUMNS =
            List.of("unit", "unitName", "from", "to", "part", "days", "number", "staffName", "phone", "active");

    private static final Head HEAD = new Head(
            "oncall",
            OnCallController.HERE,
            Permission.UNITS_WRITE,
            COLUMNS,
            List.of("unitName"),
            List.of("unit", "from", "to", "part"));

    private final OnCallLists lists;
    private final Units units;
    private final Members members;
    private final SheetWords words;

    SheetOfOnCall(OnCallLists lists, Units units, Members members, SheetWords words) {
        this.lists = lists;
        this.units = units;
        this.members = members;
        this.words = words;
    }

    @Override
    public Head head() {
        return HEAD;
    }

    @Override
    public List<Map<String, String>> rows() {
        return lists.all().stream().map(this::cells).toList();
    }

    private Map<String, String> cells(OnCall call) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("unit", call.unit());
        cells.put("unitName", units.find(call.unit()).map(Unit::name).orElse(""));
        cells.put("from", call.firstDay().toString());
        cells.put("to", call.lastDay().toString());
        cells.put("part", words.text("people.oncall.part." + call.part().code()));
        cells.put("days", words.text("people.oncall.days." + call.days().code()));
        cells.put("number", Long.toString(call.staff()));
        cells.put("staffName", call.name());
        cells.put("phone", call.phone());
        cells.put("active", SheetWords.yes(true));
        return cells;
    }

    private static Entry entry(OnCall call) {
        return new Entry(
                call.unit(),
                call.staff(),
                call.phone(),
                call.part().code(),
                call.days().code(),
                call.firstDay(),
                call.lastDay());
    }

    @Override
    public void apply(Sheet sheet, SheetWork work) {
        Map<String, OnCall> there = lists.all().stream()
                .collect(Collectors.toMap(call -> entry(call).key(), call -> call, (a, b) -> b));
        for (Sheet.Line line : sheet.lines()) {
            List<FieldError> errors = new ArrayList<>();
            Entry entry = entry(line, there, errors);
            if (errors.isEmpty() && work.isFirst(line, "from", entry.key())) {
                attempt(line, entry, there.get(entry.key()), errors, work);
            }
            work.fault(line, errors);
        }
    }

    /** What a row says; the person by number, else by the name that only one of the unit has. */
    private Entry entry(Sheet.Line line, Map<String, OnCall> there, List<FieldError> errors) {
        String unit = words.unit(line.at("unit"));
        if (units.find(unit).isEmpty()) {
            errors.add(FieldError.of("unit", "unit.unknown", unit));
        }
        LocalDate from = OnCallForm.day("from", line.at("from"), errors);
        LocalDate to = OnCallForm.day("to", line.at("to"), errors);
        String part = code(line, "part", "people.oncall.part.", codes(OnCall.Part.values()), errors);
        String days = line.at("days").isEmpty()
                ? OnCall.Days.ANY.code()
                : code(line, "days", "people.oncall.days.", codes(OnCall.Days.values()), errors);
        Entry bare = new Entry(unit, null, null, part, days, from, to);
        OnCall before = there.get(bare.key());
        Long staff = staff(line, unit, before, errors);
        String phone =
                line.at("phone").isEmpty() && before != null && !line.cells().containsKey("phone")
                        ? before.phone()
                        : UnitForm.absent(line.at("phone"));
        return new Entry(unit, staff, phone, part, days, from, to);
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    private @Nullable String code(
            Sheet.Line line, String column, String prefix, List<String> codes, List<FieldError> errors) {
        String found = codes.stream()
                .filter(code -> words.is(line.at(column), code, prefix + code))
                .findFirst()
                .orElse(null);
        if (found == null) {
            errors.add(FieldError.of(
                    column,
                    "sheet.oneOf",
                    String.join(
                            "、",
                            codes.stream()
                                    .map(code -> words.text(prefix + code))
                                    .toList())));
        }
        return found;
    }

    private @Nullable Long staff(Sheet.Line line, String unit, @Nullable OnCall before, List<FieldError> errors) {
        String number = line.at("number");
        if (!number.isEmpty()) {
            if (!number.matches("[0-9]{1,18}")) {
                errors.add(FieldError.of("number", "sheet.noNumber", number));
                return null;
            }
            return Long.valueOf(number);
        }
        String name = line.at("staffName");
        if (name.isEmpty()) {
            return before == null ? null : before.staff();
        }
        List<Member> named = members.ofUnit(unit).stream()
                .filter(member -> member.name().equals(name))
                .toList();
        if (named.size() != 1) {
            errors.add(FieldError.of("staffName", "sheet.noOne", name));
            return null;
        }
        return named.getFirst().id();
    }

    private void attempt(
            Sheet.Line line, Entry entry, @Nullable OnCall before, List<FieldError> errors, SheetWork work) {
        boolean stays = SheetWords.yes(line.at("active"), true).orElseGet(() -> {
            errors.add(FieldError.of("active", "sheet.yesNo"));
            return true;
        });
        boolean same = before != null && stays && (entry(before).equals(entry) || isWithoutOwnPhone(before, entry));
        if (!errors.isEmpty() || same || before == null && !stays) {
            if (errors.isEmpty()) {
                work.same();
            }
            return;
        }
        try {
            if (before != null) {
                lists.end(before.id(), work.because());
            }
            Map<String, String> was = before == null ? Map.of() : cells(before);
            Map<String, String> now = new LinkedHashMap<>(was);
            now.put("active", SheetWords.yes(false));
            if (stays) {
                long added = lists.add(entry, work.because());
                lists.all().stream().filter(call -> call.id() == added).forEach(call -> now.putAll(cells(call)));
            }
            work.put(
                    line,
                    units.require(entry.unit()).name() + " " + entry.from(),
                    before == null,
                    SheetWork.parts(COLUMNS, was, now));
        } catch (Problem problem) {
            SheetWork.errors(problem, "from").stream()
                    .map(error -> error.field().equals("staff")
                            ? FieldError.of("number", error.code(), error.args().toArray())
                            : error)
                    .forEach(errors::add);
        }
    }

    /** An empty cell means the person's own phone, which may be the one that is there. */
    private boolean isWithoutOwnPhone(OnCall before, Entry entry) {
        return entry.phone() == null
                && Long.valueOf(before.staff()).equals(entry.staff())
                && members.find(before.staff())
                        .map(member -> before.phone().equals(member.phone()))
                        .orElse(false);
    }
}
