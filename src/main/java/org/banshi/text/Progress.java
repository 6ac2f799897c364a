package org.banshi.text;

/** Hears how far a long job is. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (_, _) -> {};

    /**
     * Called now and then, and at the end.
     *
     * @param stage what is going on: {@code read}, {@code train}, {@code classify}
     * @param done rows, or rounds of training, done so far
     */
    void at(String stage, long done);
}
