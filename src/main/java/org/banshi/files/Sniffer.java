package org.banshi.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.Tika;
import org.banshi.web.Problem;

/** Tells what a file is by its bytes alone; its name and what the browser says count for nothing. */
final class Sniffer {
    /** What Tika may call it, and what the house calls it. All else is refused. */
    private static final Map<String, Sniffed> TAKEN = Map.ofEntries(
            Map.entry("image/jpeg", new Sniffed(StoredFile.Kind.IMAGE, "image/jpeg", "jpg")),
            Map.entry("image/png", new Sniffed(StoredFile.Kind.IMAGE, "image/png", "png")),
            Map.entry("image/gif", new Sniffed(StoredFile.Kind.IMAGE, "image/gif", "gif")),
            Map.entry("application/pdf", new Sniffed(StoredFile.Kind.DOCUMENT, "application/pdf", "pdf")),
            Map.entry("audio/mpeg", new Sniffed(StoredFile.Kind.AUDIO, "audio/mpeg", "mp3")),
            Map.entry("audio/mp4", new Sniffed(StoredFile.Kind.AUDIO, "audio/mp4", "m4a")),
            Map.entry("audio/x-m4a", new Sniffed(StoredFile.Kind.AUDIO, "audio/mp4", "m4a")),
            Map.entry("audio/amr", new Sniffed(StoredFile.Kind.AUDIO, "audio/amr", "amr")),
            Map.entry("audio/vnd.wave", new Sniffed(StoredFile.Kind.AUDIO, "audio/wav", "wav")),
            Map.entry("video/mp4", new Sniffed(StoredFile.Kind.VIDEO, "video/mp4", "mp4")),
            Map.entry("application/mp4", new Sniffed(StoredFile.Kind.VIDEO, "video/mp4", "mp4")),
            Map.entry("video/x-m4v", new Sniffed(StoredFile.Kind.VIDEO, "video/mp4", "mp4")),
            Map.entry("video/quicktime", new Sniffed(StoredFile.Kind.VIDEO, "video/quicktime", "mov")));

    private static final Sniffed DOCX = new Sniffed(
            StoredFile.Kind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx");
    private static final Sniffed XLSX = new Sniffed(
            StoredFile.Kind.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    private static final int MOST_ENTRIES = 5000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final Tika TIKA = new Tika();

    private Sniffer() {}

    /** What a file is. */
    record Sniffed(StoredFile.Kind kind, String type, String ending) {}

    static Sniffed sniff(byte[] bytes) {
        String found = TIKA.detect(bytes);
        Sniffed taken = TAKEN.get(found);
        if (taken != null) {
            return taken;
        }
        if (found.startsWith("application/zip") || found.contains("ooxml")) {
            return office(bytes);
        }
        throw refused();
    }

    /** A ZIP is taken only if it is a text or a table of an office program, without macros, and no bomb. */
    private static Sniffed office(byte[] bytes) {
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[64 * 1024];
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw Problem.invalid("files", "files.too_large_unpacked");
                    }
                }
                if (names.size() > MOST_ENTRIES) {
                    throw Problem.invalid("files", "files.too_large_unpacked");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.invalid("files", "files.broken");
        }
        boolean macros = names.stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
        if (!names.contains("[Content_Types].xml") || macros) {
            throw refused();
        }
        if (names.contains("word/document.xml")) {
            return DOCX;
        }
        if (names.contains("xl/workbook.xml")) {
            return XLSX;
        }
        throw refused();
    }

    private static Problem refused() {
        return Problem.invalid("files", "files.type");
    }
}
