package org.banshi.portal;

import java.time.Instant;
import java.util.List;
import org.banshi.files.StoredFile;
import org.banshi.hotline.Citations;
import org.banshi.matter.Matter;
import org.banshi.matter.Proxies;
import org.banshi.web.Field;
import org.banshi.web.Page;
import org.banshi.web.TimelineEntry;
import org.banshi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A request as its raiser follows it, like a parcel.
 *
 * @param matter the request
 * @param place where, and in which category, as said
 * @param stage where it stands
 * @param steps the steps of the way; empty for one that ended before
 * @param timeline what happened, the newest first
 * @param said what the raiser is to read
 * @param title what it is about, unless the words begin with it
 * @param verdict the fields of the verdict; empty when none is asked for
 * @param actions what else may be done now
 * @param seen who looked; absent for somebody who acts for the raiser
 * @param proxies who may act in it on the word given to the hotline; the raiser alone sees them
 * @param photos the raiser's own
 * @param handedOn whether it became a request, which the raiser may follow
 */
record JourneyPage(
        Matter matter,
        Where place,
        Stage stage,
        List<Step> steps,
        List<TimelineEntry> timeline,
        Said said,
        @Nullable String title,
        List<Field> verdict,
        List<String> actions,
        @Nullable Seen seen,
        List<Proxies.Grant> proxies,
        List<StoredFile> photos,
        boolean handedOn)
        implements Page {

    /** Names of place and category, where known. */
    record Where(@Nullable String place, @Nullable String category) {}

    /**
     * Where it stands.
     *
     * @param now message key: in a few words
     * @param next message key: what happens next
     * @param tone how it is meant
     * @param due until when, absent when nothing is due
     * @param stopped when that clock stopped
     * @param dueKey message key: what is due then
     * @param told the date told first, where another holds now
     * @param danger whether its words speak of danger to life
     */
    record Stage(
            String now,
            String next,
            Tone tone,
            @Nullable Instant due,
            @Nullable Instant stopped,
            String dueKey,
            @Nullable Instant told,
            boolean danger) {}

    /** A step of the way: behind, where it is now, or ahead. */
    record Step(String key, When when) {}

    enum When {
        DONE,
        NOW,
        AHEAD;

        /** The sign shown before the word. */
        String sign() {
            return switch (this) {
                case DONE -> "✓";
                case NOW -> "●";
                case AHEAD -> "○";
            };
        }

        /** The message that says it to those who do not see the sign. */
        String key() {
            return switch (this) {
                case DONE -> "portal.step.done";
                case NOW -> "portal.step.now";
                case AHEAD -> "portal.step.ahead";
            };
        }
    }

    /**
     * What the raiser is to read.
     *
     * @param answer the public answer, once it is given
     * @param answeredAt when
     * @param cited what the answer cites, as it was worded then
     * @param told the ground of a decision
     * @param question what the unit asks, until it is answered
     */
    record Said(
            @Nullable String answer,
            @Nullable Instant answeredAt,
            Citations.@Nullable Citation cited,
            @Nullable String told,
            @Nullable String question) {}

    /**
     * Who looked, the newest first.
     *
     * @param identity who read the name or the phone number: all of them
     * @param others who looked at the rest, the last of them
     */
    record Seen(List<SeenBy> identity, List<SeenBy> others) {}

    /** Somebody of the staff looked: by unit or role, never by name. */
    record SeenBy(
            Instant at, String who, String what, @Nullable String reason) {}
}
