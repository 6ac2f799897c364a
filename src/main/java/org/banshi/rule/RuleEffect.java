package org.banshi.rule;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule decides about things that are there already, so that a change of it can be looked at before it is made. A
 * room contributes it as a bean; it asks {@link Rules} as always, and is asked twice: as it is, and supposing the change.
 *
 * @param rule the rule
 * @param name of what is decided; its heading is the message {@code rule.effect.NAME}, a value of it, unless that is a time
 *     or has no message, {@code rule.effect.NAME.VALUE}
 * @param looking how it stands
 */
public record RuleEffect(RuleKey<?> rule, String name, Looking looking) {

    /** Looks how things stand. */
    @FunctionalInterface
    public interface Looking {
        /**
         * How things stand by the rules.
         *
         * @param now the moment that both looks share
         * @param most how many things to look at
         */
        Standing at(Instant now, int most);
    }

    /**
     * How things stand.
     *
     * @param values what is decided about each, by its number: an {@link Instant} or a word; null for nothing
     * @param all how many there are, looked at or not
     */
    public record Standing(Map<String, @Nullable Object> values, long all) {}
}
