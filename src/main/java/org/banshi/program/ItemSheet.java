package org.banshi.program;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.matter.Matters;
import org.banshi.matter.Told;
import org.banshi.people.Units;
import org.banshi.region.Regions;
import org.banshi.web.Messages;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A list as a table: the same columns out as in. It carries nobody's identity. */
@Service
public class ItemSheet {
    private static final List<ItemColumn> PLAIN = List.of(
            ItemColumn.NR,
            ItemColumn.TITLE,
            ItemColumn.TYPE,
            ItemColumn.ASPECT,
            ItemColumn.SORT,
            ItemColumn.GOAL,
            ItemColumn.TARGET,
            ItemColumn.MEASURES,
            ItemColumn.CRITERIA,
            ItemColumn.CAUSE,
            ItemColumn.SPONSOR,
            ItemColumn.PERSON,
            ItemColumn.BEGINS,
            ItemColumn.ENDS,
            ItemColumn.STEPS,
            ItemColumn.FUNDS,
            ItemColumn.NUMBER,
            ItemColumn.STATE,
            ItemColumn.ROUNDS);

    private final JdbcClient db;
    private final Units units;
    private final Regions regions;
    private final Matters matters;
    private final Messages messages;

    ItemSheet(JdbcClient db, Units units, Regions regions, Matters matters, Messages messages) {
        this.db = db;
        this.units = units;
        this.regions = regions;
        this.matters = matters;
        this.messages = messages;
    }

    /** Names for one reading or writing of a table. */
    SheetNames names() {
        return new SheetNames(units, regions, messages);
    }

    /**
     * One column of a table that is written.
     *
     * @param header its name
     * @param column what of ours it holds; nothing if absent
     */
    record Heading(String header, @Nullable ItemColumn column) {}

    /** Our own columns. */
    static List<Heading> ours(TableKind kind) {
        return ItemColumn.of(kind).stream()
                .map(column -> new Heading(column.header(), column))
                .toList();
    }

    /** The kind of which most items of a list are that the actor may see; tasks for an empty one. */
    TableKind mostly(WorkList list, Actor actor) {
        return db.sql("select m.kind from program_item i join matter_row m on m.id = i.matter where i.list = :list and "
                        + ItemSight.of(list, actor)
                        + " and m.kind in (:kinds) group by m.kind order by count(*) desc limit 1")
                .param("list", list.code())
                .param("unit", actor instanceof Actor.Staff staff && staff.unit() != null ? staff.unit() : "")
                .param(
                        "kinds",
                        Stream.of(TableKind.values()).map(TableKind::code).toList())
                .query(String.class)
                .optional()
                .flatMap(TableKind::of)
                .orElse(TableKind.TASK);
    }

    /** The items of a kind on a list by their number, each as the cells of its row. */
    Map<Integer, Map<ItemColumn, String>> rows(WorkList list, TableKind kind, Actor actor) {
        return rows(list, kind, null, actor);
    }

    /** Those of these numbers; all if none are given. */
    Map<Integer, Map<ItemColumn, String>> rows(
            WorkList list, TableKind kind, @Nullable Collection<Integer> only, Actor actor) {
        Map<Integer, Map<ItemColumn, String>> rows = new TreeMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        SheetNames names = names();
        db.sql("""
                        select i.*, m.number, m.type, m.state,
                          (select string_agg(s.due || ' | ' || s.weight || ' | ' || regexp_replace(s.title, '\\s+', ' ', 'g'),
                             E'\\n' order by s.nr)
                           from program_milestone s where s.matter = i.matter and s.dropped_at is null) as steps,
                          (select string_agg(f.source || ' | ' || f.planned || ' | ' || f.arrived || ' | ' || f.spent, E'\\n' order by f.source)
                           from program_fund f where f.matter = i.matter) as funds
                        from program_item i join matter_row m on m.id = i.matter
                        where i.list = :list and m.kind = :kind and (:all or i.nr = any(:only)) order by i.nr""")
                .param("list", list.code())
                .param("kind", kind.code())
                .param("all", only == null)
                .param("only", only == null ? new Integer[0] : only.toArray(Integer[]::new))
                .query(row -> {
                    rows.put(row.getInt("nr"), cells(row, kind, names));
                    numbers.put(row.getString("number"), row.getInt("nr"));
                });
        Map<String, Told> told = matters.told(numbers.keySet(), actor);
        numbers.forEach((number, nr) -> {
            Told known = told.get(number);
            if (known == null) {
                rows.remove(nr);
            } else {
                tell(Objects.requireNonNull(rows.get(nr)), known);
            }
        });
        return rows;
    }

    private static void tell(Map<ItemColumn, String> cells, Told told) {
        cells.put(ItemColumn.TEXT, told.text());
        put(cells, ItemColumn.REGION, told.place().region());
        put(cells, ItemColumn.ADDRESS, told.place().address());
        put(cells, ItemColumn.LON, degrees(told.place().lon()));
        put(cells, ItemColumn.LAT, degrees(told.place().lat()));
    }

    private static @Nullable String degrees(@Nullable Double value) {
        return value == null ? null : new BigDecimal(value.toString()).toPlainString();
    }

    private static Map<ItemColumn, String> cells(ResultSet row, TableKind kind, SheetNames names) throws SQLException {
        Map<ItemColumn, String> cells = new EnumMap<>(ItemColumn.class);
        for (ItemColumn column : PLAIN) {
            if (column.isOf(kind)) {
                put(cells, column, row.getString(column.code()));
            }
        }
        put(cells, ItemColumn.LEAD, name(row.getString("lead"), names));
        put(cells, ItemColumn.CHECKER, name(row.getString("checker"), names));
        if (kind == TableKind.RECTIFICATION) {
            put(cells, ItemColumn.FAULT_CLASS, row.getString("fault_class"));
            return cells;
        }
        put(cells, ItemColumn.QUANTITY, plain(row, "quantity"));
        put(cells, ItemColumn.QUANTITY_UNIT, row.getString("quantity_unit"));
        put(cells, ItemColumn.BASE, plain(row, "base"));
        put(cells, ItemColumn.CUT_OFF, row.getString("cut_off"));
        String co = row.getString("co");
        if (co != null) {
            cells.put(
                    ItemColumn.CO, Stream.of(co.split(",")).map(names::unitName).collect(Collectors.joining("、")));
        }
        if (row.getInt("all_weight") > 0) {
            cells.put(ItemColumn.PROGRESS, row.getInt("done_weight") + "/" + row.getInt("all_weight"));
        }
        return cells;
    }

    private static @Nullable String plain(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column) == null
                ? null
                : row.getBigDecimal(column).stripTrailingZeros().toPlainString();
    }

    private static @Nullable String name(@Nullable String code, SheetNames names) {
        return code == null ? null : names.unitName(code);
    }

    private static void put(Map<ItemColumn, String> cells, ItemColumn column, @Nullable String value) {
        if (value != null) {
            cells.put(column, value);
        }
    }

    /**
     * Writes the items of a kind on a list that the actor may see as a workbook.
     *
     * @param headings its columns
     * @param out is left open
     */
    void write(WorkList list, TableKind kind, List<Heading> headings, Actor actor, OutputStream out)
            throws IOException {
        SheetNames names = names();
        Workbook book = new Workbook(out, "Banshi", "1.0");
        Worksheet sheet = book.newWorksheet("清单");
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, headings.get(i).header());
        }
        int line = 1;
        for (Map<ItemColumn, String> row : rows(list, kind, actor).values()) {
            for (int i = 0; i < headings.size(); i++) {
                ItemColumn column = headings.get(i).column();
                String value = column == null ? null : row.get(column);
                if (column != null && value != null) {
                    sheet.value(line, i, said(kind, column, value, names));
                }
            }
            line++;
        }
        book.finish();
    }

    /** Choices and states are told in words. */
    private static String said(TableKind kind, ItemColumn column, String value, SheetNames names) {
        return switch (column) {
            case TYPE -> names.label(ItemCells.TYPES, value);
            case FAULT_CLASS -> names.label(ItemCells.FAULT_CLASSES, value);
            case STATE -> names.label(kind.code() + ".state.", value);
            default -> value;
        };
    }
}
