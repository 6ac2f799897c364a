package org.banshi.files;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.banshi.access.Actor;

/** Files of matters: stored first, then attached to a matter in the transaction that raises or changes it. */
public final class Attachments {
    /** The largest file that is taken, in bytes. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** How many files a matter may have. */
    public static final int MOST_FILES = 9;

    private final FileRows rows;
    private final Intake intake;
    private final Contents contents;

    Attachments(FileRows rows, Intake intake, Contents contents) {
        this.rows = rows;
        this.intake = intake;
        this.contents = contents;
    }

    /**
     * Checks, cleans and stores a file, in a transaction of its own: a file that is never attached is swept away after
     * a day. The type is found by content; images lose all hidden data (place, camera) and are turned upright.
     *
     * @param in the bytes; read, not closed
     * @param originalName the name its owner gave it
     * @throws org.banshi.web.Problem 422 on field {@code files} when it is too large, empty, broken or of a type that
     *     is not taken
     */
    public StoredFile store(InputStream in, String originalName, Actor by) {
        return intake.store(in, originalName, by);
    }

    /**
     * Gives files to a matter, in the caller's transaction.
     *
     * @throws org.banshi.web.Problem 422 on field {@code files} when one is unknown or belongs to another matter
     *     already, or the matter would have more than {@link #MOST_FILES}
     */
    public void attach(List<UUID> ids, String subject) {
        rows.attach(ids, subject);
    }

    /** The files of a matter, in the order in which they came. */
    public List<StoredFile> of(String subject) {
        return rows.of(subject);
    }

    /** Those among them that residents sent, not staff. */
    public List<StoredFile> ofResident(String subject) {
        return rows.ofResident(subject);
    }

    /**
     * One file.
     *
     * @throws org.banshi.web.Problem 404 when there is none
     */
    public StoredFile require(UUID id) {
        return rows.require(id).file();
    }

    /**
     * The bytes of a file; the caller has checked that the reader may see it, and closes the stream.
     *
     * @throws org.banshi.web.Problem 404 when there is none
     */
    public InputStream open(UUID id) {
        return contents.open(rows.require(id).sha256());
    }

    /**
     * A JPEG of 320 pixels at most on the longer side.
     *
     * @throws org.banshi.web.Problem 404 when there is none, or it is no image
     */
    public InputStream thumbnail(UUID id) {
        return intake.thumbnail(rows.require(id));
    }

    /** Takes away all files of a matter, in the caller's transaction; the bytes go when it is committed. */
    public void forget(String subject) {
        intake.forget(subject);
    }

    /**
     * Removes files that were stored more than a day ago and never attached, and contents that no file has any more.
     *
     * @return how many files
     */
    public int sweep() {
        return intake.sweep();
    }
}
