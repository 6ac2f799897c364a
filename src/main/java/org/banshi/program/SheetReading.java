package org.banshi.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.banshi.access.Actor;
import org.banshi.text.CsvFile;
import org.banshi.text.Progress;
import org.banshi.text.RowErrors;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** One reading of one table onto a list. */
final class SheetReading {
    private static final int BATCH = 500;
    /** So many wrong rows are shown, and so many of the others. */
    private static final int WRONG_SHOWN = 200;

    private static final int OTHERS_SHOWN = 20;

    private final ItemImports.Tools tools;
    private final ItemImport wanted;
    private final WorkList list;
    private final SheetHeader header;
    private final int highest;
    private final SheetNames names;
    private final List<Goal> goals;
    private final Map<Integer, Map<ItemColumn, String>> known;
    private final Set<Integer> taken;
    private final Set<Integer> seen = new HashSet<>();
    private final List<ItemImport.Line> wrong = new ArrayList<>();
    private final List<ItemImport.Line> others = new ArrayList<>();
    private final List<ItemImport.RowFault> faults = new ArrayList<>();
    private final long began = System.nanoTime();
    private double secondsBefore;
    private long rows, fresh, changed, same, bad, lost;

    SheetReading(
            ItemImports.Tools tools, ItemImport wanted, WorkList list, SheetHeader header, ItemImports.Survey survey) {
        this.tools = tools;
        this.wanted = wanted;
        this.list = list;
        this.header = header;
        this.highest = survey.highest();
        this.names = tools.sheet().names();
        this.goals = tools.faults().goals(list);
        this.known = tools.sheet().rows(list, wanted.kind(), survey.numbers(), new Actor.House());
        this.taken = tools.faults().taken(list);
    }

    /** Reads all rows that were not done before. */
    ItemImport.Report read(
            Iterator<CsvFile.Row> table, ItemImports.Begun begun, Progress progress, ItemImports.Keeper keeper)
            throws IOException {
        goOn(begun.before());
        List<Ready> batch = new ArrayList<>();
        long at = 0;
        while (table.hasNext()) {
            CsvFile.Row row = table.next();
            at++;
            if (at <= begun.done()) {
                remember(row);
                continue;
            }
            rows++;
            Ready ready = check(row);
            if (ready != null) {
                batch.add(ready);
            }
            if (at % BATCH == 0) {
                write(batch, at, keeper);
                progress.at("read", at);
            }
        }
        write(batch, at, keeper);
        progress.at("read", at);
        return report(0, 0);
    }

    private void goOn(ItemImport.Report before) {
        rows = before.rows();
        fresh = before.fresh();
        changed = before.changed();
        same = before.same();
        bad = before.bad();
        lost = before.lost();
        secondsBefore = before.seconds();
        for (ItemImport.Line line : before.lines()) {
            (isWrong(line.what()) ? wrong : others).add(line);
        }
    }

    private void remember(CsvFile.Row row) {
        Integer nr = ItemCells.nr(header.cell(row, ItemColumn.NR));
        if (nr != null) {
            seen.add(nr);
        }
    }

    /** What a table does not tell of an item that is there stays as it is. */
    private Map<ItemColumn, String> told(CsvFile.Row row, @Nullable Map<ItemColumn, String> old) {
        Map<ItemColumn, String> told = header.cells(row);
        if (old != null) {
            old.forEach(told::putIfAbsent);
        }
        return told;
    }

    /** A row without faults: new, or another text of a draft. */
    private record Ready(CsvFile.Row row, SheetItem item, boolean isNew) {
        @Nullable
        Integer nr() {
            return item.item().sorting().nr();
        }
    }

    private @Nullable Ready check(CsvFile.Row row) {
        Integer nr = ItemCells.nr(header.cell(row, ItemColumn.NR));
        Map<ItemColumn, String> old = nr == null ? null : known.get(nr);
        ItemCells cells = new ItemCells(wanted.kind(), told(row, old), names);
        SheetItem item = cells.item();
        List<FieldError> found = new ArrayList<>(cells.errors());
        Set<String> unreadable =
                new HashSet<>(found.stream().map(FieldError::field).toList());
        // What could not be read at all is told once.
        tools.faults().of(list, item, goals).stream()
                .filter(fault -> !unreadable.contains(fault.field()))
                .forEach(found::add);
        if (nr != null && !seen.add(nr)) {
            found.add(FieldError.of(ItemColumn.NR.code(), "nrTwice"));
        }
        if (nr != null && taken.contains(nr) && !known.containsKey(nr)) {
            found.add(FieldError.of(ItemColumn.NR.code(), "nrTaken"));
        }
        if (found.isEmpty() && old != null) {
            SheetItem before = new ItemCells(wanted.kind(), old, names).item();
            if (before.equals(tools.faults().withChecker(list, item))) {
                same++;
                return null;
            }
            found.addAll(tools.drafts().faults(before, item, old.getOrDefault(ItemColumn.STATE, ""), wanted.actor()));
        }
        if (!found.isEmpty()) {
            refuse(row, item, found);
            return null;
        }
        if (cells.hasLostNumbers()) {
            lost++;
            tell(row, "lost", item, List.of());
        }
        return new Ready(row, item, old == null);
    }

    private void refuse(CsvFile.Row row, SheetItem item, List<FieldError> found) {
        bad++;
        List<ItemImport.RowFault> told = found.stream()
                .map(fault -> new ItemImport.RowFault(
                        row.line(),
                        fault.field(),
                        header.name(fault.field()),
                        RowErrors.reason(fault, wanted.language(), tools.messages()),
                        RowErrors.remedy(fault, wanted.language(), tools.messages())))
                .toList();
        faults.addAll(told);
        tell(
                row,
                "bad",
                item,
                told.stream()
                        .map(fault -> fault.header() + ": " + fault.reason()
                                + (fault.remedy().isEmpty() ? "" : " → " + fault.remedy()))
                        .toList());
    }

    private static boolean isWrong(String what) {
        return what.equals("bad") || what.equals("lost");
    }

    private void tell(CsvFile.Row row, String what, SheetItem item, List<String> reasons) {
        List<ItemImport.Line> shown = isWrong(what) ? wrong : others;
        if (shown.size() < (isWrong(what) ? WRONG_SHOWN : OTHERS_SHOWN)) {
            shown.add(new ItemImport.Line(row.line(), what, item.item().title(), reasons));
        }
    }

    /** What was done is kept also if a later batch fails. */
    private void write(List<Ready> batch, long at, ItemImports.Keeper keeper) {
        try {
            together(batch, at, keeper);
        } catch (DataIntegrityViolationException | Problem e) {
            if (wanted.preview() || batch.isEmpty()) {
                throw e;
            }
            // Most likely somebody else put one of the numbers on the list meanwhile.
            oneByOne(batch, at, keeper);
        }
        batch.clear();
        faults.clear();
    }

    private void together(List<Ready> batch, long at, ItemImports.Keeper keeper) {
        long newOnes = batch.stream().filter(Ready::isNew).count();
        long changes = batch.size() - newOnes;
        tools.transaction().executeWithoutResult(_ -> {
            if (!wanted.preview()) {
                enter(batch);
            }
            keeper.kept(at, report(newOnes, changes), List.copyOf(faults));
        });
        fresh += newOnes;
        changed += changes;
        batch.forEach(ready -> tell(ready.row(), ready.isNew() ? "fresh" : "changed", ready.item(), List.of()));
    }

    private void oneByOne(List<Ready> batch, long at, ItemImports.Keeper keeper) {
        for (Ready ready : batch) {
            try {
                tools.transaction().executeWithoutResult(_ -> enter(List.of(ready)));
                fresh += ready.isNew() ? 1 : 0;
                changed += ready.isNew() ? 0 : 1;
                tell(ready.row(), ready.isNew() ? "fresh" : "changed", ready.item(), List.of());
            } catch (DuplicateKeyException e) {
                refuse(ready.row(), ready.item(), List.of(FieldError.of(ItemColumn.NR.code(), "nrTaken")));
            } catch (DataIntegrityViolationException e) {
                refuse(ready.row(), ready.item(), List.of(FieldError.of("", "import.refused")));
            } catch (Problem e) {
                refuse(
                        ready.row(),
                        ready.item(),
                        e.errors().isEmpty() ? List.of(new FieldError("", e.code(), e.args())) : e.errors());
            }
        }
        tools.transaction().executeWithoutResult(_ -> keeper.kept(at, report(0, 0), List.copyOf(faults)));
    }

    private void enter(List<Ready> batch) {
        int unnumbered =
                (int) batch.stream().filter(ready -> ready.nr() == null).count();
        int next = unnumbered == 0 ? 0 : tools.batches().numbers(list.code(), unnumbered, highest);
        List<SheetItem> newOnes = new ArrayList<>();
        for (Ready ready : batch) {
            if (!ready.isNew()) {
                tools.drafts()
                        .change(
                                list,
                                Objects.requireNonNull(known.get(ready.nr())),
                                ready.item().item(),
                                wanted.actor());
            } else if (ready.nr() != null) {
                newOnes.add(ready.item());
            } else {
                newOnes.add(ready.item().numbered(next++));
            }
        }
        tools.batches().raise(list, newOnes, wanted.actor());
    }

    private ItemImport.Report report(long newOnes, long changes) {
        return new ItemImport.Report(
                rows,
                fresh + newOnes,
                changed + changes,
                same,
                bad,
                lost,
                header.unknown(),
                secondsBefore + (System.nanoTime() - began) / 1e9,
                null,
                Stream.concat(wrong.stream(), others.stream())
                        .sorted(Comparator.comparingLong(ItemImport.Line::line))
                        .toList());
    }
}
