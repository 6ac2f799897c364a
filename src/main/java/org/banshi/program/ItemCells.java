package org.banshi.program;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.matter.NewMatter;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** One row of a list's table, read and written. */
final class ItemCells {
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?");
    /** A unit of measure with a gap where its number should be: somebody copied only the words. */
    private static final Pattern LOST = Pattern.compile("[\\p{IsHan}：:]\\s+(公里|千米|平方米|亩|万元|亿元|万人|户|人次|座|处|个|条|%|％)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** What stands between the names of several units. */
    static final Pattern SEVERAL = Pattern.compile("[,，、;；\\n]");

    static final String TYPES = Tasks.NAME + ".type.";
    static final String FAULT_CLASSES = Rectifications.NAME + ".option.faultClass.";

    private final TableKind kind;
    private final Map<ItemColumn, String> cells;
    private final SheetNames names;
    private final List<FieldError> errors = new ArrayList<>();

    ItemCells(TableKind kind, Map<ItemColumn, String> cells, SheetNames names) {
        this.kind = kind;
        this.cells = cells;
        this.names = names;
    }

    /** What is wrong with the row so far. */
    List<FieldError> errors() {
        return errors;
    }

    /** Whether numbers seem to have been lost from its words. */
    boolean hasLostNumbers() {
        return LOST.matcher(String.join(
                        "\n",
                        cell(ItemColumn.TITLE),
                        cell(ItemColumn.TEXT),
                        cell(ItemColumn.TARGET),
                        cell(ItemColumn.CAUSE),
                        cell(ItemColumn.MEASURES)))
                .find();
    }

    /** What the row says; {@link #errors()} tells what of it could not be read. */
    SheetItem item() {
        return new SheetItem(
                kind,
                listed(),
                kind == TableKind.RECTIFICATION
                        ? new SheetItem.Fault(faultClass(), given(ItemColumn.CAUSE), given(ItemColumn.SPONSOR))
                        : SheetItem.Fault.NONE);
    }

    private NewItem listed() {
        return new NewItem(
                cell(ItemColumn.TITLE),
                cell(ItemColumn.TEXT),
                kind == TableKind.TASK ? type() : "",
                place(),
                new NewItem.Sorting(nr(), given(ItemColumn.ASPECT), given(ItemColumn.SORT), given(ItemColumn.GOAL)),
                new NewItem.Book(
                        given(ItemColumn.TARGET),
                        number(ItemColumn.QUANTITY, cell(ItemColumn.QUANTITY)),
                        given(ItemColumn.QUANTITY_UNIT),
                        number(ItemColumn.BASE, cell(ItemColumn.BASE)),
                        date(ItemColumn.CUT_OFF, cell(ItemColumn.CUT_OFF)),
                        given(ItemColumn.MEASURES),
                        given(ItemColumn.CRITERIA)),
                new NewItem.Answerable(
                        unit(ItemColumn.LEAD, cell(ItemColumn.LEAD)),
                        several(),
                        given(ItemColumn.PERSON),
                        unit(ItemColumn.CHECKER, cell(ItemColumn.CHECKER))),
                date(ItemColumn.BEGINS, cell(ItemColumn.BEGINS)),
                date(ItemColumn.ENDS, cell(ItemColumn.ENDS)),
                steps(),
                funds());
    }

    private String cell(ItemColumn column) {
        return cells.getOrDefault(column, "").replace("\r\n", "\n").strip();
    }

    private @Nullable String given(ItemColumn column) {
        return cell(column).isEmpty() ? null : cell(column);
    }

    private String type() {
        String text = cell(ItemColumn.TYPE);
        // An unknown one is told as not a choice.
        return text.isEmpty()
                ? "dated"
                : names.choice(Tasks.TYPES, TYPES, text).orElse(text.equals("长期坚持") ? "long" : "");
    }

    private @Nullable String faultClass() {
        String text = cell(ItemColumn.FAULT_CLASS);
        String code = names.choice(List.of(RectificationWork.CLASSES), FAULT_CLASSES, text)
                .orElse(null);
        if (code == null && !text.isEmpty()) {
            errors.add(FieldError.of(ItemColumn.FAULT_CLASS.code(), "unknownFaultClass", text, faultClasses()));
        }
        return code;
    }

    private String faultClasses() {
        return Stream.of(RectificationWork.CLASSES)
                .map(code -> names.label(FAULT_CLASSES, code))
                .collect(Collectors.joining("、"));
    }

    private NewMatter.Place place() {
        String text = cell(ItemColumn.REGION);
        String region = text.isEmpty() ? null : names.region(text).orElse(null);
        if (!text.isEmpty() && region == null) {
            errors.add(FieldError.of(ItemColumn.REGION.code(), "unknownRegion", text));
        }
        Double lon = degrees(ItemColumn.LON, 180);
        Double lat = degrees(ItemColumn.LAT, 90);
        if (cell(ItemColumn.LON).isEmpty() != cell(ItemColumn.LAT).isEmpty()) {
            errors.add(FieldError.of((lon == null ? ItemColumn.LON : ItemColumn.LAT).code(), "required"));
        }
        return new NewMatter.Place(region, given(ItemColumn.ADDRESS), lon, lat);
    }

    private @Nullable Double degrees(ItemColumn column, int most) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,20})?") || Math.abs(Double.parseDouble(text)) > most) {
            errors.add(FieldError.of(column.code(), "outOfRange", -most, most));
            return null;
        }
        return Double.valueOf(text);
    }

    /** The number that a cell tells, if it tells one. */
    static @Nullable Integer nr(String text) {
        return NUMBER.matcher(text.strip()).matches() ? Integer.valueOf(text.strip()) : null;
    }

    private @Nullable Integer nr() {
        Integer nr = nr(cell(ItemColumn.NR));
        if (nr == null && !cell(ItemColumn.NR).isEmpty()) {
            errors.add(FieldError.of(ItemColumn.NR.code(), "notANumber"));
        }
        return nr;
    }

    private @Nullable BigDecimal number(ItemColumn column, String text) {
        String plain = text.replace(",", "").replace("，", "").strip();
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1,14}(\\.\\d{1,4})?")) {
            errors.add(FieldError.of(column.code(), "badDecimal"));
            return null;
        }
        BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private @Nullable LocalDate date(ItemColumn column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        var matcher = DATE.matcher(text.strip());
        try {
            if (matcher.matches()) {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
            return LocalDate.parse(text.strip());
        } catch (DateTimeException _) {
            errors.add(FieldError.of(column.code(), "badDate"));
            return null;
        }
    }

    private @Nullable String unit(ItemColumn column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        String code = names.unit(text).orElse(null);
        if (code == null) {
            errors.add(FieldError.of(column.code(), "unknownUnit", text));
        }
        return code;
    }

    private List<String> several() {
        return SEVERAL.splitAsStream(cell(ItemColumn.CO))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> unit(ItemColumn.CO, name))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** One milestone a line: date | weight | title. */
    private List<NewItem.Step> steps() {
        List<NewItem.Step> steps = new ArrayList<>();
        for (String line : cell(ItemColumn.STEPS).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.split("[|｜]", 3);
            LocalDate due = parts.length == 3 ? date(ItemColumn.STEPS, parts[0].strip()) : null;
            if (due == null || !parts[1].strip().matches("\\d{1,3}") || parts[2].isBlank()) {
                errors.add(FieldError.of(ItemColumn.STEPS.code(), "badStep", line.strip()));
            } else {
                steps.add(new NewItem.Step(parts[2].strip(), Integer.parseInt(parts[1].strip()), due));
            }
        }
        return steps;
    }

    /** One source a line: source | planned | arrived | spent. */
    private List<NewItem.Fund> funds() {
        List<NewItem.Fund> funds = new ArrayList<>();
        for (String line : cell(ItemColumn.FUNDS).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.split("[|｜]");
            if (parts.length != 4) {
                errors.add(FieldError.of(ItemColumn.FUNDS.code(), "badFund", line.strip()));
                continue;
            }
            BigDecimal planned = number(ItemColumn.FUNDS, parts[1]);
            BigDecimal arrived = number(ItemColumn.FUNDS, parts[2]);
            BigDecimal spent = number(ItemColumn.FUNDS, parts[3]);
            if (planned != null && arrived != null && spent != null) {
                funds.add(new NewItem.Fund(parts[0].strip(), planned, arrived, spent));
            }
        }
        return funds;
    }
}
