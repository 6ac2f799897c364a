package org.banshi.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.banshi.access.Actor;
import org.banshi.people.Units;
import org.banshi.text.CsvFile;
import org.banshi.text.Progress;
import org.banshi.text.RowErrors;
import org.banshi.text.TableFile;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.banshi.web.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads tables onto lists: what is new is put there, drafts are changed, what was given out changes only on the ledger. */
@Service
public class ItemImports {
    private static final int BATCH = 200;
    private static final int SHOWN = 200;

    private final Lists lists;
    private final Items items;
    private final ItemSheet sheet;
    private final ItemDrafts drafts;
    private final Units units;
    private final Messages messages;
    private final TransactionTemplate transaction;

    ItemImports(
            Lists lists,
            Items items,
            ItemSheet sheet,
            ItemDrafts drafts,
            Units units,
            Messages messages,
            TransactionTemplate transaction) {
        this.lists = lists;
        this.items = items;
        this.sheet = sheet;
        this.drafts = drafts;
        this.units = units;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * Reads a table, batch by batch, each in a transaction of its own; a bad row is told and the others go on. Twice adds
     * nothing: an item is known by its number on the list.
     *
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 if the file is no table
     */
    public ItemImport.Report run(ItemImport wanted, Progress progress) throws IOException {
        WorkList list = lists.find(wanted.list()).orElseThrow(() -> Problem.notFound("noSuchList", wanted.list()));
        Lists.requireOffice(list.office(), wanted.actor());
        try (TableFile table = TableFile.open(wanted.file());
                RowErrors errors = new RowErrors(wanted.file(), wanted.errors(), wanted.language(), messages)) {
            Run run = new Run(wanted, list, errors);
            run.header(table.header());
            run.read(table.rows(), progress);
            return run.report();
        }
    }

    /** One reading of one file. */
    private final class Run {
        private final ItemImport wanted;
        private final WorkList list;
        private final RowErrors errors;
        private final List<Goal> goals;
        private final Map<Integer, Map<ItemColumn, String>> known;
        private final Set<Integer> taken;
        private final Map<Integer, ItemColumn> columns = new java.util.HashMap<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<ItemImport.Line> lines = new ArrayList<>();
        private final Set<Integer> seen = new HashSet<>();
        private final long begun = System.nanoTime();
        private long rows, fresh, changed, same, bad, lost;

        Run(ItemImport wanted, WorkList list, RowErrors errors) {
            this.wanted = wanted;
            this.list = list;
            this.errors = errors;
            this.goals = lists.goals(list.code());
            this.known = sheet.rows(list, new Actor.House());
            this.taken = items.taken(list.code());
        }

        void header(List<String> header) {
            for (int i = 0; i < header.size(); i++) {
                String name = wanted.columns().getOrDefault(header.get(i), header.get(i));
                ItemColumn column = ItemColumn.of(name).orElse(null);
                if (column == null) {
                    unknown.add(header.get(i));
                } else {
                    columns.put(i, column);
                }
            }
            if (!columns.containsValue(ItemColumn.TITLE)) {
                throw Problem.invalid("file", "noTitleColumn", ItemColumn.TITLE.header());
            }
        }

        void read(Iterator<CsvFile.Row> table, Progress progress) throws IOException {
            List<Ready> batch = new ArrayList<>();
            while (table.hasNext()) {
                CsvFile.Row row = table.next();
                rows++;
                Ready ready = check(row);
                if (ready != null) {
                    batch.add(ready);
                }
                if (batch.size() == BATCH) {
                    write(batch);
                    progress.at("read", rows);
                }
            }
            write(batch);
            progress.at("read", rows);
        }

        /** A row without faults: new, or another text of a draft. */
        private record Ready(CsvFile.Row row, @Nullable Integer nr, NewItem item, boolean isNew) {}

        private @Nullable Ready check(CsvFile.Row row) throws IOException {
            ItemCells cells = new ItemCells(cells(row), units);
            NewItem item = cells.item();
            List<FieldError> faults = new ArrayList<>(cells.errors());
            faults.addAll(items.faults(list, item, goals));
            Integer nr = item.sorting().nr();
            if (nr != null && !seen.add(nr)) {
                faults.add(FieldError.of(ItemColumn.NR.code(), "nrTwice"));
            }
            if (nr != null && taken.contains(nr) && !known.containsKey(nr)) {
                faults.add(FieldError.of(ItemColumn.NR.code(), "nrTaken"));
            }
            Map<ItemColumn, String> old = nr == null ? null : known.get(nr);
            if (faults.isEmpty() && old != null) {
                NewItem before = new ItemCells(old, units).item();
                if (before.equals(items.withChecker(list, item))) {
                    same++;
                    return null;
                }
                faults.addAll(drafts.faults(before, item, old.getOrDefault(ItemColumn.STATE, ""), wanted.actor()));
            }
            if (!faults.isEmpty()) {
                bad++;
                errors.add(row.line(), faults);
                tell(row, "bad", item, faults);
                return null;
            }
            if (cells.hasLostNumbers()) {
                lost++;
                tell(row, "lost", item, List.of());
            }
            return new Ready(row, nr, item, old == null);
        }

        private Map<ItemColumn, String> cells(CsvFile.Row row) {
            Map<ItemColumn, String> cells = new EnumMap<>(ItemColumn.class);
            columns.forEach((place, column) -> cells.put(column, row.at(place)));
            return cells;
        }

        private void tell(CsvFile.Row row, String what, NewItem item, List<FieldError> faults) {
            if (lines.size() < SHOWN) {
                lines.add(new ItemImport.Line(
                        row.line(),
                        what,
                        item.title(),
                        faults.stream()
                                .map(fault -> fault.field() + ": "
                                        + messages.text(
                                                wanted.language(),
                                                "problem." + fault.code(),
                                                fault.args().toArray()))
                                .toList()));
            }
        }

        private void write(List<Ready> batch) {
            if (!wanted.preview() && !batch.isEmpty()) {
                transaction.executeWithoutResult(_ -> batch.forEach(this::write));
            }
            for (Ready ready : batch) {
                fresh += ready.isNew() ? 1 : 0;
                changed += ready.isNew() ? 0 : 1;
                tell(ready.row(), ready.isNew() ? "fresh" : "changed", ready.item(), List.of());
            }
            batch.clear();
        }

        private void write(Ready ready) {
            if (ready.isNew()) {
                int nr = ready.nr() == null ? items.nextNr(list.code()) : ready.nr();
                items.raise(list, ready.item(), nr, wanted.actor());
            } else {
                drafts.change(list, Objects.requireNonNull(known.get(ready.nr())), ready.item(), wanted.actor());
            }
        }

        ItemImport.Report report() {
            return new ItemImport.Report(
                    rows,
                    fresh,
                    changed,
                    same,
                    bad,
                    lost,
                    unknown,
                    (System.nanoTime() - begun) / 1e9,
                    errors.path(),
                    lines);
        }
    }
}
