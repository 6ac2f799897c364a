package org.banshi.program;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.banshi.access.Actor;
import org.banshi.matter.Matters;
import org.banshi.people.Unit;
import org.banshi.people.Units;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A list as a table: the same columns out as in. It carries nobody's identity. */
@Service
public class ItemSheet {
    private final JdbcClient db;
    private final Units units;
    private final Matters matters;

    ItemSheet(JdbcClient db, Units units, Matters matters) {
        this.db = db;
        this.units = units;
        this.matters = matters;
    }

    /** The tasks of a list by their number, each as the cells of its row. */
    Map<Integer, Map<ItemColumn, String>> rows(WorkList list, Actor actor) {
        Map<Integer, Map<ItemColumn, String>> rows = new java.util.TreeMap<>();
        Map<String, Integer> numbers = new java.util.HashMap<>();
        db.sql("""
                        select i.*, m.number, m.type, m.state,
                          (select string_agg(s.due || ' | ' || s.weight || ' | ' || s.title, E'\\n' order by s.nr)
                           from program_milestone s where s.matter = i.matter and s.dropped_at is null) as steps,
                          (select string_agg(f.source || ' | ' || f.planned || ' | ' || f.arrived || ' | ' || f.spent, E'\\n' order by f.source)
                           from program_fund f where f.matter = i.matter) as funds
                        from program_item i join matter_row m on m.id = i.matter
                        where i.list = :list and m.kind = 'task' order by i.nr""").param("list", list.code()).query(row -> {
            rows.put(row.getInt("nr"), cells(row));
            numbers.put(row.getString("number"), row.getInt("nr"));
        });
        Map<String, String> texts = matters.texts(numbers.keySet(), actor);
        numbers.forEach((number, nr) -> {
            String text = texts.get(number);
            if (text == null) {
                rows.remove(nr);
            } else {
                Objects.requireNonNull(rows.get(nr)).put(ItemColumn.TEXT, text);
            }
        });
        return rows;
    }

    private Map<ItemColumn, String> cells(ResultSet row) throws SQLException {
        Map<ItemColumn, String> cells = new EnumMap<>(ItemColumn.class);
        cells.put(ItemColumn.NR, row.getString("nr"));
        cells.put(ItemColumn.TYPE, row.getString("type"));
        for (ItemColumn column : List.of(
                ItemColumn.TITLE,
                ItemColumn.ASPECT,
                ItemColumn.SORT,
                ItemColumn.GOAL,
                ItemColumn.TARGET,
                ItemColumn.MEASURES,
                ItemColumn.CRITERIA,
                ItemColumn.PERSON,
                ItemColumn.BEGINS,
                ItemColumn.ENDS,
                ItemColumn.STEPS,
                ItemColumn.FUNDS,
                ItemColumn.NUMBER,
                ItemColumn.STATE)) {
            put(cells, column, row.getString(column.code()));
        }
        put(cells, ItemColumn.QUANTITY, plain(row, "quantity"));
        put(cells, ItemColumn.QUANTITY_UNIT, row.getString("quantity_unit"));
        put(cells, ItemColumn.BASE, plain(row, "base"));
        put(cells, ItemColumn.CUT_OFF, row.getString("cut_off"));
        put(cells, ItemColumn.LEAD, name(row.getString("lead")));
        put(cells, ItemColumn.CHECKER, name(row.getString("checker")));
        String co = row.getString("co");
        if (co != null) {
            List<String> names = new ArrayList<>();
            for (String code : co.split(",")) {
                names.add(Objects.requireNonNullElse(name(code), code));
            }
            cells.put(ItemColumn.CO, String.join("、", names));
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

    private @Nullable String name(@Nullable String code) {
        return code == null ? null : units.find(code).map(Unit::name).orElse(code);
    }

    private static void put(Map<ItemColumn, String> cells, ItemColumn column, @Nullable String value) {
        if (value != null) {
            cells.put(column, value);
        }
    }

    /**
     * Writes the tasks of a list that the actor may see as a workbook.
     *
     * @param out is left open
     */
    public void write(WorkList list, Actor actor, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Banshi", "1.0");
        Worksheet sheet = book.newWorksheet("清单");
        ItemColumn[] columns = ItemColumn.values();
        for (int i = 0; i < columns.length; i++) {
            sheet.value(0, i, columns[i].header());
        }
        int line = 1;
        for (Map<ItemColumn, String> row : rows(list, actor).values()) {
            for (int i = 0; i < columns.length; i++) {
                String value = row.get(columns[i]);
                if (value != null) {
                    sheet.value(line, i, value);
                }
            }
            line++;
        }
        book.finish();
    }
}
