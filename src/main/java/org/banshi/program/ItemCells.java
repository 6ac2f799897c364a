package org.banshi.program;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.banshi.matter.NewMatter;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** One row of a list's table, read and written. */
final class ItemCells {
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?");
    /** A unit of measure with a gap where its number should be: somebody copied only the words. */
    private static final Pattern LOST = Pattern.compile("[\\p{IsHan}：:]\\s+(公里|千米|平方米|亩|万元|亿元|万人|户|人次|座|处|个|条|%|％)");

    private final Map<ItemColumn, String> cells;
    private final Units units;
    private final List<FieldError> errors = new ArrayList<>();

    ItemCells(Map<ItemColumn, String> cells, Units units) {
        this.cells = cells;
        this.units = units;
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
                        cell(ItemColumn.MEASURES)))
                .find();
    }

    NewItem item() {
        return new NewItem(
                cell(ItemColumn.TITLE),
                cell(ItemColumn.TEXT),
                type(),
                NewMatter.Place.NONE,
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
        return cells.getOrDefault(column, "").strip();
    }

    private @Nullable String given(ItemColumn column) {
        return cell(column).isEmpty() ? null : cell(column);
    }

    private String type() {
        return switch (cell(ItemColumn.TYPE)) {
            case "", "dated", "限时完成" -> "dated";
            case "year", "当年完成" -> "year";
            case "long", "长期任务", "长期坚持" -> "long";
            default -> "";
        };
    }

    private @Nullable Integer nr() {
        String text = cell(ItemColumn.NR);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            errors.add(FieldError.of(ItemColumn.NR.code(), "wrongType"));
            return null;
        }
        return Integer.valueOf(text);
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
        String code =
                units.find(text).or(() -> units.byName(text)).map(Unit::code).orElse(null);
        if (code == null) {
            errors.add(FieldError.of(column.code(), "unknownUnit", text));
        }
        return code;
    }

    private List<String> several() {
        return Arrays.stream(cell(ItemColumn.CO).split("[,，、;；\n]"))
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
