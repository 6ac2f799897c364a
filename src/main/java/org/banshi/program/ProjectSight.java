package org.banshi.program;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.banshi.files.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * What a project keeps beside its row: why it was found eligible, who decided it, who agreed, what its users say.
 *
 * @param tests its eligibility tests (论证), as last argued
 * @param ballot the vote it came out of, if it came out of one
 * @param decisions the decisions on it: the first, and one for each change of its scope
 * @param consents the register of those it touches, by door
 * @param ratings what its users said, each time that they were asked
 * @param pictures pictures from before and after
 */
record ProjectSight(
        List<Test> tests,
        @Nullable Ballot ballot,
        List<Decision> decisions,
        List<Consent> consents,
        List<Rating> ratings,
        List<Picture> pictures) {

    /** One criterion, whether it was passed, and what shows it. */
    record Test(String criterion, boolean passed, String evidence, Instant at, String by) {}

    /** A vote among candidates; {@code own} is the one that became this project. */
    record Ballot(String body, LocalDate day, String record, int own, List<Candidate> candidates) {}

    /** A candidate with its score. */
    record Candidate(int n, String title, BigDecimal score, boolean chosen) {}

    /** A decision, by vote or by somebody named: chosen, changed, stopped. */
    record Decision(
            int n,
            String act,
            boolean byVote,
            String body,
            @Nullable String decider,
            LocalDate day,
            int yes,
            int no,
            int abstained,
            boolean carried,
            String scope,
            String record) {}

    /** The word of its users, counted. */
    record Rating(
            int n, String how, int yes, int no, @Nullable String said, Instant at, String by) {}

    /** A picture; {@code when} is before or after. */
    record Picture(String when, StoredFile file) {}

    /** How many of the register agreed. */
    long agreed() {
        return consents.stream()
                .filter(consent -> Boolean.TRUE.equals(consent.agreed()))
                .count();
    }

    boolean isEmpty() {
        return tests.isEmpty() && ballot == null && decisions.isEmpty() && consents.isEmpty() && ratings.isEmpty();
    }
}
