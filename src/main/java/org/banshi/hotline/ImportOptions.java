package org.banshi.hotline;

import java.nio.file.Path;
import java.util.List;
import org.banshi.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * What to import and how.
 *
 * @param file a table with a header: .csv or tab in UTF-8 or GB18030, or .xlsx
 * @param maps which of its columns is which of ours; columns of our own names need none
 * @param source the outside register it comes from; absent for the file's name
 * @param create whether unknown units and categories are created
 * @param errors where bad rows are told; absent for FILE.errors.csv beside the file, or in the current folder
 * @param language in which they are told
 */
public record ImportOptions(
        Path file,
        List<Mapping> maps,
        @Nullable String source,
        boolean create,
        @Nullable Path errors,
        Language language) {
    public ImportOptions {
        maps = List.copyOf(maps);
    }

    /** With no more than the file. */
    public static ImportOptions of(Path file) {
        return new ImportOptions(file, List.of(), null, false, null, Language.ZH);
    }

    /** With one more column mapped. */
    public ImportOptions map(String theirs, String ours) {
        List<Mapping> more = new java.util.ArrayList<>(maps);
        more.add(new Mapping(theirs, ours));
        return new ImportOptions(file, more, source, create, errors, language);
    }

    /** Creating unknown units and categories. */
    public ImportOptions creating() {
        return new ImportOptions(file, maps, source, true, errors, language);
    }

    /** With bad rows told there. */
    public ImportOptions errorsTo(Path path) {
        return new ImportOptions(file, maps, source, create, path, language);
    }

    /** The name of the outside register. */
    String register() {
        return source == null || source.isBlank() ? String.valueOf(file.getFileName()) : source.strip();
    }

    /**
     * One column of theirs that goes to one of ours.
     *
     * @param theirs name in the header
     * @param ours one of our names
     */
    public record Mapping(String theirs, String ours) {}
}
