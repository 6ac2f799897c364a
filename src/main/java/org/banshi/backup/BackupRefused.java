package org.banshi.backup;

/** Why a backup cannot be made or restored, in one line that says what to do. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String line) {
        super(line);
    }

    BackupRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
