package org.banshi.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.banshi.access.Actor;
import org.banshi.calendar.CityClock;
import org.banshi.files.FileRows.Row;
import org.banshi.files.Sniffer.Sniffed;
import org.banshi.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a file into the house, and out of it when nobody wanted it. */
final class Intake {
    private static final Duration LOOSE = Duration.ofDays(1);
    /** What a thumbnail is called after its picture. */
    static final String THUMBNAIL = ".thumb";

    private final FileRows rows;
    private final Contents contents;
    private final TransactionTemplate ownTransaction;
    private final CityClock clock;

    /** @param ownTransaction begins a new transaction always */
    Intake(FileRows rows, Contents contents, TransactionTemplate ownTransaction, CityClock clock) {
        this.rows = rows;
        this.contents = contents;
        this.ownTransaction = ownTransaction;
        this.clock = clock;
    }

    StoredFile store(InputStream in, String originalName, Actor by) {
        byte[] given = read(in);
        Sniffed sniffed = Sniffer.sniff(given);
        Images.@Nullable Picture picture =
                sniffed.kind() == StoredFile.Kind.IMAGE ? Images.clean(given, sniffed.type()) : null;
        byte[] bytes = picture == null ? Hidden.clean(given, sniffed) : picture.bytes();
        String type = picture == null ? sniffed.type() : picture.type();
        String ending = picture == null ? sniffed.ending() : picture.ending();
        StoredFile file = new StoredFile(
                UUID.randomUUID(),
                Names.clean(originalName, ending),
                sniffed.kind(),
                type,
                bytes.length,
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                null,
                clock.instant());
        String sha256 = S3Signature.sha256(bytes);
        // The row first: bytes without a row would never be found again; a row without bytes is swept.
        ownTransaction.executeWithoutResult(_ -> {
            rows.lock(sha256);
            rows.insert(new Row(file, sha256), by);
        });
        contents.put(sha256, bytes);
        if (picture != null) {
            contents.put(sha256 + THUMBNAIL, picture.thumbnail());
        }
        return file;
    }

    InputStream thumbnail(Row row) {
        if (!row.file().hasThumbnail()) {
            throw Problem.notFound("files.not_found");
        }
        return contents.open(row.sha256() + THUMBNAIL);
    }

    int sweep() {
        Instant before = clock.instant().minus(LOOSE);
        int removed = 0;
        List<String> batch;
        do {
            batch = rows.loose(before, 200);
            for (String sha256 : batch) {
                removed += sweep(sha256, before);
            }
        } while (!batch.isEmpty());
        if (contents instanceof Folder folder) {
            folder.sweepHalves(before);
        }
        return removed;
    }

    void forget(String subject) {
        List<String> gone = rows.deleteOf(subject);
        if (gone.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                gone.forEach(sha256 -> sweep(sha256, Instant.EPOCH));
            }
        });
    }

    private int sweep(String sha256, Instant before) {
        Integer removed = ownTransaction.execute(_ -> {
            rows.lock(sha256);
            int gone = rows.deleteLoose(sha256, before);
            if (!rows.isUsed(sha256)) {
                contents.delete(sha256 + THUMBNAIL);
                contents.delete(sha256);
            }
            return gone;
        });
        return removed == null ? 0 : removed;
    }

    private static byte[] read(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(Attachments.MOST_BYTES + 1);
            if (bytes.length > Attachments.MOST_BYTES) {
                throw Problem.invalid("files", "files.too_large", Attachments.MOST_BYTES / (1024 * 1024));
            }
            if (bytes.length == 0) {
                throw Problem.invalid("files", "files.empty");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the upload broke off", e);
        }
    }
}
