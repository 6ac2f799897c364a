package org.banshi.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Takes away sessions that are over, every minute, but only once the house stands with all its tables. */
@Component
@ConditionalOnWebApplication
final class SessionsOver {
    private final JdbcIndexedSessionRepository sessions;

    SessionsOver(JdbcIndexedSessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void takeAway() {
        sessions.cleanUpExpiredSessions();
    }
}
