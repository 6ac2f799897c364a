package org.banshi.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.banshi.text.CsvFile;
import org.banshi.text.Progress;
import org.banshi.text.RowErrors;
import org.banshi.text.TableFile;
import org.banshi.web.Messages;
import org.banshi.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads tables onto lists: what is new is put there, drafts are changed, what was given out changes only on the ledger. */
@Service
public class ItemImports {
    private final Lists lists;
    private final Tools tools;

    @SuppressWarnings("checkstyle:ParameterNumber") // what a reading stands on
    ItemImports(
            Lists lists,
            SheetFaults faults,
            ItemSheet sheet,
            ItemDrafts drafts,
            ItemBatches batches,
            Messages messages,
            TransactionTemplate transaction) {
        this.lists = lists;
        this.tools = new Tools(faults, sheet, drafts, batches, messages, transaction);
    }

    /** What every reading needs. */
    record Tools(
            SheetFaults faults,
            ItemSheet sheet,
            ItemDrafts drafts,
            ItemBatches batches,
            Messages messages,
            TransactionTemplate transaction) {}

    /**
     * What a look at the file tells.
     *
     * @param rows how many it has
     * @param numbers the numbers that they name
     */
    record Survey(long rows, Set<Integer> numbers) {
        int highest() {
            return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /**
     * Where a reading goes on.
     *
     * @param done rows that were done before
     * @param before what became of them
     */
    record Begun(long done, ItemImport.Report before) {
        static final Begun NOTHING =
                new Begun(0, new ItemImport.Report(0, 0, 0, 0, 0, 0, List.of(), 0, null, List.of()));
    }

    /** Hears of each batch, in the transaction that writes it; what it throws undoes the batch and ends the reading. */
    @FunctionalInterface
    interface Keeper {
        /** Rows done in all, what became of them, and what was wrong with those of this batch. */
        void kept(long done, ItemImport.Report soFar, List<ItemImport.RowFault> faults);
    }

    /**
     * Reads a table, batch by batch, each in a transaction of its own; a bad row is told and the others go on. Twice adds
     * nothing where rows are numbered: an item is known by its number on the list.
     *
     * @throws Problem 403 if the list is not the actor's, 404 if there is none, 422 if the file is no table or a column is
     *     mapped to none of ours
     */
    public ItemImport.Report run(ItemImport wanted, Progress progress) throws IOException {
        try (RowErrors errors = new RowErrors(wanted.file(), wanted.errors(), wanted.language(), tools.messages())) {
            ItemImport.Report report = run(wanted, Begun.NOTHING, progress, (_, _, faults) -> {
                try {
                    for (ItemImport.RowFault fault : faults) {
                        errors.add(fault.line(), fault.field(), fault.reason(), fault.remedy());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new ItemImport.Report(
                    report.rows(),
                    report.fresh(),
                    report.changed(),
                    report.same(),
                    report.bad(),
                    report.lost(),
                    report.unknown(),
                    report.seconds(),
                    errors.path(),
                    report.lines());
        }
    }

    /** Reads a table, or goes on with it where it was broken off. */
    ItemImport.Report run(ItemImport wanted, Begun begun, Progress progress, Keeper keeper) throws IOException {
        WorkList list = lists.find(wanted.list()).orElseThrow(() -> Problem.notFound("noSuchList", wanted.list()));
        Lists.requireOffice(list.office(), wanted.actor());
        Survey survey = survey(wanted);
        try (TableFile table = TableFile.open(wanted.file())) {
            SheetHeader header = SheetHeader.of(table.header(), wanted.kind(), wanted.columns());
            header.requireTitle();
            SheetReading reading = new SheetReading(tools, wanted, list, header, survey);
            return reading.read(table.rows(), begun, progress, keeper);
        }
    }

    /** Reads the file once without taking anything: a broken one is told first, and how long it is. */
    Survey survey(ItemImport wanted) throws IOException {
        try (TableFile table = TableFile.open(wanted.file())) {
            SheetHeader header = SheetHeader.of(table.header(), wanted.kind(), wanted.columns());
            long rows = 0;
            Set<Integer> numbers = new HashSet<>();
            for (Iterator<CsvFile.Row> all = table.rows(); all.hasNext(); rows++) {
                Integer nr = ItemCells.nr(header.cell(all.next(), ItemColumn.NR));
                if (nr != null) {
                    numbers.add(nr);
                }
            }
            return new Survey(rows, numbers);
        }
    }
}
