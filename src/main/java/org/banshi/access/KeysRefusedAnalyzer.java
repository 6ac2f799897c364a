package org.banshi.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why the server does not start with these keys. */
final class KeysRefusedAnalyzer extends AbstractFailureAnalyzer<KeysRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable root, KeysRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Set BANSHI_KEYS to the keys that this database was made with.", cause);
    }
}
